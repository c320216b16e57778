import { finalize, interval, map, NEVER, timer } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { liveEvents, ofType, selectText, sendText } from '../../../lib/index';
import { liveMarbles } from '../../../lib/testing/marbles/live-marbles';
import { thrown } from './thrown';

describe('liveMarbles', () => {
  it('draws a text turn', () => {
    liveMarbles(({ server, user, expectEvents, expectSent, expectSockets }) => {
      server('      --C------t-u-T   --|', { t: { text: 'Hi' } });
      user('        -----t');
      expectEvents('--C------t-u-(XT)--(D|)', { t: { text: 'Hi' }, X: { text: 'Hi' } });
      expectSent(1, 'S----t', { t: { realtimeInput: { text: 'Hello' } } });
      expectSockets('^-------------   --!');
    });
  });

  it('takes one map of values for both sides, and any letter with a value', () => {
    liveMarbles(({ server, user, expectEvents, expectSent }) => {
      const values = { r: { handle: 'h-1' }, a: { data: new Uint8Array([1, 0]) }, 1: { type: 'TextDelta', text: 'one' } } as const;
      server('      C-r-a-1-', values);
      expectEvents('C-r-a-1-', values);
      user('        -x-y', { x: sendText('Ho'), y: (session) => session.sendAudio(new Uint8Array([5, 0])) });
      expectSent(1, 'Sx-y', { x: { realtimeInput: { text: 'Ho' } }, y: { realtimeInput: { audio: { data: new Uint8Array([5, 0]) } } } });
    });
  });

  it('runs the deadlines of the library, and the operators of rxjs, in virtual time', () => {
    liveMarbles(({ server, session, expectEvents, expectObservable, time }) => {
      session({ timeouts: { setup: 60_000 }, reconnect: false });
      server('      -');
      expectEvents('59999ms -(eD|)', { e: { error: { type: 'SetupTimeout' } } });
      expectObservable(timer(time('1s |'))).toBe('1s (a|)', { a: 0 });
    });
  });

  it('a frame that nobody can read is an error, and the session goes on', () => {
    liveMarbles(({ server, expectEvents }) => {
      server('      C-f-t');
      expectEvents('C-e-t', { e: { fatal: false, error: { type: 'MalformedFrame' } } });
    });
  });

  it('a dial that is refused', () => {
    liveMarbles(({ server, expectEvents, expectSent }) => {
      server('      --x', { x: { refuse: { status: 403 } } });
      expectEvents('--(eD|)', { e: { error: { type: 'DialFailed', status: 403 } } });
      expectSent(1, '---');
    });
  });

  it('expects the events of any stream, from when they are subscribed', () => {
    liveMarbles(({ server, config, session, expectEvents }) => {
      server('      --C-t-t', '--C--');
      expectEvents('----t--', {}, { of: session().events$.pipe(ofType('TextDelta')), subscribed: '^----!' });
      expectEvents('-----C', {}, { of: liveEvents(config(), NEVER), subscribed: '---^' });
    });
  });

  it('has the helpers of rxjs', () => {
    liveMarbles(({ server, session, cold, hot, expectObservable, expectSubscriptions }) => {
      server('--C-t-');
      const source$ = cold('-a|');
      expectObservable(session().events$.pipe(selectText())).toBe('----t', { t: 'Hello' });
      expectObservable(source$, '-^').toBe('--a|');
      expectSubscriptions(source$.subscriptions).toBe('-^-!');
      expectObservable(hot('-a-b').pipe(map((letter) => letter.toUpperCase()))).toBe('-A-B');
    });
  });
});

describe('the end of a liveMarbles test', () => {
  it('is the end of its longest diagram: what is open is torn down there, and nothing after it counts', () => {
    const open = { intervals: 0, connections: 0 };
    let scheduler: TestScheduler | undefined;
    liveMarbles(({ server, session, config, user, cold, expectEvents, expectObservable }) => {
      scheduler = config().env?.scheduler as TestScheduler;
      server('C 10s -');
      open.connections += 1;
      user('--t', { t: (live) => live.events$.pipe(finalize(() => (open.connections -= 1))).subscribe() });
      expectEvents('C');
      open.intervals += 1;
      expectObservable(interval(6_000).pipe(finalize(() => (open.intervals -= 1)))).toBe('6s a', { a: 0 });
      session().feed(cold('a 9s b', { a: sendText('1'), b: sendText('2') }));
    });
    expect(open).toEqual({ intervals: 0, connections: 0 });
    expect(scheduler?.frame).toBe(10_001);
    expect(scheduler?.actions).toEqual([]);
  });

  it('forgets the timers that the test itself left running', () => {
    let ticks = 0;
    let scheduler: TestScheduler | undefined;
    liveMarbles(({ config, expectEvents, server }) => {
      scheduler = config().env?.scheduler as TestScheduler;
      server('      C--');
      expectEvents('C--');
      interval(1).subscribe(() => (ticks += 1));
    });
    expect(ticks).toBe(2);
    expect(scheduler?.actions).toEqual([]);
  });

  it('is reached where the test fails and where it throws', () => {
    let isOpen = true;
    const open$ = NEVER.pipe(finalize(() => (isOpen = false)));
    const failure = new RangeError('mine');
    expect(
      thrown(() =>
        liveMarbles(({ expectObservable, server, user }) => {
          server('C');
          expectObservable(open$).toBe('---');
          user('-x', {
            x: () => {
              throw failure;
            },
          });
        }),
      ),
    ).toBe(failure);
    expect(isOpen).toBe(false);
  });

  it('lets through what a subscriber throws', () => {
    const failure = new RangeError('mine');
    const run = (): void =>
      liveMarbles(({ server, session, expectEvents }) => {
        server('--C');
        session()
          .events$.pipe(ofType('Connected'))
          .subscribe(() => {
            throw failure;
          });
        expectEvents('--C');
      });
    expect(thrown(run)).toBe(failure);
  });
});
