import type { LiveError } from '../../lib/errors/live-error';
import type { Reconnection, Settings } from '../../lib/machine/settings';
import { DEFAULT_RECONNECTION } from '../../lib/machine/settings';
import type { Ended, State } from '../../lib/machine/state';
import { disconnect, sendText } from '../../lib/wire/commands';
import { closed, commanded, decided, eventsOf, handleOf, live, PATIENT, received, run, say, story } from '../support/machine';

const policy = (changes: Partial<Reconnection> = {}): Partial<Settings> => ({
  ...PATIENT,
  reconnect: { ...DEFAULT_RECONNECTION, reseed: null, decides: 'rules', ...changes },
});
const causeOf = (state: State): LiveError | undefined => (state as Ended).final.cause;

describe('an app that asked for the end when it is quiet', () => {
  const leaving = (settings: Partial<Settings>): State =>
    run(live(settings), received(say('Hi')), commanded({ ...disconnect(), whenQuietMs: 500 })).state;

  it.each(['rules', 'app'] as const)('gets it where the connection is lost, and nobody dials again: %s', (decides) => {
    const { state, events } = run(leaving(policy({ decides })), closed(1006));
    expect(causeOf(state)).toMatchObject({ type: 'ConnectionLost', willRetry: false });
    expect(eventsOf(events, 'Disconnected')).toHaveLength(1);
  });

  it('gets its commands sent first', () => {
    const { state } = run(leaving(policy()), closed(1006));
    expect(state.type).toBe('Ended');
    const full = run(run(live(policy()), closed(1006)).state, commanded(sendText('x')), commanded({ ...disconnect(), whenQuietMs: 500 }));
    expect(full.state.type).toBe('Waiting');
  });
});

describe('an app that decides itself', () => {
  const asked = (): State => run(live(policy({ decides: 'app' })), closed(1011, '', { at: 5 })).state;

  it('is asked, with the loss, before anything else is done about it', () => {
    const { events, effects } = run(live(policy({ decides: 'app' })), received(say('Hi')), closed(1011, '', { at: 5 }));
    expect(story(events).slice(-4)).toEqual(['Interrupted', 'TextComplete', 'TurnComplete', 'ModelSpeaking>Disconnected']);
    expect(effects).toEqual([
      {
        type: 'Decide',
        generation: 1,
        attempt: 1,
        loss: { error: expect.objectContaining({ type: 'ConnectionLost' }) as unknown, retry: 'yes', close: { code: 1011, reason: '' } },
      },
    ]);
    expect(asked()).toMatchObject({ type: 'Deciding', at: 5, loss: { retry: 'yes' } });
  });

  it.each([
    ['never', 'Ended'],
    ['once', 'Waiting'],
    ['yes', 'Waiting'],
    ['fresh', 'Waiting'],
  ] as const)('and says %s leaves the session %s', (retry, type) => {
    expect(run(asked(), decided(retry)).state.type).toBe(type);
  });

  it('may dial again after a clean end, which the rules would not', () => {
    const clean = run(live(policy({ decides: 'app' })), closed(1000)).state;
    expect(run(clean, decided('yes')).state.type).toBe('Waiting');
    expect(run(clean, decided('never')).events.at(-1)).toEqual({ type: 'Disconnected', code: 1000 });
  });

  it('may give the handle up', () => {
    const { state } = run(live(policy({ decides: 'app' })), received(handleOf('h')), closed(1006));
    expect(run(state, decided('fresh')).state.memory.resumption).toBe(null);
    expect(run(state, decided('yes')).state.memory.resumption).not.toBe(null);
  });

  it('is asked by one connection at a time, and only where the session waits for it', () => {
    expect(run(asked(), decided('yes', 0)).state.type).toBe('Deciding');
    expect(run(live(policy()), decided('never'))).toMatchObject({ events: [], effects: [] });
  });
});
