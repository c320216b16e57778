import type { Reply } from '../../../lib/simulator/model/reply/reply';
import { result, text } from '../client';
import type { Connection, Wanted } from '../connection';
import { connection } from '../connection';
import { endsTurn, isPiece, saidIn } from '../says';

const SPOKEN = { outputAudioTranscription: {} };
const SPEAKING = { responseModalities: ['AUDIO'] };
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

  it('ignores a second response to a call, and says so in the log', () => {
    const { send, until, wait, look, notes, closed, ids } = called({ script: [WEATHER] });
    send(result(ids[0], 'get_weather', {}));
    until(endsTurn);
    look();
    send(result(ids[0], 'get_weather', {}));
    wait(60_000);
    expect(look()).toEqual([]);
    expect(closed()).toBeUndefined();
    expect(notes()).toEqual([`ignored a response to get_weather (${String(ids[0])}): no such call is open`]);
  });

  it('still knows its calls after a resumption', () => {
    const first = called({ script: [WEATHER], setup: { ...SPOKEN, sessionResumption: {} } });
    first.send(result(first.ids[0], 'get_weather', {}));
    const { sessionResumptionUpdate } = first.until((message) => message.sessionResumptionUpdate?.resumable === true);
    first.leave();
    const setup = { ...SPOKEN, sessionResumption: { handle: sessionResumptionUpdate?.newHandle } };
    const second = connection({ setup, registry: first.registry() });
    second.send(result(first.ids[0], 'get_weather', {}));
    expect(second.closed()).toBeUndefined();
    expect(second.notes()).toHaveLength(1);
  });

  it('refuses a response to a call that nobody made', () => {
    const { send, closed } = called({ script: [WEATHER] });
    send(result('function-call-7', 'get_weather', {}));
    expect(closed()).toMatchObject({ code: 1008, reason: 'Requested entity was not found.' });
  });

  it('takes a response without an id on Vertex AI where nobody called, and no other', () => {
    const vertex: Wanted = {
      setup: { ...SPOKEN, model: 'publishers/google/models/gemini-2.0-flash-live-preview-04-09', generationConfig: SPEAKING },
      caller: { backend: 'vertexAi' },
    };
    const { send, until, look, closed } = connection(vertex);
    send(result(undefined, 'getStatus', { mood: 'happy' }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get status: mood is happy.');
    expect(closed()).toBeUndefined();
    send(result('call-1', 'getStatus', { mood: 'happy' }));
    expect(closed()).toMatchObject({ code: 1008 });
    const gemini = connection();
    gemini.send(result(undefined, 'getStatus', { mood: 'happy' }));
    expect(gemini.closed()).toMatchObject({ code: 1007, reason: 'Request contains an invalid argument.' });
  });

  it('ignores a late response without an id to a call without one', () => {
    const { send, closed, notes } = called({ script: [{ call: { name: 'ping', id: false } }] });
    send(text('Forget it'));
    send(result(undefined, 'ping', {}));
    send(result('made-up', 'ping', {}));
    expect(closed()).toBeUndefined();
    expect(notes()).toHaveLength(2);
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
