import { isLeft } from 'fp-ts/lib/Either.js';
import { readFrame } from '../../../lib/simulator/setup/read-frame';

const refusalOf = (message: unknown): unknown => {
  const frame = readFrame(typeof message === 'string' ? message : JSON.stringify(message));
  return isLeft(frame) ? frame.left.reason : null;
};

const NO_FIELD = 'Cannot find field.';
const said = (name: string, path: string): string => `Invalid JSON payload received. Unknown name "${name}" at '${path}': ${NO_FIELD}`;

const responding = (more: object): object => ({ toolResponse: { functionResponses: [{ id: 'a', name: 'b', response: {}, ...more }] } });

describe('readFrame', () => {
  it.each([
    [
      'a turn',
      { clientContent: { turns: [{ role: 'user', parts: [{ text: 'Hi' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] }] } },
    ],
    ['sound in snake_case', { realtime_input: { audio: { mime_type: 'audio/pcm', data: 'AAAA' } } }],
    ['marks of activity', { realtimeInput: { activityStart: {}, activityEnd: {} } }],
    ['a result with keys of its own', responding({ response: { output: { some_key: { bogusField: 1 } } }, scheduling: 'WHEN_IDLE' })],
  ])('takes %s', (_what, message) => {
    expect(refusalOf(message)).toBeNull();
  });

  it.each([
    ['at the top', { sessionUpdate: {} }, `Invalid JSON payload received. Unknown name "sessionUpdate": ${NO_FIELD}`],
    ['in live input', { realtimeInput: { sound: {} } }, said('sound', 'realtime_input')],
    ['in media', { realtimeInput: { audio: { mimeType: 'audio/pcm', rate: 1 } } }, said('rate', 'realtime_input.audio')],
    ['in a mark', { realtimeInput: { activityStart: { at: 1 } } }, said('at', 'realtime_input.activity_start')],
    ['in a part', { clientContent: { turns: [{}, { parts: [{ texts: 'Hi' }] }] } }, said('texts', 'client_content.turns[1].parts[0]')],
    ['in a response', responding({ result: 1 }), said('result', 'tool_response.function_responses[0]')],
    ['of an object', { realtimeInput: { constructor: {} } }, said('constructor', 'realtime_input')],
  ])('names a field that it does not know %s', (_where, message, reason) => {
    expect(refusalOf(message)).toBe(reason);
  });

  it.each([
    ['a schedule', responding({ scheduling: 'INTERRUPTED' }), 'tool_response.function_responses[0].scheduling'],
    ['a response', responding({ response: 'rain' }), 'tool_response.function_responses[0].response'],
    ['a text', { realtimeInput: { text: 7 } }, 'realtime_input.text'],
    ['a flag', { clientContent: { turnComplete: 'yes' } }, 'client_content.turn_complete'],
    ['base64', { realtimeInput: { video: { mimeType: 'image/png', data: '~' } } }, 'realtime_input.video.data'],
  ])('says where %s is none', (_what, message, path) => {
    expect(refusalOf(message)).toContain(`Invalid value at '${path}' (`);
  });

  it.each([
    ['no JSON', '{"setup":', 'Invalid JSON payload received. Unexpected token.'],
    ['a list', '[]', 'Invalid JSON payload received. Unexpected token.'],
    ['nothing', {}, 'Request contains an invalid argument.'],
    ['two messages', { realtimeInput: {}, clientContent: {} }, 'Request contains an invalid argument.'],
  ])('refuses %s', (_what, message, reason) => {
    expect(refusalOf(message)).toBe(reason);
  });

  it.each([
    ['a setup', '{"setup":{"systemInstruction":', '{"parts":', '}}'],
    ['a schema', '{"setup":{"tools":[{"functionDeclarations":[{"name":"f","parameters":', '{"items":', '}]}]}}'],
    ['a JSON schema', '{"setup":{"tools":[{"functionDeclarations":[{"name":"f","parametersJsonSchema":', '{"items":', '}]}]}}'],
    ['a result', '{"toolResponse":{"functionResponses":[{"id":"a","name":"f","response":', '{"a":', '}]}}'],
    ['a label', '{"setup":{"labels":', '{"a":', '}}'],
  ])('refuses %s that is nested without end', (_what, before, level, after) => {
    const nested = (levels: number): string => `${before}${level.repeat(levels)}{}${'}'.repeat(levels)}${after}`;
    expect(refusalOf(nested(50_000))).toBe('Invalid JSON payload received. Message too deep.');
    expect(refusalOf(nested(100))).toBe('Invalid JSON payload received. Message too deep.');
  });

  it('takes a result of some depth', () => {
    const nested = `${'{"a":'.repeat(90)}{}${'}'.repeat(90)}`;
    expect(refusalOf(`{"toolResponse":{"functionResponses":[{"id":"a","name":"f","response":${nested}}]}}`)).toBeNull();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(isLeft(readFrame(new Uint8Array([0x7b, 0xff, 0x7d])))).toBe(true);
  });
});
