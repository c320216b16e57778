import type { Input } from '../../lib/machine/input';
import { initialState } from '../../lib/machine/state';
import { sendAudio, sendText } from '../../lib/wire/commands';
import {
  begin,
  closed,
  closing,
  commanded,
  dialled,
  dialling,
  ended,
  errorsOf,
  live,
  notSent,
  opened,
  openedState,
  received,
  run,
  SETTINGS,
  stateOf,
  story,
} from '../support/machine';

describe('begin', () => {
  it('dials and waits for the credential as long as it may', () => {
    const { state, events, effects } = run(initialState, begin({ timeouts: { connect: 7, setup: 8, close: 9 } }));
    expect(stateOf(state, 'Dialling')).toMatchObject({ waitsFor: 'credential', deadline: 1, memory: { generation: 1, sent: 0 } });
    expect(story(events)).toEqual(['Disconnected>Connecting']);
    expect(effects).toEqual([
      { type: 'StartTimer', timer: 1, ms: 7 },
      { type: 'Dial', generation: 1 },
    ]);
  });

  it('makes what waits fit, and tells what did not', () => {
    const audio = sendAudio(new Uint8Array(2));
    const idle = run(initialState, ...[sendText('1'), audio, audio, sendText('2')].map((command) => commanded(command, 5)));
    const { state, events } = run(idle.state, begin({ outbox: { commands: 3, bytes: 190, maxAgeMs: Infinity } }, 9));
    expect(story(events)).toEqual(['Error', 'Disconnected>Connecting']);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'full', count: 2 })]);
    expect(state.memory.outbox.entries.map(({ command }) => command)).toEqual([sendText('1'), sendText('2')]);
    expect(state.memory.dropped.full).toBe(2);
  });

  it.each([dialling(), openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, begin())).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('dialled', () => {
  it('waits for the socket from then on', () => {
    const { state, events, effects } = run(dialling(), dialled());
    expect([stateOf(state, 'Dialling').waitsFor, events, effects]).toEqual(['socket', [], []]);
  });

  it.each([openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, dialled()).state).toEqual(state);
  });
});

describe('notDialled', () => {
  const error = { type: 'CredentialFailed', message: 'There is no key.' } as const;
  const input: Input = { type: 'NotDialled', at: 0, generation: 1, error };

  it('ends the session with what was wrong with the credential', () => {
    const { events, effects } = run(dialling(), input);
    expect(story(events)).toEqual(['Error', 'Connecting>Disconnected', 'Disconnected']);
    expect(events[0]).toEqual({ type: 'Error', error, fatal: true });
    expect(events.at(-1)).toEqual({ type: 'Disconnected', cause: error });
    expect(effects).toEqual([{ type: 'StopTimer', timer: 1 }]);
  });

  it.each([openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, input)).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('opened', () => {
  it('sends the setup before all else and gives the server its time', () => {
    const waiting = run(dialling({ timeouts: { connect: 7, setup: 8, close: 9 } }), commanded(sendText('early')));
    const { state, events, effects } = run(waiting.state, opened());
    expect(story(events)).toEqual(['Connecting>SetupSent']);
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 1 },
      { type: 'StartTimer', timer: 2, ms: 8 },
      { type: 'Send', generation: 1, command: 'setup', text: SETTINGS.setup },
    ]);
    expect(stateOf(state, 'Opened')).toMatchObject({ deadline: 2, memory: { sent: 1, outbox: { entries: [expect.anything()] } } });
  });

  it.each([openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, opened())).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('answers of an older connection', () => {
  const OLD = 0;
  const late: readonly Input[] = [
    dialled(OLD),
    opened(OLD),
    received({ setupComplete: {} }, 0, OLD),
    closed(1006, '', { generation: OLD }),
    { type: 'NotDialled', at: 0, generation: OLD, error: { type: 'CredentialFailed', message: 'late' } },
    notSent('SendText', 70, OLD),
  ];
  const states = [dialling(), openedState(), live(), closing(), ended()];
  it.each(states.flatMap((state) => late.map((input) => [state.type, input.type, state, input] as const)))(
    'in %s: %s changes nothing',
    (_in, _what, state, input) => {
      expect(run(state, input)).toEqual({ state, messages: [], events: [], effects: [] });
    },
  );
});
