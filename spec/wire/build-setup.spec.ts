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

  it.each([
    { generationConfig: { responseModalities: [] } },
    { generationConfig: { responseModalities: ['AUDIO', 'TEXT'] } },
    { sessionResumption: { handle: '' } },
    { sessionResumption: { handle: null } },
    { sessionResumption: { transparent: true } },
    { toolConfig: {} },
  ])('leaves to others whether %j is refused', (setup) => {
    expect(built(setup)).toStrictEqual({ ...setup, model: 'models/m' });
  });

  it('sends no handle that is undefined', () => {
    const message = built({ sessionResumption: { handle: undefined } }, gemini, true);
    expect(JSON.parse(stringify(message as object))).toEqual({ model: 'models/m', sessionResumption: {} });
  });

  it('has a place of its own for the model, and makes content of an empty instruction too', () => {
    expect(built({ model: 'other', systemInstruction: '' })).toStrictEqual({
      model: 'models/m',
      systemInstruction: { parts: [{ text: '' }] },
    });
  });

  it.each<[unknown, readonly string[]]>([
    [null, ['setup: it is null; give an object']],
    ['x', ['setup: it is "x"; give an object']],
    [[], ['setup: it is an array of 0; give an object']],
    [{ generationConfig: { responseModalities: 'AUDIO' } }, ['setup.generationConfig.responseModalities: it is "AUDIO"; give an array']],
    [{ generationConfig: 'fast' }, ['setup.generationConfig: it is "fast"; give an object']],
    [{ generationConfig: { temperature: 'hot' } }, ['setup.generationConfig.temperature: it is "hot"; give a number']],
    [{ sessionResumption: { handle: 5 } }, ['setup.sessionResumption.handle: it is 5; give a string']],
    [{ systemInstruction: 5 }, ['setup.systemInstruction: it is 5; give an object']],
    [{ systemInstruction: { parts: 'x' } }, ['setup.systemInstruction.parts: it is "x"; give an array']],
    [{ systemInstruction: { parts: [5] } }, ['setup.systemInstruction.parts[0]: it is 5; give an object']],
    [
      { tools: [{ functionDeclarations: [{ description: 'd' }] }] },
      ['setup.tools[0].functionDeclarations[0].name: it is undefined; give a string'],
    ],
  ])('refuses %j', (setup, problems) => {
    expect(built(setup)).toStrictEqual(problems);
  });

  it('refuses a wrong shape on every backend', () => {
    for (const home of [gemini, vertex, custom])
      expect(built({ generationConfig: 'fast' }, home)).toStrictEqual(['setup.generationConfig: it is "fast"; give an object']);
  });

  it('names every problem at once', () => {
    const setup = {
      generationConfig: { temperature: 'hot', topK: null, responseModalities: [] },
      tools: {},
      sessionResumption: { handle: '', transparent: true },
      systemInstruction: '',
      model: 'm',
      toolConfig: {},
    };
    expect(built(setup)).toStrictEqual([
      'setup.generationConfig.temperature: it is "hot"; give a number',
      'setup.tools: it is an object with no keys; give an array',
    ]);
  });
});
