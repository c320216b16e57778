import type { Reply } from '../../../lib/simulator/model/reply/reply';
import { audio, result, speech, text } from '../client';
import type { Connection, Wanted } from '../connection';
import { connection } from '../connection';
import { endsTurn, isPiece, saidIn } from '../says';

const NAMES = ['get_weather', 'one', 'two'];
const declaring = (behavior: string): object => ({
  outputAudioTranscription: {},
  tools: [{ functionDeclarations: NAMES.map((name) => ({ name, behavior })) }],
});
const FREE = declaring('NON_BLOCKING');
const WEATHER: Reply = { text: 'I ask.', call: { name: 'get_weather' }, meanwhile: 'Meanwhile, hello.' };

interface Calling extends Connection {
  readonly ids: readonly (string | undefined)[];
}

const calling = (reply: Reply, wanted: Wanted = {}): Calling => {
  const started = connection({ setup: FREE, script: [reply], ...wanted });
  started.send(text('Hi'));
  const { toolCall } = started.until((message) => message.toolCall !== undefined);
  return { ...started, ids: (toolCall?.functionCalls ?? []).map(({ id }) => id) };
};

const response = (id: string | undefined, name: string, more: object = {}): object => ({
  toolResponse: { functionResponses: [{ id, name, response: { output: 'rain' }, ...more }] },
});

const SAYS = ['OutputTranscription', 'AudioData'];
const ENDS = ['GenerationComplete', 'Usage', 'TurnComplete'];

