import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import { isEmptyUsage, usageMetadata } from '../../lib/wire/usage-metadata';
import { deepFreeze } from './deep-freeze';
import { usageOf } from './usage-of';

const usageIn = (raw: object): unknown => {
  const decoded = decodeServerMessage(JSON.stringify({ usageMetadata: raw }));
  return decoded._tag === 'Left' ? undefined : decoded.right.usageMetadata;
};

describe('usageMetadata', () => {
  const counts = {
    promptTokenCount: 1,
    cachedContentTokenCount: 3,
    toolUsePromptTokenCount: 4,
    thoughtsTokenCount: 5,
    totalTokenCount: 15,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: 1 }],
    cacheTokensDetails: [{ modality: 'AUDIO', tokenCount: 3 }],
    toolUsePromptTokensDetails: [{ modality: 'IMAGE', tokenCount: 4 }],
  };
  const reply = { responseTokenCount: 2, responseTokensDetails: [{ modality: 'AUDIO', tokenCount: 2 }] };

  it('reads the vocabulary of the Gemini API', () => {
    expect(usageIn({ ...counts, ...reply, serviceTier: 'standard' })).toStrictEqual({ ...counts, ...reply, serviceTier: 'standard' });
  });

  it('reads the vocabulary of Vertex AI and gives the same', () => {
    const vertex = { ...counts, candidatesTokenCount: 2, candidatesTokensDetails: reply.responseTokensDetails, trafficType: 'ON_DEMAND' };
    expect(usageIn(vertex)).toStrictEqual({ ...counts, ...reply, trafficType: 'ON_DEMAND' });
  });

  it('takes the first vocabulary where a message speaks both', () => {
    expect(usageIn({ responseTokenCount: 2, candidatesTokenCount: 9 })).toStrictEqual(usageOf({ responseTokenCount: 2 }));
  });

  it('counts 0 for what the wire leaves out', () => {
    expect(usageIn({ totalTokenCount: 7 })).toStrictEqual(usageOf({ totalTokenCount: 7 }));
    expect(usageIn({ promptTokensDetails: [{ modality: 'AUDIO' }, { tokenCount: 2 }] })).toStrictEqual(
      usageOf({
        promptTokensDetails: [
          { modality: 'AUDIO', tokenCount: 0 },
          { modality: 'MODALITY_UNSPECIFIED', tokenCount: 2 },
        ],
      }),
    );
  });

  it('reads counts in strings', () => {
    expect(usageIn({ promptTokenCount: '12', promptTokensDetails: [{ modality: 'TEXT', tokenCount: '12' }] })).toStrictEqual(
      usageOf({ promptTokenCount: 12, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 12 }] }),
    );
  });

  it('keeps unknown keys', () => {
    expect(usageIn({ totalTokenCount: 1, carbon: 'little' })).toStrictEqual({ ...usageOf({ totalTokenCount: 1 }), carbon: 'little' });
  });

  it('keeps the rest where one count is wrong', () => {
    expect(usageIn({ promptTokenCount: 'many', totalTokenCount: 1 })).toStrictEqual(usageOf({ totalTokenCount: 1 }));
  });

  it('reads what it wrote', () => {
    const usage = deepFreeze(usageOf({ totalTokenCount: 3, responseTokensDetails: [{ modality: 'TEXT', tokenCount: 3 }] }));
    expect(usageMetadata.decode(usageMetadata.encode(usage))).toStrictEqual({ _tag: 'Right', right: usage });
    expect(usageMetadata.is(usage)).toBe(true);
    expect(usageMetadata.is(3)).toBe(false);
  });
});

describe('isEmptyUsage', () => {
  it('holds where every count is zero, whatever the tier', () => {
    expect(isEmptyUsage(usageOf({}))).toBe(true);
    expect(isEmptyUsage(usageOf({ serviceTier: 'standard', trafficType: 'ON_DEMAND' }))).toBe(true);
  });

  it.each([
    'promptTokenCount',
    'responseTokenCount',
    'cachedContentTokenCount',
    'toolUsePromptTokenCount',
    'thoughtsTokenCount',
    'totalTokenCount',
  ] as const)('does not hold with %s', (key) => {
    expect(isEmptyUsage(usageOf({ [key]: 1 }))).toBe(false);
  });

  it.each(['promptTokensDetails', 'responseTokensDetails', 'cacheTokensDetails', 'toolUsePromptTokensDetails'] as const)(
    'does not hold with %s',
    (key) => {
      expect(isEmptyUsage(usageOf({ [key]: [{ modality: 'TEXT', tokenCount: 1 }] }))).toBe(false);
    },
  );
});
