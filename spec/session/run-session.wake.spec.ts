import { EMPTY, Subject, throwError, timer, type Observable } from 'rxjs';
import type { LiveError } from '../../lib/errors/live-error';
import { initialState } from '../../lib/machine/state';
import { checkConfig } from '../../lib/session/check-config';
import { runSession } from '../../lib/session/run-session';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import { see } from '../support/log';
import { stage } from '../support/session';

describe('runSession, with a source that wakes it', () => {
  const awake = (wake$: Observable<unknown>) => {
    const world = stage({}, { reconnect: { wake$, baseMs: 1_000 }, env: { random: () => 0.9 } });
    const config = checkConfig({ ...world.config, endpoint: customEndpoint({ url: 'wss://live.example/?key=secret-1' }) });
    const errors: LiveError[] = [];
    const run$ = runSession({ config, seed: initialState, begin$: timer(0, world.scheduler), posts: () => EMPTY });
    const seen = see(run$, (signal) => {
      if (signal.type === 'Event' && signal.event.type === 'Error') errors.push(signal.event.error);
    });
    return { ...world, seen, errors };
  };

  it('dials at once when it is woken in a back-off, and at no other time', () => {
    const wake$ = new Subject<null>();
    const { advance, sockets, socket } = awake(wake$);
    wake$.next(null);
    advance(10);
    socket().closed();
    advance(100);
    expect(sockets).toHaveLength(1);
    wake$.next(null);
    wake$.next(null);
    expect(sockets).toHaveLength(2);
    advance(5_000);
    expect(sockets).toHaveLength(2);
  });

  it('lets go of it with the session, and when it is left', () => {
    const wake$ = new Subject<null>();
    const { seen } = awake(wake$);
    expect(wake$.observed).toBe(true);
    seen.subscription.unsubscribe();
    expect(wake$.observed).toBe(false);
  });

  it('tells that it failed, without the secrets of the endpoint, and goes on', () => {
    const { advance, errors, sockets, seen } = awake(throwError(() => new Error('no network at secret-1')));
    advance(0);
    expect(errors.map(({ message: said }) => said)).toEqual(['reconnect.wake$ failed: no network at [redacted].']);
    expect(sockets).toHaveLength(1);
    expect(seen.end()).toBe('none');
  });
});
