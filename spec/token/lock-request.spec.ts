import { left, right } from 'fp-ts/lib/Either.js';
import type { TokenLock } from '../../lib/token/token-lock';
import { lockRequest } from '../../lib/token/lock-request';

const MODEL = 'gemini-3.8-live';
const setup: TokenLock['setup'] = { systemInstruction: 'Be brief.', generationConfig: { responseModalities: ['AUDIO'] } };
const SENT = {
  model: 'models/gemini-3.8-live',
  systemInstruction: { parts: [{ text: 'Be brief.' }] },
  generationConfig: { responseModalities: ['AUDIO'] },
};

const problemsOf = (lock: unknown): readonly string[] => {
  const checked = lockRequest(lock as TokenLock);
  return checked._tag === 'Left' ? checked.left.map(({ field, problem }) => `${field}: ${problem}`) : [];
};

describe('lockRequest', () => {
  it('says nothing where nothing is locked', () => {
    expect(lockRequest(undefined)).toEqual(right({}));
  });

  it('sends all of the setup and no mask, so that the client can say nothing; asks for resumption in its place', () => {
    expect(lockRequest({ model: MODEL, setup, fields: 'all' })).toEqual(
      right({ bidiGenerateContentSetup: { ...SENT, sessionResumption: {} } }),
    );
  });

  it('keeps what the setup itself says of resumption', () => {
    expect(lockRequest({ model: MODEL, setup: { sessionResumption: { handle: 'h' } }, fields: 'all' })).toEqual(
      right({ bidiGenerateContentSetup: { model: SENT.model, sessionResumption: { handle: 'h' } } }),
    );
  });

  it('names the fields that are given, two levels deep', () => {
    expect(lockRequest({ model: MODEL, setup, fields: 'given' })).toEqual(
      right({ bidiGenerateContentSetup: SENT, fieldMask: 'generationConfig.responseModalities,systemInstruction.parts,model' }),
    );
  });

  it('locks the model alone', () => {
    expect(lockRequest({ model: MODEL, fields: 'given' })).toEqual(
      right({ bidiGenerateContentSetup: { model: SENT.model }, fieldMask: 'model' }),
    );
  });

  it('adds the fields of a list to those that are given', () => {
    const fields = ['tools', 'generationConfig.temperature', 'realtimeInputConfig.automaticActivityDetection.disabled'] as const;
    expect(lockRequest({ model: MODEL, setup: { systemInstruction: 'Be brief.' }, fields })).toEqual(
      right({
        bidiGenerateContentSetup: { model: SENT.model, systemInstruction: SENT.systemInstruction },
        fieldMask: `systemInstruction.parts,model,${fields.join(',')}`,
      }),
    );
  });

  it('never sends an empty mask, which would lock everything', () => {
    expect(lockRequest({ model: MODEL, fields: [] })).toMatchObject(right({ fieldMask: 'model' }));
  });

  it('names no field that JSON leaves out', () => {
    const given = { generationConfig: { temperature: undefined, topK: 3 }, tools: undefined } as unknown as Required<TokenLock>['setup'];
    expect(lockRequest({ model: MODEL, setup: given, fields: 'given' })).toEqual(
      right({
        bidiGenerateContentSetup: { model: SENT.model, generationConfig: { topK: 3 } },
        fieldMask: 'generationConfig.topK,model',
      }),
    );
  });

  it('writes bytes in base64, and locks them as one', () => {
    const given = { avatarConfig: { customizedAvatar: { imageData: Uint8Array.of(1, 2, 3) } } };
    expect(lockRequest({ model: MODEL, setup: given, fields: 'given' })).toEqual(
      right({
        bidiGenerateContentSetup: { model: SENT.model, avatarConfig: { customizedAvatar: { imageData: 'AQID' } } },
        fieldMask: 'avatarConfig.customizedAvatar,model',
      }),
    );
  });

  it.each(['models/m', 'tunedModels/m'])('keeps the full name %s', (model) => {
    expect(lockRequest({ model, fields: 'given' })).toMatchObject(right({ bidiGenerateContentSetup: { model } }));
  });

  it('knows no lock by other names', () => {
    expect(lockRequest(null as unknown as undefined)).toEqual(left([{ field: 'lock', problem: 'should be an object but is null' }]));
  });

  it('names everything that is wrong at once', () => {
    expect(
      problemsOf({ model: ' ', setup: { generationConfig: { temperature: 'hot' }, toolConfig: {} }, fields: 'some', mask: '' }),
    ).toEqual([
      'lock.model: should be the name of a model',
      'lock.fields: should be "all", "given" or a list of fields',
      'lock.mask: is not known; there are model, setup, fields',
      expect.stringMatching(/^lock\.setup\.generationConfig\.temperature: .*"hot"/),
      expect.stringMatching(/^lock\.setup\.toolConfig: ./),
    ]);
  });

  it('misses what has to be there', () => {
    expect(problemsOf({})).toEqual([
      'lock.model: should be the name of a model',
      'lock.fields: should be "all", "given" or a list of fields',
    ]);
  });

  it.each<readonly [unknown, string]>([
    ['temperature', 'holds "temperature", which is no field of a setup: write "generationConfig.temperature"'],
    ['generationConfig.temprature', 'holds "generationConfig.temprature", which is no field of a setup'],
    ['a,b', 'should hold paths of the setup, such as "generationConfig.temperature", but holds "a,b"'],
    ['', 'should hold paths of the setup, such as "generationConfig.temperature", but holds ""'],
    ['tools.', 'should hold paths of the setup, such as "generationConfig.temperature", but holds "tools."'],
    [7, 'should hold paths of the setup, such as "generationConfig.temperature", but holds 7'],
  ])('refuses the path %p, which would lock nothing', (path, problem) => {
    expect(problemsOf({ model: MODEL, fields: ['tools', path] })).toEqual([`lock.fields: ${problem}`]);
  });

  it('refuses a setup that is no JSON', () => {
    const round: Record<string, unknown> = {};
    round['itself'] = round;
    expect(problemsOf({ model: MODEL, setup: { proactivity: round }, fields: 'all' })).toEqual([
      expect.stringMatching(/^lock\.setup: is not JSON: /),
    ]);
  });

  it('is not told of later changes', () => {
    const changing = { generationConfig: { temperature: 1 } };
    const checked = lockRequest({ model: MODEL, setup: changing, fields: 'given' });
    changing.generationConfig.temperature = 2;
    expect(checked).toMatchObject(right({ bidiGenerateContentSetup: { generationConfig: { temperature: 1 } } }));
  });
});
