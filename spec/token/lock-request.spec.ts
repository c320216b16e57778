import { isRight, left, right } from 'fp-ts/lib/Either.js';
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

  it('names the fields that are given, those of generationConfig each by itself', () => {
    expect(lockRequest({ model: MODEL, setup, fields: 'given' })).toEqual(
      right({ bidiGenerateContentSetup: SENT, fieldMask: 'generationConfig.responseModalities,systemInstruction,model' }),
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
        fieldMask: `systemInstruction,model,${fields.join(',')}`,
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

  it('writes bytes in base64, and locks what they stand in', () => {
    const given = { avatarConfig: { customizedAvatar: { imageData: Uint8Array.of(1, 2, 3) } } };
    expect(lockRequest({ model: MODEL, setup: given, fields: 'given' })).toEqual(
      right({
        bidiGenerateContentSetup: { model: SENT.model, avatarConfig: { customizedAvatar: { imageData: 'AQID' } } },
        fieldMask: 'avatarConfig,model',
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

  it('takes paths in snake_case, and sends them in camelCase', () => {
    expect(
      lockRequest({ model: MODEL, fields: ['system_instruction', 'generation_config.top_k'] as unknown as TokenLock['fields'] }),
    ).toMatchObject(right({ fieldMask: 'model,systemInstruction,generationConfig.topK' }));
  });

  it('refuses what the model is sure to refuse, in words and with the fix', () => {
    const generationConfig = { responseModalities: ['TEXT'], thinkingConfig: { thinkingLevel: 'LOW' } };
    expect(problemsOf({ model: MODEL, setup: { generationConfig, temperature: 1 }, fields: 'all' })).toEqual([
      'lock.setup.temperature: it stands in the wrong place; move it to setup.generationConfig.temperature',
      expect.stringMatching(/^lock\.setup\.generationConfig\.responseModalities: gemini-3\.8-live only speaks; ask for/),
      'lock.setup.generationConfig.thinkingConfig: gemini-3.8-live closes the socket for any thinkingConfig; leave it out',
    ]);
  });

  it.each([
    ['projects/p/locations/l/publishers/google/models/gemini-3.8-live', 'is not how the Gemini API names a model; write gemini-3.8-live'],
    [
      'gemini-live-2.5-flash-native-audio',
      'the Gemini API does not have gemini-live-2.5-flash-native-audio; Vertex AI does; use gemini-3.8-live',
    ],
    ['gemini-2.0-flash-live-001', 'gemini-2.0-flash-live-001 was shut down; use gemini-3.8-live'],
  ])('refuses the model %s', (model, words) => {
    expect(problemsOf({ model, fields: 'given' })).toEqual([expect.stringContaining(words)]);
  });

  it('goes by the version of the API, and by what the app knows of the model', () => {
    const lock: TokenLock = { model: 'gemini-2.5-flash-native-audio-preview-12-2025', setup: { proactivity: {} }, fields: 'given' };
    expect(isRight(lockRequest(lock, { setupCheck: 'refuse', apiVersion: 'v1beta' }))).toBe(false);
    expect(isRight(lockRequest(lock, { setupCheck: 'refuse', apiVersion: 'v1alpha' }))).toBe(true);
    expect(isRight(lockRequest(lock, { setupCheck: 'refuse', apiVersion: 'v1beta', capabilities: { proactivity: 'optional' } }))).toBe(
      true,
    );
  });

  it('trusts the app where that knows better, but for the shape', () => {
    const trusting = { setupCheck: 'warn' } as const;
    const text: TokenLock = { model: MODEL, setup: { generationConfig: { responseModalities: ['TEXT'] } }, fields: 'all' };
    expect(isRight(lockRequest(text, trusting))).toBe(true);
    const hot = { model: MODEL, setup: { generationConfig: { temperature: 'hot' } }, fields: 'all' } as unknown as TokenLock;
    expect(lockRequest(hot, trusting)).toEqual(
      left([{ field: 'lock.setup.generationConfig.temperature', problem: 'it is "hot"; give a number' }]),
    );
  });
});
