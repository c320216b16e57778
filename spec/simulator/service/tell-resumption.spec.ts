import { result, text } from '../client';
import { connection } from '../connection';
import { endsTurn, isPiece } from '../says';

const RESUMABLE = { sessionResumption: {}, outputAudioTranscription: {} };
const resumable = { newHandle: expect.any(String) as string, resumable: true };

describe('tellResumption', () => {
  it('gives a handle right after the setup', () => {
    const { send, wait, look } = connection({ setup: null });
    send({ setup: { model: 'models/gemini-3.8-live', session_resumption: {} } });
    wait(20);
    expect(look()).toEqual([{ setupComplete: {} }, { sessionResumptionUpdate: resumable }]);
  });

  it('takes it away while the model is at it, and gives a new one after the turn', () => {
    const { send, until, wait, look } = connection({ setup: RESUMABLE, script: [{ call: { name: 'ping' }, then: 'Done.' }] });
    send(text('Hi'));
    const { toolCall } = until((message) => message.toolCall !== undefined);
    expect(look().map(({ sessionResumptionUpdate }) => sessionResumptionUpdate)).toEqual([{}, undefined]);
    send(result(toolCall?.functionCalls?.[0]?.id, 'ping', {}));
    wait(60_000);
    const messages = look();
    expect(messages.filter(({ sessionResumptionUpdate }) => sessionResumptionUpdate !== undefined)).toHaveLength(1);
    expect(endsTurn(messages.at(-2) ?? {})).toBe(true);
    expect(messages.at(-1)).toEqual({ sessionResumptionUpdate: resumable });
  });

  it('gives a new one after an interruption too', () => {
    const { send, until, facts } = connection({ setup: RESUMABLE });
    send(text('Hi'));
    until(isPiece);
    facts();
    send(text('Stop'));
    expect(facts()).toEqual(['Interrupted', 'Usage', 'TurnComplete', 'SessionResumeUpdate']);
  });

  it('tells in transparent mode how far the server has read, as text, from the second message on', () => {
    const model = 'projects/p/locations/l/publishers/google/models/gemini-live-2.5-flash-native-audio';
    const { send, wait, look } = connection({
      caller: { backend: 'vertexAi' },
      setup: { model, sessionResumption: { transparent: true } },
    });
    const indices = (): readonly unknown[] =>
      look().flatMap(({ sessionResumptionUpdate: update }) => (update === undefined ? [] : [update.lastConsumedClientMessageIndex]));
    send(text('one'));
    wait(60_000);
    expect(indices()).toEqual([undefined, undefined]);
    send(text('two'));
    wait(60_000);
    expect(indices()).toEqual(['1', '1']);
  });

  it('is silent where the setup does not ask', () => {
    const { send, wait, facts } = connection();
    send(text('Hi'));
    wait(60_000);
    expect(facts()).not.toContain('SessionResumeUpdate');
  });
});
