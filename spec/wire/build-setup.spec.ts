import { buildSetup } from '../../lib/wire/build-setup';
import type { ModelHome } from '../../lib/wire/model-name';
import type { Setup } from '../../lib/wire/setup-message';
import { stringify } from '../../lib/wire/stringify';
import { voiceSetup } from '../../lib/wire/voice-setup';
import { decodeClientMessage } from '../../lib/wire/decode-client-message';
import { deepFreeze } from './deep-freeze';

const gemini: ModelHome = { type: 'geminiApi' };
const vertex: ModelHome = { type: 'vertexAi', project: 'p', location: 'l' };
const custom: ModelHome = { type: 'custom' };

const built = (setup: unknown, home: ModelHome = gemini, askForResumption = false): unknown => {
  const result = buildSetup(deepFreeze({ home, model: 'm', setup: setup as Setup, askForResumption }));
  return result._tag === 'Right' ? result.right : result.left.map(({ field, problem }) => `${field}: ${problem}`);
};

describe('buildSetup', () => {
  it('names the model as the backend does', () => {
    expect(built({})).toStrictEqual({ model: 'models/m' });
    expect(built({}, custom)).toStrictEqual({ model: 'm' });
    expect(built({}, vertex)).toHaveProperty('model', 'projects/p/locations/l/publishers/google/models/m');
  });

  it('asks Vertex AI for audio where the app asks for nothing', () => {
    expect(built({ generationConfig: { temperature: 1 } }, vertex)).toHaveProperty('generationConfig', {
      temperature: 1,
      responseModalities: ['AUDIO'],
    });
    expect(built({ generationConfig: { responseModalities: ['TEXT'] } }, vertex)).toHaveProperty('generationConfig', {
      responseModalities: ['TEXT'],
    });
    expect(built({ generationConfig: { temperature: 1 } }, gemini)).toHaveProperty('generationConfig', { temperature: 1 });
    expect(built({}, custom)).not.toHaveProperty('generationConfig');
  });

  it('asks for resumption only when asked to, and leaves alone what the setup says of it', () => {
    expect(built({}, gemini, true)).toStrictEqual({ model: 'models/m', sessionResumption: {} });
    expect(built({}, gemini, false)).not.toHaveProperty('sessionResumption');
    expect(built({ sessionResumption: { handle: 'h' } }, gemini, true)).toHaveProperty('sessionResumption', { handle: 'h' });
    expect(built({ sessionResumption: { transparent: true } }, vertex, true)).toHaveProperty('sessionResumption', { transparent: true });
  });

  it('turns a system instruction of text into the form of the wire', () => {
    expect(built({ systemInstruction: 'Be brief.' })).toHaveProperty('systemInstruction', { parts: [{ text: 'Be brief.' }] });
    const content = { role: 'user', parts: [{ text: '' }, { text: 'Be brief.' }] };
    expect(built({ systemInstruction: content })).toHaveProperty('systemInstruction', content);
  });

  it('passes everything else as it is, unknown fields too', () => {
    const setup = { ...voiceSetup({ voice: 'Kore' }), tools: [{ googleSearch: {} }, { tomorrow: { a: 1 } }], novelty: [1] };
    expect(built(setup)).toStrictEqual({ ...setup, model: 'models/m' });
  });

  it('makes a message that a server reads as it was meant', () => {
    const setup = voiceSetup({
      voice: 'Kore',
      systemInstruction: 'Be brief.',
      tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT' } }] }],
    });
    const message = built(setup, vertex, true);
    expect(decodeClientMessage(stringify({ setup: message }))).toStrictEqual({ _tag: 'Right', right: { setup: message } });
  });

  const HANDLE = 'setup.sessionResumption.handle: the server refuses an empty handle; leave it out to start a fresh session';
  const EMPTY = 'setup.systemInstruction: it is empty; leave it out';
  const MODALITIES = 'setup.generationConfig.responseModalities: a session has exactly one, AUDIO or TEXT';

  it.each<[unknown, readonly string[]]>([
    [null, ['setup: should be an object but is null']],
    ['x', ['setup: should be an object but is "x"']],
    [[], ['setup: should be an object but is an array of 0']],
    [{ generationConfig: { responseModalities: [] } }, [MODALITIES]],
    [{ generationConfig: { responseModalities: ['AUDIO', 'TEXT'] } }, [MODALITIES]],
    [{ generationConfig: { responseModalities: 'AUDIO' } }, ['setup.generationConfig.responseModalities: should be array but is "AUDIO"']],
    [{ generationConfig: 'fast' }, ['setup.generationConfig: should be object but is "fast"']],
    [{ generationConfig: { temperature: 'hot' } }, ['setup.generationConfig.temperature: should be number but is "hot"']],
    [{ sessionResumption: { handle: null } }, [HANDLE]],
    [{ sessionResumption: { handle: '' } }, [HANDLE]],
    [{ sessionResumption: { handle: undefined } }, [HANDLE]],
    [{ sessionResumption: { handle: 5 } }, ['setup.sessionResumption.handle: should be string but is 5']],
    [
      { sessionResumption: { transparent: true } },
      ['setup.sessionResumption.transparent: only Vertex AI knows it; the Gemini API closes the socket'],
    ],
    [{ systemInstruction: '' }, [EMPTY]],
    [{ systemInstruction: {} }, [EMPTY]],
    [{ systemInstruction: { parts: [] } }, [EMPTY]],
    [{ systemInstruction: { parts: [{ text: '' }, {}] } }, [EMPTY]],
    [{ systemInstruction: 5 }, ['setup.systemInstruction: should be object but is 5']],
    [{ systemInstruction: { parts: 'x' } }, ['setup.systemInstruction.parts: should be array but is "x"']],
    [{ systemInstruction: { parts: [5] } }, ['setup.systemInstruction.parts.0: should be object but is 5']],
    [{ model: 'm' }, ['setup.model: the model has a field of its own, beside setup']],
    [{ toolConfig: {} }, ['setup.toolConfig: a live setup has no such field']],
    [
      { tools: [{ functionDeclarations: [{ description: 'd' }] }] },
      ['setup.tools.0.functionDeclarations.0.name: should be string but is undefined'],
    ],
  ])('refuses %j', (setup, problems) => {
    expect(built(setup)).toStrictEqual(problems);
  });

  it('refuses a wrong shape on every backend', () => {
    for (const home of [gemini, vertex, custom])
      expect(built({ generationConfig: 'fast' }, home)).toStrictEqual(['setup.generationConfig: should be object but is "fast"']);
  });

  it('names every problem at once, of shape and of rule', () => {
    const setup = {
      generationConfig: { temperature: 'hot', topK: null, responseModalities: [] },
      tools: {},
      sessionResumption: { handle: '', transparent: true },
      systemInstruction: '',
      model: 'm',
      toolConfig: {},
    };
    expect(built(setup)).toStrictEqual([
      'setup.generationConfig.temperature: should be number but is "hot"',
      'setup.tools: should be array but is an object with no keys',
      MODALITIES,
      HANDLE,
      'setup.sessionResumption.transparent: only Vertex AI knows it; the Gemini API closes the socket',
      EMPTY,
      'setup.model: the model has a field of its own, beside setup',
      'setup.toolConfig: a live setup has no such field',
    ]);
  });
});
