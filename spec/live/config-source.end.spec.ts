import { BehaviorSubject, EMPTY } from 'rxjs';
import { liveSession } from '../../lib/live/live-session';
import type { LiveConfig } from '../../lib/session/live-config';
import { linesOf, see, storyOf } from '../support/log';
import { stage } from '../support/session';
import { played } from '../support/session-configs';

describe('the end of a session over configs', () => {
  it('comes with the last session where the source is complete', () => {
    const { give, finish, config, advance, socket, news, seen, session } = played();
    give(config);
    finish();
    advance(10);
    expect(seen.end()).toBe('none');
    socket().closed({ code: 1000 });
    expect(news()).toEqual(['Connected', 'Disconnected 1000']);
    expect(seen.end()).toBe('complete');
    expect([see(session.phase$).end(), see(session.connection$).end()]).toEqual(['complete', 'complete']);
    expect(storyOf(see(session.events$))).toEqual(['Disconnected 1000']);
  });

  it('comes at once where there is no config at all', () => {
    const seen = see(liveSession(EMPTY).events$);
    expect([linesOf(seen), seen.end()]).toEqual([['Disconnected'], 'complete']);
  });

  it('comes with close, and lets go of the source', () => {
    const { give, isAsked, config, advance, news, seen, session, sockets } = played();
    give(config);
    advance(10);
    session.close();
    session.close();
    expect(isAsked()).toBe(false);
    give(config);
    advance(10);
    expect(news()).toEqual(['Connected', 'Disconnected 1000']);
    expect(seen.end()).toBe('complete');
    expect(sockets).toHaveLength(1);
  });

  it('comes with close between two sessions, and before the first', () => {
    const between = played();
    between.give(between.config);
    between.advance(10);
    between.give(null);
    between.advance(10);
    between.session.close();
    expect(between.news()).toEqual(['Connected', 'Disconnected 1000']);
    expect(between.seen.end()).toBe('complete');
    const before = played();
    before.session.close();
    expect(before.news()).toEqual(['Disconnected']);
    expect(before.seen.end()).toBe('complete');
  });

  it('comes with close before anyone subscribed, and asks for no config then', () => {
    let asked = 0;
    const { config } = stage();
    const configs$ = new BehaviorSubject<LiveConfig | null>(config);
    const session = liveSession(configs$.pipe((source$) => ((asked += 1), source$)));
    session.close();
    const seen = see(session.events$);
    expect([linesOf(seen), seen.end()]).toEqual([['Disconnected'], 'complete']);
    expect(configs$.observed).toBe(false);
    expect(asked).toBe(1);
  });

  it('is not the linger, which is that of the newest config: a later holder begins again', () => {
    const { give, isAsked, config, advance, seen, session, scheduler } = played(undefined, { lingerMs: 50 });
    give(config);
    advance(10);
    give(null);
    advance(10);
    seen.subscription.unsubscribe();
    expect(scheduler.actions).toHaveLength(1);
    advance(49);
    expect(isAsked()).toBe(true);
    advance(1);
    expect(isAsked()).toBe(false);
    const again = see(session.events$);
    expect([isAsked(), again.end()]).toEqual([true, 'none']);
    give(config);
    advance(10);
    expect(linesOf(again)).toContain('Connected');
  });

  it('is not the linger of a running session either: that session ends, the object does not', () => {
    const { give, isAsked, config, advance, seen, session } = played(undefined, { lingerMs: 50 });
    const states = see(session.connection$);
    give(config);
    advance(10);
    seen.subscription.unsubscribe();
    advance(60);
    expect(isAsked()).toBe(false);
    expect(states.values.at(-1)).toEqual({ type: 'Ended', code: 1000 });
    expect(states.end()).toBe('none');
    const again = see(session.events$);
    give(config);
    advance(10);
    expect(linesOf(again)).toContain('Connected');
  });

  it('is not the linger in a back-off either, after which nobody dials', () => {
    const { give, isAsked, config, advance, seen, session, socket, sockets, scheduler } = played(undefined, {
      lingerMs: 50,
      reconnect: {},
    });
    give(config);
    advance(10);
    socket().closed({ code: 1011 });
    seen.subscription.unsubscribe();
    advance(60);
    expect([isAsked(), scheduler.actions.length]).toEqual([false, 0]);
    expect(see(session.connection$).values).toEqual([{ type: 'Ended' }]);
    advance(60_000);
    expect(sockets).toHaveLength(1);
    const again = see(session.events$);
    give(config);
    advance(10);
    expect(linesOf(again)).toContain('Connected');
  });

  it('comes after a second where no config is known', () => {
    jest.useFakeTimers();
    try {
      const { isAsked, seen } = played();
      seen.subscription.unsubscribe();
      jest.advanceTimersByTime(999);
      expect(isAsked()).toBe(true);
      jest.advanceTimersByTime(1);
      expect(isAsked()).toBe(false);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is logged by the newest config where nobody hears of what comes after', () => {
    const { give, config, session, advance, log } = played();
    give(config);
    advance(10);
    give(null);
    advance(10);
    session.close();
    session.sendText('too late');
    expect(log).toMatchObject([{ event: 'command-after-end' }]);
  });
});
