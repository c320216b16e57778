import { NO_HISTORY, sayingsOf } from '../../lib/machine/history';
import type { InputOf } from '../../lib/machine/input';
import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  sendVideo,
} from '../../lib/wire/commands';
import type { FunctionResponse, SendToolResponse, SessionCommand } from '../../lib/wire/session-command';
import {
  back,
  callFor,
  closed,
  closing,
  commanded,
  dialling,
  effectsOf,
  errorsOf,
  handleOf,
  live,
  liveAfter,
  MANUAL,
  notSent,
  openedState,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  SETTINGS,
  stateOf,
  story,
  TRANSPARENT,
  TURN_COMPLETE,
  USER_STARTS,
} from '../support/machine';

const answer = (...responses: readonly Partial<FunctionResponse>[]): SendToolResponse =>
  sendToolResponse(responses.map((response) => ({ response: {}, ...response })));

describe('a command while live', () => {
  it('is handed to the socket at once, with its place and itself, and counted', () => {
    const { state, events, effects } = run(live(), commanded(sendText('Hi'), 9));
    const entry = { command: sendText('Hi'), kind: 'content', bytes: 66, at: 9, order: 0, given: 'never' };
    expect([events, effects]).toEqual([
      [],
      [{ type: 'Send', generation: 1, command: 'SendText', text: '{"realtimeInput":{"text":"Hi"}}', index: 0, entry }],
    ]);
    expect(state.memory).toMatchObject({ accepted: 1, sent: 1, flight: { next: 1, parcels: [{ index: 0, count: 1, entry: null }] } });
  });

  it('weighs what its message takes on the wire, in bytes', () => {
    const weigh = (command: SessionCommand): number => stateOf(run(live(), commanded(command)).state, 'Live').held.bytes;
    expect(weigh(sendText('語é'))).toBe(new TextEncoder().encode('{"realtimeInput":{"text":"語é"}}').byteLength);
    expect(weigh(sendAudio(new Uint8Array(3_000)))).toBeGreaterThan(4_000);
  });

  it('counts the places and the acceptances on', () => {
    const { effects } = run(live(), commanded(sendText('1')), commanded(sendText('')), commanded(sendText('2')));
    expect(effectsOf(effects, 'Send').map(({ index, entry }) => [index, entry?.order])).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  it('travels as the model accepts it', () => {
    const capabilities: Settings['capabilities'] = { ...SETTINGS.capabilities, textChannel: 'clientContent' };
    expect(sentBy(run(live({ capabilities }), commanded(sendText('Hi'))).effects)).toEqual([
      { clientContent: { turns: [{ role: 'user', parts: [{ text: 'Hi' }] }], turnComplete: true } },
    ]);
  });

  it.each([dialling(), openedState(), closing()])('waits when $type', (state) => {
    const { state: after, events, effects } = run(state, commanded(sendText('Hi'), 9));
    expect([events, effects, after.memory.outbox.entries]).toEqual([[], [], [expect.objectContaining({ command: sendText('Hi'), at: 9 })]]);
  });

  it.each([
    [sendText(''), 'the text is empty'],
    [sendAudio(new Uint8Array(3)), 'PCM16 has two bytes a sample, but 3 bytes were given'],
  ])('is refused where the wire would refuse it, and nothing is counted: %j', (command, why) => {
    const { state, events, effects } = run(live(), commanded(command));
    expect([state.memory, effects]).toEqual([{ ...live().memory, accepted: 1 }, []]);
    expect(errorsOf(events)).toEqual([
      { type: 'CommandRefused', message: `${command.type} was not sent: ${why}.`, command: command.type, why },
    ]);
  });

  it('moves the phase when the user starts and ends, alone', () => {
    const manual = live({ blueprint: MANUAL });
    const { events, effects } = run(
      manual,
      ...[activityStart(), sendAudio(new Uint8Array(2)), activityEnd()].map((each) => commanded(each)),
    );
    expect(story(events)).toEqual(['Active>UserSpeaking', 'UserSpeaking>Active']);
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['ActivityStart', 'SendAudio', 'ActivityEnd']);
  });

  it('ends the speech of the user with the stream of audio', () => {
    const { events, effects } = run(liveAfter(USER_STARTS), commanded(audioStreamEnd()));
    expect([story(events), sentBy(effects)]).toEqual([['UserSpeaking>Active'], [{ realtimeInput: { audioStreamEnd: true } }]]);
  });
});

describe('what may be handed over again', () => {
  const transparent = (settings: Partial<Settings> = {}): State => live({ ...PATIENT, blueprint: TRANSPARENT, ...settings });

  it('is kept where the server tells how far it has read', () => {
    const { flight } = run(transparent(), commanded(sendText('Hi')), commanded(sendAudio(new Uint8Array(2)))).state.memory;
    expect(flight.parcels.map(({ entry }) => entry?.command)).toEqual([sendText('Hi'), sendAudio(new Uint8Array(2))]);
  });

  it('is kept as far as there is room for it, media given up first', () => {
    const outbox = { ...SETTINGS.outbox, commands: 2 };
    const { flight } = run(
      transparent({ outbox }),
      ...[sendText('1'), sendAudio(new Uint8Array(2)), sendText('2')].map((each) => commanded(each)),
    ).state.memory;
    expect(flight.parcels.map(({ entry }) => entry?.order ?? null)).toEqual([0, null, 2]);
  });
});

describe('a handle', () => {
  const current = run(live(PATIENT), received(handleOf('h'))).state;
  const standingAfter = (command: SessionCommand): string | undefined => run(current, commanded(command)).state.memory.resumption?.standing;

  it.each([sendText('Hi'), audioStreamEnd(), sendClientContent([{ role: 'user', parts: [{ text: 'x' }] }])])(
    'does not hold what is said after it: $type',
    (command) => {
      expect(standingAfter(command)).toBe('behind');
    },
  );

  it.each([sendAudio(new Uint8Array(2)), sendVideo(new Uint8Array(2)), sendText('')])(
    'holds all but what is only heard, seen or refused: $type',
    (command) => {
      expect(standingAfter(command)).toBe('current');
    },
  );
});

describe('what the model owes', () => {
  const turns = (turnComplete: boolean): SessionCommand => sendClientContent([{ role: 'user', parts: [{ text: 'Hi' }] }], { turnComplete });

  it.each([
    [sendText('Hi'), 'owed'],
    [turns(true), 'owed'],
    [turns(false), 'fresh'],
    [sendAudio(new Uint8Array(2)), 'fresh'],
    [audioStreamEnd(), 'fresh'],
  ] as const)('after %j is %s', (command, progress) => {
    expect(run(live(), commanded(command)).state.memory.turn.progress).toBe(progress);
  });

  it('after speech that the app ended is owed', () => {
    const { memory } = run(
      live({ blueprint: MANUAL }),
      ...[activityStart(), sendAudio(new Uint8Array(2)), activityEnd()].map((each) => commanded(each)),
    ).state;
    expect(memory.turn.progress).toBe('owed');
  });

  it('during a turn is owed after it', () => {
    const { state } = run(liveAfter(say('Hi')), commanded(sendText('Wait')));
    expect(state.memory.turn).toMatchObject({ progress: 'going', next: 'owed' });
    expect(run(state, received(TURN_COMPLETE)).state.memory.turn).toMatchObject({ number: 2, progress: 'owed', next: 'free' });
  });

  it('twice is owed once', () => {
    expect(run(live(), commanded(sendText('1')), commanded(sendText('2'))).state.memory.turn).toMatchObject({
      progress: 'owed',
      next: 'free',
    });
  });

  it('is not owed for what was refused', () => {
    expect(run(live(), commanded(sendText(''))).state.memory.turn.progress).toBe('fresh');
  });
});

describe('an answer', () => {
  it('is remembered, for a server that asks again', () => {
    const { memory } = run(liveAfter(callFor('a')), commanded(answer({ id: 'a', response: { output: 1 } }))).state;
    expect(memory.answers).toEqual([
      {
        id: 'a',
        name: 'f-a',
        response: { id: 'a', name: 'f-a', response: { output: 1 } },
        bytes: expect.any(Number) as number,
        generation: 1,
      },
    ]);
    expect(memory.flight.answered).toBe(0);
  });
});

describe('what is said', () => {
  const notTaken = notSent() as InputOf<'NotSent'>;

  it('is noted for a server that knows nothing, once', () => {
    const said = run(live(PATIENT), received(handleOf('h')), commanded(sendText('Hi')));
    expect(sayingsOf(said.state.memory.history)).toEqual([{ role: 'user', text: 'Hi' }]);
    const [send] = effectsOf(said.effects, 'Send');
    const kept = run(said.state, { ...notTaken, entry: send?.entry ?? null });
    expect(kept.state.memory.history).toEqual(NO_HISTORY);
    expect(kept.state.memory.outbox.entries).toEqual([expect.objectContaining({ command: sendText('Hi'), given: 'refused' })]);
    const up = stateOf(back(run(kept.state, closed(1006)).state).state, 'Live');
    expect([up.memory.flight.next, sayingsOf(up.memory.history)]).toEqual([1, [{ role: 'user', text: 'Hi' }]]);
  });
});
