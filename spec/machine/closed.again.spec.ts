import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { sendAudio, sendText, updateInstruction } from '../../lib/wire/commands';
import {
  back,
  closed,
  commanded,
  dialled,
  effectsOf,
  errorsOf,
  handleOf,
  HEARD,
  live,
  opened,
  openedState,
  PATIENT,
  PROOF,
  received,
  run,
  say,
  sentBy,
  stateOf,
  story,
  ticked,
  TRANSPARENT,
  TURN_COMPLETE,
  USER_STARTS,
  type Run,
} from '../support/machine';

/** A voice: half of the samples on one side, half on the other. */
const LOUD = new Uint8Array(640).map((_byte, index) => (index % 16 < 8 ? 0x20 : 0xe0));

const BAD = 'Request contains an invalid argument.';
/** A session whose connection has shown that it works. */
const lasting = (settings: Partial<Settings> = {}): State => run(live({ ...PATIENT, ...settings }), received(PROOF)).state;

/** A session whose new connection has opened after a move for another setup, with a handle. */
const changed = (...way: Parameters<typeof run>[1][]): Run => {
  const quiet = run(lasting(), received(handleOf('h')), ...way, commanded(updateInstruction('Be brief.')));
  return run(quiet.state, closed(1000), dialled(2), opened(2));
};

describe('a connection that the session left for another one', () => {
  const left = (settings: Partial<Settings> = {}): State => {
    const gone = run(lasting(settings), received(handleOf('h')), commanded(sendText('Hi')), received({ goAway: { timeLeft: '0s' } }));
    return run(gone.state, received(say('He'))).state;
  };

  it('is followed by the next one, once it is gone', () => {
    const { state, events, effects } = run(left(), closed(1000));
    expect(stateOf(state, 'Dialling')).toMatchObject({ waitsFor: 'credential', memory: { generation: 2, failures: 0, redials: 0 } });
    expect(story(events)).toEqual(['Interrupted', 'TextComplete', 'TurnComplete', 'Disconnecting>Disconnected', 'Disconnected>Connecting']);
    expect(effects.map(({ type }) => type)).toEqual(['StopTimer', 'StartTimer', 'Dial']);
  });

  it('is abandoned first where it does not answer the close frame', () => {
    const state = stateOf(left(), 'Closing');
    const { effects } = run(state, ticked(state.deadline));
    expect(effects.map(({ type }) => type)).toEqual(['Abandon', 'StopTimer', 'StartTimer', 'Dial']);
  });

  it('has read all that it was given, where it answers the close frame', () => {
    const told = run(lasting(), received(handleOf('h')), commanded(sendAudio(new Uint8Array(2))));
    const asked = run(told.state, received({ goAway: { timeLeft: '0s' } }));
    expect(run(asked.state, closed(1000)).state.memory).toMatchObject({ delivered: 1, unknown: 0, resend: [] });
    expect(run(asked.state, closed(1006)).state.memory).toMatchObject({ delivered: 0, unknown: 1, resend: [] });
  });

  it.each([
    ['owes an answer', [commanded(sendText('Hi'))], 1],
    ['owes another answer', [received(say('He')), commanded(sendText('Hi'))], 1],
    ['may owe one, as far as it heard', [commanded(sendAudio(new Uint8Array(2))), received(HEARD)], 1],
    ['hears the user speak', [received(USER_STARTS), commanded(sendAudio(new Uint8Array(2)))], 1],
    ['may hear the user speak', [commanded(sendAudio(LOUD))], 1],
    ['owes nothing', [commanded(sendAudio(new Uint8Array(2)))], 0],
  ] as const)('has read for nothing what it was given where it %s: the next one does not know of it', (_what, way, unknown) => {
    const gone = run(lasting(), received(handleOf('h')), ...way, received({ goAway: { timeLeft: '0s' } }), closed(1000));
    expect(gone.state.memory).toMatchObject({ unknown, delivered: 1 - unknown, turn: { next: 'free' } });
    expect(errorsOf(gone.events).map(({ type }) => type)).toEqual(unknown === 0 ? [] : ['DeliveryUnknown']);
    expect(stateOf(back(gone.state).state, 'Live').continuity).toBe('resumed');
  });

  it('has not made the session leave again: where it had shown nothing, the next dial waits, and counts', () => {
    const sent = run(live(PATIENT), received({ goAway: { timeLeft: '0s' } }), closed(1000));
    expect(errorsOf(sent.events)).toEqual([expect.objectContaining({ type: 'ConnectionLost', willRetry: true, delayMs: 250 })]);
    expect(stateOf(sent.state, 'Waiting')).toMatchObject({ retryAt: 250, memory: { failures: 1, redials: 1, move: null } });
    const again = back(sent.state).state;
    const twice = run(again, received({ goAway: { timeLeft: '0s' } }, 0, 2), closed(1000, '', { generation: 2 })).state;
    expect(twice.memory).toMatchObject({ failures: 2, redials: 2 });
  });

  it('is repeated to the next one, as far as its newest handle does not hold it, where the server tells that', () => {
    const asked = run(
      lasting({ blueprint: TRANSPARENT }),
      received(handleOf('h')),
      commanded(sendText('Hi')),
      received({ goAway: { timeLeft: '0s' } }),
    );
    const { state } = run(asked.state, closed(1000));
    expect(state.memory).toMatchObject({ delivered: 0, unknown: 0, resend: [{ command: sendText('Hi') }] });
    expect(effectsOf(back(state).effects, 'Send').map(({ command }) => command)).toEqual(['setup', 'SendText']);
  });
});