describe('calls that do not block', () => {
  it('let the model go on talking, and it speaks of the result when it is idle', () => {
    const { send, until, look, facts, ids } = calling(WEATHER);
    until(isPiece);
    expect(facts()).toEqual([...SAYS, 'ToolCall', ...SAYS]);
    send(response(ids[0], 'get_weather'));
    expect(look()).toEqual([]);
    until(endsTurn);
    expect(facts().slice(-3)).toEqual(ENDS);
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get weather: rain.');
  });

  it('may be answered when the turn has long been over', () => {
    const { send, until, look, wait, ids } = calling(WEATHER);
    until(endsTurn);
    wait(60_000);
    look();
    send(response(ids[0], 'get_weather'));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get weather: rain.');
  });

  it('can be spoken of at once', () => {
    const { send, until, look, facts, ids } = calling(WEATHER);
    until(isPiece);
    look();
    send(response(ids[0], 'get_weather', { scheduling: 'INTERRUPT' }));
    expect(facts()).toEqual(['Interrupted', 'Usage', 'TurnComplete']);
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get weather: rain.');
  });

  it.each([{ scheduling: 'SILENT' }, { response: { output: 'rain', scheduling: 'SILENT' } }])('can be kept quiet about: %j', (more) => {
    const { send, until, wait, look, ids } = calling(WEATHER);
    until(endsTurn);
    look();
    send(response(ids[0], 'get_weather', more));
    wait(60_000);
    expect(look()).toEqual([]);
  });

  it('are answered in any order, each by itself', () => {
    const { send, until, look, ids } = calling({ call: [{ name: 'one' }, { name: 'two' }] });
    until(endsTurn);
    look();
    send(result(ids[1], 'two', { output: 2 }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used two: 2.');
    send(result(ids[0], 'one', { output: 1 }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used one: 1.');
  });

  it('may have several results', () => {
    const { send, until, wait, look, ids, notes } = calling({ call: { name: 'one' } });
    until(endsTurn);
    look();
    send(response(ids[0], 'one', { willContinue: true }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used one: rain.');
    send(response(ids[0], 'one', { response: {}, willContinue: false, scheduling: 'SILENT' }));
    wait(60_000);
    expect(look()).toEqual([]);
    expect(notes()).toEqual([]);
    send(response(ids[0], 'one'));
    expect(notes()).toHaveLength(1);
  });

  it('are spoken of once where the script says how', () => {
    const { send, until, wait, look, ids } = calling({ call: [{ name: 'one' }, { name: 'two' }], then: 'Both are there.' });
    until(endsTurn);
    look();
    send(result(ids[0], 'one', {}));
    wait(60_000);
    expect(look()).toEqual([]);
    send(result(ids[1], 'two', {}));
    until(endsTurn);
    expect(saidIn(look())).toBe('Both are there.');
  });

  it('of two turns can be open at once', () => {
    const script = [{ call: { name: 'one' } }, { call: { name: 'two' } }];
    const { send, until, look, ids, notes } = calling({}, { script });
    until(endsTurn);
    look();
    send(text('And?'));
    const later = until((message) => message.toolCall !== undefined).toolCall?.functionCalls?.[0]?.id;
    until(endsTurn);
    look();
    send(result(ids[0], 'one', { output: 1 }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used one: 1.');
    send(result(later, 'two', { output: 2 }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used two: 2.');
    expect(notes()).toEqual([]);
  });

  it('run on when the user interrupts', () => {
    const { send, until, look, facts, ids } = calling(WEATHER);
    until(isPiece);
    look();
    send(text('Stop'));
    expect(facts()).toEqual(['Interrupted', 'Usage', 'TurnComplete']);
    until(endsTurn);
    look();
    send(response(ids[0], 'get_weather'));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used get weather: rain.');
  });

  it('keep a session from being resumable', () => {
    const { send, until, look, ids } = calling(WEATHER, { setup: { ...FREE, sessionResumption: {} } });
    until(endsTurn);
    expect(look().at(-1)).toEqual({ sessionResumptionUpdate: {} });
    send(response(ids[0], 'get_weather', { scheduling: 'SILENT' }));
    send(text('And?'));
    until(endsTurn);
    expect(look().at(-1)?.sessionResumptionUpdate?.resumable).toBe(true);
  });

  it('wait for a user who is speaking', () => {
    const { send, until, wait, look, ids } = calling(WEATHER);
    until(endsTurn);
    send(audio(speech(300)));
    look();
    send(response(ids[0], 'get_weather'));
    wait(60_000);
    expect(look()).toEqual([]);
  });

  it.each([
    [
      '3.1',
      { model: 'models/gemini-3.1-flash-live-preview' },
      'geminiApi',
      { scheduling: 'WHEN_IDLE' },
      'Request contains an invalid argument.',
    ],
    [
      'Vertex AI',
      { model: 'publishers/google/models/gemini-live-2.5-flash-native-audio' },
      'vertexAi',
      { willContinue: true },
      'Unknown name "willContinue"',
    ],
  ] as const)('have rules on %s', (_what, setup, backend, more, reason) => {
    const { send, closed } = calling({ call: { name: 'one' } }, { setup, caller: { backend } });
    send(response('x', 'one', more));
    expect(closed()).toMatchObject({ code: 1007, reason: expect.stringContaining(reason) as string });
  });
});

describe('calls that block', () => {
  const SPOKEN = { outputAudioTranscription: {} };

  it('keep everybody unheard until they are answered, if the script says so', () => {
    const { send, wait, until, look, closed, ids } = calling(
      { call: { name: 'one' }, then: 'Done.', whileCalling: 'ignore' },
      { setup: SPOKEN },
    );
    look();
    send(audio(speech(600)));
    wait(60_000);
    expect(look()).toEqual([]);
    send(result(ids[0], 'one', {}));
    until(endsTurn);
    expect(saidIn(look())).toBe('Done.');
    expect(closed()).toBeUndefined();
  });

  it('close the connection for a sound, if the script says so', () => {
    const { send, closed } = calling({ call: { name: 'one' }, whileCalling: 'close' }, { setup: SPOKEN });
    send(audio(speech(60)));
    expect(closed()).toMatchObject({ code: 1008, reason: 'Operation is not implemented, or supported, or enabled.' });
  });

  it('want an id where they have one', () => {
    const { send, closed } = calling({ call: { name: 'one' } }, { setup: SPOKEN });
    send(result(undefined, 'one', {}));
    expect(closed()).toMatchObject({ code: 1007 });
  });

  it('have no ids on Vertex AI, which talks on and says that the generation is complete', () => {
    const setup = { ...SPOKEN, model: 'publishers/google/models/gemini-live-2.5-flash-native-audio' };
    const { send, until, wait, facts, look, ids } = calling({ call: { name: 'one' } }, { setup, caller: { backend: 'vertexAi' } });
    expect(ids).toEqual([undefined]);
    wait(60_000);
    expect(facts()).toEqual(
      ['ToolCall', 'GenerationComplete', ...SAYS, ...SAYS, 'OutputTranscription'].filter((fact, at, all) => fact !== all[at - 1]),
    );
    send(result(undefined, 'one', { output: 1 }));
    until(endsTurn);
    expect(saidIn(look())).toBe('I used one: 1.');
  });

  it('complete the generation and wait, on the half-cascade models of Vertex AI', () => {
    const model = 'publishers/google/models/gemini-2.0-flash-live-preview-04-09';
    const setup = { ...SPOKEN, model, generationConfig: { responseModalities: ['AUDIO'] } };
    const { wait, facts } = calling({ call: { name: 'one' } }, { setup, caller: { backend: 'vertexAi' } });
    wait(60_000);
    expect(facts()).toEqual(['ToolCall', 'GenerationComplete']);
  });

  it('may be answered while the model is still talking', () => {
    const { send, until, look, ids } = calling(
      { call: { name: 'one' }, meanwhile: 'I am looking for it.', then: 'Found.' },
      { setup: SPOKEN },
    );
    until(isPiece);
    look();
    send(result(ids[0], 'one', {}));
    until(endsTurn);
    expect(saidIn(look())).toContain('Found.');
  });
});
