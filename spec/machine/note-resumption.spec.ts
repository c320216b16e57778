import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { stay } from '../../lib/machine/next';
import { fallBehind, noteResumption } from '../../lib/machine/note-resumption';
import { sendAudio, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  back,
  callFor,
  cancel,
  closed,
  commanded,
  deepFreeze,
  effectsOf,
  errorsOf,
  eventsOf,
  handleOf,
  live,
  openedState,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  SETTINGS,
  TRANSPARENT,
  TURN_COMPLETE,
} from '../support/machine';

const texts = [1, 2, 3].map((each) => commanded(sendText(String(each))));
const spoken = (settings: Partial<Settings> = {}): State => run(live({ ...PATIENT, ...settings }), ...texts).state;
const update = (state: State, message: ServerMessage, at = 0): State['memory'] => run(state, received(message, at)).state.memory;

describe('fallBehind', () => {
  it('changes nothing where there is no handle, or one that is behind', () => {
    const none = stay(live());
    expect(fallBehind(none)).toBe(none);
    const behind = fallBehind(stay(run(live(), received(handleOf('h'))).state));
    expect([behind.state.memory.resumption?.standing, fallBehind(behind)]).toEqual(['behind', behind]);
  });
});

describe('noteResumption', () => {
  it('keeps the newest handle, and what was when it was given', () => {
    const answered = run(live(PATIENT), received(say('x')), received(TURN_COMPLETE)).state;
    expect(update(answered, handleOf('h1'), 70).resumption).toEqual({ handle: 'h1', savedAt: 70, turn: 2, calls: [], standing: 'current' });
    expect(run(answered, received(handleOf('h1')), received(handleOf('h2'))).state.memory.resumption?.handle).toBe('h2');
  });

  it('knows which calls were open', () => {
    expect(update(run(live(), received(callFor('a', 'b'))).state, handleOf('h')).resumption?.calls).toEqual(['a', 'b']);
  });

  it.each([
    ['there is none now', { sessionResumptionUpdate: { resumable: false } }],
    ['it says nothing', { sessionResumptionUpdate: {} }],
    ['it is not to be used', { sessionResumptionUpdate: { newHandle: 'h2', resumable: false } }],
    ['it is empty', { sessionResumptionUpdate: { newHandle: '', resumable: true } }],
  ])('keeps the old handle, which is behind then, where %s', (_when, message) => {
    const current = run(live(), received(handleOf('h1'))).state;
    expect(update(current, message).resumption).toMatchObject({ handle: 'h1', standing: 'behind' });
    expect(update(live(), message).resumption).toBe(null);
  });

  it('tells every update', () => {
    const { events } = run(live(), received(handleOf('h')), received({ sessionResumptionUpdate: {} }));
    expect(eventsOf(events, 'SessionResumeUpdate')).toHaveLength(2);
  });

  it('may come before the setup is complete', () => {
    expect(update(openedState(), handleOf('h')).resumption?.handle).toBe('h');
  });

  it('does not change what it is given', () => {
    const next = deepFreeze(stay(live()));
    expect(noteResumption(next, { type: 'SessionResumeUpdate', handle: 'h', resumable: true }, 0).state.memory.resumption?.handle).toBe(
      'h',
    );
  });
});

describe('a handle proves that', () => {
  const answer = commanded(sendToolResponse([{ id: 'a', response: {} }]));
  const audio = commanded(sendAudio(new Uint8Array(2)));

  it('the answers to calls have arrived, and all before them', () => {
    const called = run(live(PATIENT), received(callFor('a')), audio, answer, audio).state;
    expect(update(called, handleOf('h'))).toMatchObject({ delivered: 2, flight: { parcels: [{ index: 2 }] } });
  });

  it('nothing of what was said has arrived', () => {
    expect(update(spoken(), handleOf('h')).delivered).toBe(0);
  });
});

describe('a server that tells how far it has read', () => {
  const spokenTo = (firstMessageIndex: 0 | 1): State =>
    spoken({ blueprint: TRANSPARENT, capabilities: { ...SETTINGS.capabilities, firstMessageIndex } });

  it.each([
    [0, 0, 1],
    [0, 1, 2],
    [0, 2, 3],
    [0, 99, 3],
    [1, 1, 1],
    [1, 3, 3],
    [1, 0, 0],
  ] as const)('counts from %d: %d is %d that have arrived', (first, lastConsumedClientMessageIndex, delivered) => {
    const memory = update(spokenTo(first), handleOf('h', { lastConsumedClientMessageIndex }));
    expect([memory.delivered, memory.flight.parcels.length]).toEqual([delivered, 3 - delivered]);
  });

  it('leaves the first place out, which then says nothing, or that it has read what it did something about', () => {
    expect(update(spokenTo(0), handleOf('h')).delivered).toBe(0);
    const answered = run(spokenTo(0), received(say('x'))).state;
    expect([answered.memory.delivered, update(answered, handleOf('h')).delivered]).toEqual([0, 1]);
    const other = run(spokenTo(1), received(say('x'))).state;
    expect(update(other, handleOf('h')).delivered).toBe(0);
  });

  describe('of an answer to a call', () => {
    const answered = (...after: Parameters<typeof run>[1][]): State =>
      run(
        live({ ...PATIENT, blueprint: TRANSPARENT }),
        commanded(sendText('1')),
        received(callFor('a', 'b')),
        commanded(sendToolResponse([{ id: 'a', response: {} }])),
        ...after,
      ).state;

    it('knows the call as open as long as it has not read it', () => {
      expect(update(answered(), handleOf('h', { lastConsumedClientMessageIndex: 0 })).resumption?.calls).toEqual(['b', 'a']);
      expect(update(answered(), handleOf('h')).resumption?.calls).toEqual(['b', 'a']);
      expect(update(answered(), handleOf('h', { lastConsumedClientMessageIndex: 1 })).resumption?.calls).toEqual(['b']);
    });

    it('knows no call that it took back', () => {
      const taken = answered(received(cancel('a')));
      expect(update(taken, handleOf('h', { lastConsumedClientMessageIndex: 0 })).resumption?.calls).toEqual(['b']);
    });

    it('is given it again', () => {
      const lost = run(answered(received(handleOf('h', { lastConsumedClientMessageIndex: 0 }))), closed(1006)).state;
      const { events, effects, state } = back(lost);
      expect(sentBy(effects).slice(1)).toEqual([{ toolResponse: { functionResponses: [{ id: 'a', name: 'f-a', response: {} }] } }]);
      expect([errorsOf(events), state.memory.facts.calls.map(({ id }) => id)]).toEqual([[], ['b']]);
    });

    it('is given it never where another server comes next', () => {
      const { effects } = back(run(answered(), closed(1006)).state);
      expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['setup']);
    });
  });

  it('is not believed where the setup did not ask for it', () => {
    expect(update(spoken(), handleOf('h', { lastConsumedClientMessageIndex: 2 })).delivered).toBe(0);
  });
});
