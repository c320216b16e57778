import type { Reply } from '../../../lib/simulator/model/reply/reply';
import { result, text } from '../client';
import type { Connection, Wanted } from '../connection';
import { connection } from '../connection';
import { endsTurn, isPiece, saidIn } from '../says';

const SPOKEN = { outputAudioTranscription: {} };
const WEATHER: Reply = { call: { name: 'get_weather', args: { city: 'Paris' } }, then: 'It rains.' };

const called = (wanted: Wanted): Connection & { readonly ids: readonly (string | undefined)[] } => {
  const started = connection({ setup: SPOKEN, ...wanted });
  started.send(text('Hi'));
  const { toolCall } = started.until((message) => message.toolCall !== undefined);
  return { ...started, ids: (toolCall?.functionCalls ?? []).map(({ id }) => id) };
};

describe('a tool round', () => {
  it('calls, waits however long it takes, and then speaks in the same turn', () => {
    const { send, until, wait, facts, look, ids } = called({ script: [WEATHER] });
    expect(ids).toEqual([expect.stringMatching(/^function-call-\d{19}$/)]);
    expect(look()).toEqual([{ toolCall: { functionCalls: [{ id: ids[0], name: 'get_weather', args: { city: 'Paris' } }] } }]);
    wait(600_000);
    expect(look()).toEqual([]);
    send(result(ids[0], 'get_weather', { output: 'rain' }));
    until(endsTurn);
    expect(facts()).toEqual(['OutputTranscription', 'AudioData', 'GenerationComplete', 'Usage', 'TurnComplete']);
  });

  it('says something before the call where the script does', () => {
    const { facts } = called({ script: [{ ...WEATHER, text: 'Let me see.' }] });
    expect(facts()).toEqual(['OutputTranscription', 'AudioData', 'OutputTranscription', 'AudioData', 'ToolCall']);
  });

  it('puts the results in words where the script does not', () => {
    const { send, until, look, ids } = called({ script: [{ call: { name: 'get_weather' } }] });
    send(result(ids[0], 'get_weather', { output: { tempC: 21 } }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get weather: tempC is 21.');
  });

  it('waits for all of several calls, answered in any order', () => {
    const { send, wait, until, look, ids } = called({ script: [{ call: [{ name: 'one' }, { name: 'two' }], then: 'Both.' }] });
    look();
    send(result(ids[1], 'two', {}));
    wait(60_000);
    expect(look()).toEqual([]);
    send(result(ids[0], 'one', {}));
    until(endsTurn);
    expect(saidIn(look())).toBe('Both.');
  });

  it('matches by name where a call has no id', () => {
    const { send, until, ids, closed } = called({ script: [{ call: { name: 'ping', id: false }, then: 'Pong.' }] });
    expect(ids).toEqual([undefined]);
    send(result(undefined, 'ping', {}));
    until(endsTurn);
    expect(closed()).toBeUndefined();
  });

  it('keeps a call open that will continue', () => {
    const { send, wait, look, until, ids } = called({ script: [WEATHER] });
    look();
    send({ toolResponse: { functionResponses: [{ id: ids[0], name: 'get_weather', response: {}, willContinue: true }] } });
    wait(60_000);
    expect(look()).toEqual([]);
    send(result(ids[0], 'get_weather', {}));
    until(isPiece);
  });

  it('ignores a response to no open call, and says so in the log', () => {
    const { send, wait, look, notes, closed } = called({ script: [WEATHER] });
    look();
    send(result('function-call-7', 'get_weather', {}));
    wait(60_000);
    expect(look()).toEqual([]);
    expect(closed()).toBeUndefined();
    expect(notes()).toEqual(['ignored a response to get_weather (function-call-7): no such call is open']);
  });

  it('refuses a response without responses', () => {
    const { send, closed } = called({ script: [WEATHER] });
    send({ toolResponse: { functionResponses: [] } });
    expect(closed()).toMatchObject({ code: 1007, reason: 'Request contains an invalid argument.' });
  });

  it('is cancelled when the user goes on, and the late answer is ignored', () => {
    const { send, until, facts, look, ids, notes } = called({ script: [WEATHER, { text: 'Never mind.' }] });
    look();
    send(text('Forget it'));
    const messages = look();
    expect(messages.slice(0, 2)).toEqual([{ serverContent: { interrupted: true } }, { toolCallCancellation: { ids } }]);
    expect(messages[2]).toMatchObject({ serverContent: { turnComplete: true }, usageMetadata: {} });
    send(result(ids[0], 'get_weather', {}));
    until(endsTurn);
    expect(facts()).toEqual(['OutputTranscription', 'AudioData', 'GenerationComplete', 'Usage', 'TurnComplete']);
    expect(notes()).toHaveLength(1);
  });

  it('cancels only what is still open', () => {
    const { send, look, ids } = called({ script: [{ call: [{ name: 'one' }, { name: 'two' }] }] });
    send(result(ids[0], 'one', {}));
    look();
    send(text('Forget it'));
    expect(look()[1]).toEqual({ toolCallCancellation: { ids: [ids[1]] } });
  });

  it('has no cancellation for a call without an id', () => {
    const { send, facts } = called({ script: [{ call: { name: 'ping', id: false } }] });
    facts();
    send(text('Forget it'));
    expect(facts()).toEqual(['Interrupted', 'Usage', 'TurnComplete']);
  });

  it('begins by itself when the user mentions a declared function', () => {
    const parameters = { type: 'OBJECT', properties: { city: { type: 'STRING' } }, required: ['city'] };
    const setup = { ...SPOKEN, tools: [{ function_declarations: [{ name: 'get_weather', description: 'Get the weather', parameters }] }] };
    const { send, until, look } = connection({ setup });
    send(text('How is the weather in San Francisco today?'));
    const { toolCall } = until((message) => message.toolCall !== undefined);
    expect(toolCall?.functionCalls).toMatchObject([{ name: 'get_weather', args: { city: 'San Francisco' } }]);
    send(result(toolCall?.functionCalls?.[0]?.id, 'get_weather', { output: 'foggy' }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get weather: foggy.');
  });
});
