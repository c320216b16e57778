import { BehaviorSubject, of } from 'rxjs';
import { liveSession } from '../../lib/live/live-session';
import type { LiveConfig } from '../../lib/session/live-config';
import { see, storyOf } from '../support/log';
import { stage } from '../support/session';
import { played } from '../support/session-configs';

/** A session over one config whose holder left, and which is ending for that: the server answers the close frame after 200 ms. */
const pausing = (configs = (config: LiveConfig) => new BehaviorSubject<LiveConfig | null>(config).asObservable()) => {
  const world = stage({ autoSetup: 6, autoClose: 200 }, { lingerMs: 100 });
  const session = liveSession(configs(world.config));
  const states = see(session.connection$);
  const first = see(session.events$);
  world.advance(50);
  first.subscription.unsubscribe();
  world.advance(150);
  return { ...world, session, states };
};

describe('a holder who comes back while the session ends', () => {
  it.each([
    ['goes on', undefined],
    ['is complete', (config: LiveConfig) => of(config)],
  ])('hears that end, then gets another session, where the source %s', (_what, configs) => {
    const { session, advance, sockets, socket, states } = pausing(configs);
    expect([socket().closeCalls.length, states.values.at(-1)?.type]).toEqual([1, 'Up']);
    const back = see(session.events$);
    advance(1_000);
    expect(storyOf(back)).toEqual(['Disconnected 1000', 'Connected']);
    expect([sockets.length, back.end(), states.values.at(-1)?.type]).toEqual([2, 'none', 'Up']);
  });

  it('gets it by connect, too, and what is sent meanwhile reaches it', () => {
    const { session, advance, socket } = pausing();
    session.connect();
    session.sendText('Hi');
    advance(1_000);
    expect(socket(1).sent).toHaveLength(1);
    session.sendText('Again');
    expect(socket(1).sent.at(-1)).toEqual({ realtimeInput: { text: 'Again' } });
  });

  it('gets none after close', () => {
    const { session, advance, sockets, scheduler } = pausing();
    const back = see(session.events$);
    session.close();
    advance(1_000);
    expect([storyOf(back), back.end(), sockets.length, scheduler.actions.length]).toEqual([['Disconnected 1000'], 'complete', 1, 0]);
  });

  it('gets one, and no other, where the source has given another config meanwhile', () => {
    const { give, config, advance, seen, session, sockets, isAsked } = played({ autoSetup: 6, autoClose: 200 }, { lingerMs: 100 });
    give(config);
    advance(50);
    seen.subscription.unsubscribe();
    advance(150);
    const back = see(session.events$);
    give(config);
    advance(1_000);
    expect([storyOf(back), sockets.length, isAsked()]).toEqual([['Disconnected 1000', 'Connected'], 2, true]);
  });

  it('leaves nothing where he leaves again', () => {
    const { session, advance, sockets, scheduler } = pausing();
    see(session.events$).subscription.unsubscribe();
    advance(2_000);
    expect([sockets.length, scheduler.actions.length]).toEqual([1, 0]);
  });
});