describe('a change of the setup that the server refuses', () => {
  it('is taken back, told, and the next connection has the setup that worked', () => {
    const { state, events, effects } = run(changed().state, closed(1007, BAD, { generation: 2 }));
    expect(story(events)).toEqual(['Error', 'SetupSent>Disconnected', 'Disconnected>Connecting']);
    expect(errorsOf(events)).toEqual([
      expect.objectContaining({
        type: 'SetupRefused',
        advice: 'The change of the setup was taken back. Correct it before you try again.',
      }),
    ]);
    expect(effects.map(({ type }) => type)).toEqual(['StopTimer', 'StartTimer', 'Dial']);
    expect(sentBy(run(state, dialled(3), opened(3)).effects)).toEqual([
      { setup: { model: 'models/any', sessionResumption: { handle: 'h' } } },
    ]);
  });

  it('leaves the session in the setup that worked, and where it was', () => {
    const { state } = back(run(changed().state, closed(1007, BAD, { generation: 2 })).state);
    expect(stateOf(state, 'Live')).toMatchObject({ continuity: 'resumed', leaves: null, memory: { failures: 0 } });
  });

  it('closes the turn of which something came before it', () => {
    const early = run(changed().state, received(say('early'), 0, 2)).state;
    expect(story(run(early, closed(1007, BAD, { generation: 2 })).events).slice(0, 3)).toEqual([
      'Interrupted',
      'TextComplete',
      'TurnComplete',
    ]);
  });

  it('is not to blame for a handle that is refused in the words for it', () => {
    const { state, events } = run(changed().state, closed(1007, 'Session not found', { generation: 2 }));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'ResumeRefused' })]);
    expect(stateOf(state, 'Dialling').settings.blueprint.message).toHaveProperty('systemInstruction');
  });

  it('is not there where the setup is the one that worked: then it is the handle', () => {
    const lost = run(lasting(), received(handleOf('h')), closed(1006));
    const refused = run(back(lost.state).state, received(handleOf('h'), 0, 2), closed(1006, '', { generation: 2 }));
    const again = run(refused.state, { type: 'Woken', at: 0 }, dialled(3), opened(3), closed(1007, BAD, { generation: 3 }));
    expect(errorsOf(again.events).at(-1)).toMatchObject({ type: 'ResumeRefused' });
    expect(again.state.memory.resumption).toBe(null);
  });

  it('ends a session that never had one that worked', () => {
    expect(run(openedState(PATIENT), closed(1007, BAD)).state.type).toBe('Ended');
  });

  it('ends a session of one connection', () => {
    expect(run(openedState(), closed(1007, BAD)).state.type).toBe('Ended');
  });
});

describe('a history that the server refuses', () => {
  /** A session without a handle that has something to tell. */
  const reseeding = (history: 'initial' | 'pending' = 'pending'): State => {
    const { capabilities } = live().settings;
    const spoken = run(
      lasting({ capabilities: { ...capabilities, history } }),
      received(HEARD),
      received(say('Yes')),
      received(TURN_COMPLETE),
    );
    return run(spoken.state, closed(1006), { type: 'Woken', at: 0 }, dialled(2), opened(2)).state;
  };

  it('with the setup is left out of the next one, at once', () => {
    expect(stateOf(reseeding('initial'), 'Opened').continuity).toBe('reseeded');
    const { state, events } = run(reseeding('initial'), closed(1007, BAD, { generation: 2 }));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'SetupRefused' })]);
    expect(stateOf(state, 'Dialling').memory.history.remarks).toEqual([]);
    const { state: up, effects } = back(state);
    expect([stateOf(up, 'Live').continuity, effectsOf(effects, 'Send').map(({ command }) => command)]).toEqual(['reset', ['setup']]);
  });

  it('after the setup is left out when it is dialled again', () => {
    const up = run(reseeding(), received({ setupComplete: {} }, 0, 2));
    expect(effectsOf(up.effects, 'Send').map(({ command }) => command)).toEqual(['history']);
    const { state } = run(up.state, closed(1007, BAD, { generation: 2 }));
    expect(stateOf(state, 'Waiting').memory.history.remarks).toEqual([]);
    expect(stateOf(back(state).state, 'Live').continuity).toBe('reset');
  });

  it('is not to blame once the connection has worked, nor for a clean close, nor for one that passes by itself', () => {
    const up = run(reseeding(), received({ setupComplete: {} }, 0, 2)).state;
    expect(run(up, received(say('Yes'), 0, 2), closed(1007, BAD, { generation: 2 })).state.type).toBe('Ended');
    expect(run(up, closed(1000, '', { generation: 2 })).state.type).toBe('Ended');
    const passing = run(up, closed(1011, '', { generation: 2 })).state;
    expect([passing.type, passing.memory.history.remarks.length]).toEqual(['Waiting', 1]);
  });
});
