import { sendAudio, sendText, sendToolResponse, sendVideo, activityEnd, activityStart } from '../../lib/wire/commands';
import { commanded, effectsOf, errorsOf, eventsOf, openedState, received, run, sentBy, story, ticked } from '../support/machine';

const SETUP_COMPLETE = { setupComplete: {} };
const audio = sendAudio(new Uint8Array(2));
const AGED = { outbox: { commands: 256, bytes: 1_000_000, maxAgeMs: 100 } };

describe('flush', () => {
  it('hands everything over in the order of its acceptance, after the connection was told', () => {
    const waiting = run(
      openedState(),
      commanded(sendText('1')),
      commanded(audio),
      commanded(sendText('2')),
      commanded(sendVideo(new Uint8Array(3))),
    );
    expect(sentBy(waiting.effects)).toEqual([]);
    const { state, events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(story(events)).toEqual(['SetupSent>Active', 'Connected']);
    expect(effects.map(({ type }) => type)).toEqual(['StopTimer', 'Send', 'Send', 'Send', 'Send']);
    expect(sentBy(effects)).toEqual([
      { realtimeInput: { text: '1' } },
      { realtimeInput: { audio: { data: 'AAA=', mimeType: 'audio/pcm;rate=16000' } } },
      { realtimeInput: { text: '2' } },
      { realtimeInput: { video: { data: 'AAAA', mimeType: 'image/jpeg' } } },
    ]);
    expect(state.memory.outbox).toEqual({ entries: [], bytes: 0 });
    expect(state.memory.sent).toBe(5);
  });

  it('refuses what the session refuses, and hands the rest over', () => {
    const waiting = run(openedState(), commanded(activityStart()), commanded(sendText('')), commanded(sendText('x')));
    const { events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(errorsOf(events).map((error) => error.type === 'CommandRefused' && error.command)).toEqual(['ActivityStart', 'SendText']);
    expect(sentBy(effects)).toEqual([{ realtimeInput: { text: 'x' } }]);
  });

  it('knows from each command what the next one needs', () => {
    const waiting = run(
      openedState({ activity: 'manual' }),
      ...[activityStart(), audio, activityEnd()].map((command) => commanded(command)),
    );
    const { events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(story(events)).toEqual(['SetupSent>Active', 'Connected', 'Active>UserSpeaking', 'UserSpeaking>Active']);
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['ActivityStart', 'SendAudio', 'ActivityEnd']);
  });

  it('lets go of media that waited too long, and tells it a second later', () => {
    const waiting = run(openedState(AGED), commanded(audio, 0), commanded(sendText('old'), 0), commanded(audio, 50));
    const { state, events, effects } = run(waiting.state, received(SETUP_COMPLETE, 101));
    expect(eventsOf(events, 'Error')).toEqual([]);
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['SendText', 'SendAudio']);
    expect(state.memory.dropped).toEqual({ full: 0, stale: 1, ended: 0, gated: 0 });
    const [timer] = effectsOf(effects, 'StartTimer');
    expect(timer?.ms).toBe(1_000);
    expect(errorsOf(run(state, ticked(timer?.timer ?? 0, 1_101)).events)).toEqual([
      expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'stale', count: 1 }),
    ]);
  });

  it('closes the calls that survived and are answered', () => {
    const call = received({ toolCall: { functionCalls: [{ id: 'a', name: 'f' }] } });
    const waiting = run(openedState(), call, commanded(sendToolResponse([{ id: 'a', response: { output: 1 } }])));
    const { events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(story(events)).toEqual(['SetupSent>Active', 'Connected', 'Active>ToolCallPending', 'ToolCallPending>Active']);
    expect(sentBy(effects)).toEqual([{ toolResponse: { functionResponses: [{ id: 'a', name: 'f', response: { output: 1 } }] } }]);
  });
});
