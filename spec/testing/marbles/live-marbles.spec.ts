import { finalize, interval, map, NEVER, timer } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { liveEvents, ofType, selectText, sendText } from '../../../lib/index';
import { DiagramError } from '../../../lib/testing/marbles/diagram-error';
import { liveMarbles } from '../../../lib/testing/marbles/live-marbles';
import { MarbleMismatch } from '../../../lib/testing/marbles/marble-mismatch';
import { messageOf, thrown } from './thrown';

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
      session({ timeouts: { setup: 60_000 } });
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

describe('a liveMarbles test that fails', () => {
  const failing = (draw: Parameters<typeof liveMarbles>[0]): string => messageOf(() => liveMarbles(draw));

  it('says what was never drawn', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C-u');
      expectEvents('C--');
    });
    expect(told).toContain('frame 2: u (Usage) came, but was not drawn.\n    { type: "Usage", usage: { promptTokenCount: 10');
  });

  it('says which part of a value differs, and when something came at another time', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C-t-g-h', { t: { text: 'Hi' } });
      expectEvents('Ct--g--h', { t: { text: 'Ho' }, g: { timeLeftMs: 10 } });
    });
    expect(told).toContain(
      'frame 1: t (TextDelta) was expected; it came 1 ms later, in frame 2, with another value.\n    text: expected "Ho", got "Hi"',
    );
    expect(told).toContain('frame 4: g (GoAway) came with another value.\n    timeLeftMs: expected 10, got 50000');
    expect(told).toContain('frame 7: h (Thought) was expected; it came 1 ms earlier, in frame 6.');
  });

  it('sees the order inside a group', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C-(tT)');
      expectEvents('C-(tTX)');
    });
    expect(told).toContain('expected  C-(tTX)\n  actual    C-(tXT)\n              ^');
    expect(told).toContain('it came in another place of the group.');
  });

  it('ignores phases and the completion unless they are drawn', () => {
    const draw = (events: string) =>
      thrown(() =>
        liveMarbles(({ server, expectEvents }) => {
          server('C--|');
          expectEvents(events);
        }),
      );
    expect(draw('C--D')).toBeUndefined();
    expect(draw('C--(D|)')).toBeUndefined();
    expect(draw('(pppC)--(pD)')).toBeUndefined();
    expect(draw('(pC)--(pD)')).toBeInstanceOf(MarbleMismatch);
    expect(draw('C-|D')).toBeInstanceOf(MarbleMismatch);
  });

  it('says that a dial had no diagram', () => {
    const told = failing(({ session, server, cold, expectEvents }) => {
      session(cold('a--b', { a: {}, b: {} }));
      server('      C---');
      expectEvents('C--D', {}, { subscribed: '^---' });
    });
    expect(told).toContain('server: a socket was dialled for which no diagram was left.');
    expect(told).toContain('frame 3: socket 2 was dialled; server(…) drew 1. The dial failed.');
  });

  it('says that nobody dialled', () => {
    const told = failing(({ server, user, expectSent }) => {
      server('C');
      user('t');
      expectSent(1, 'S');
    });
    expect(told).toContain('expectSent(1): socket 1 was never dialled.');
    expect(told).toContain('A session dials when somebody subscribes to its events, as expectEvents(…) does.');
  });

  it('compresses long quiet stretches, and draws what can be pasted', () => {
    const error = thrown(() =>
      liveMarbles(({ server, expectEvents }) => {
        server('      C 9m g');
        expectEvents('C 9m -g');
      }),
    ) as MarbleMismatch;
    expect(error.expected).toBe('C 9m -g');
    expect(error.actual).toBe('C 9m g-');
  });

  it('tells of the helpers of rxjs as well', () => {
    const told = failing(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b|', { a: { n: 1 }, b: { n: 2, more: true } });
      expectObservable(source$).toBe('-a-b|', { a: { n: 1 }, b: { n: 2 } });
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
    expect(told).toContain('frame 3: b came with another value.\n    more: expected nothing, got true');
    expect(told).toContain('expectSubscriptions, subscription 1');
  });

  it('refuses a letter that means nothing, a time without an end, and a promise', () => {
    expect(thrown(() => liveMarbles(({ expectEvents }) => expectEvents('-z')))).toBeInstanceOf(DiagramError);
    expect(thrown(() => liveMarbles(({ user }) => user('-z')))).toBeInstanceOf(DiagramError);
    expect(thrown(() => liveMarbles(({ expectSent }) => expectSent(1, '-z')))).toBeInstanceOf(DiagramError);
    expect(messageOf(() => liveMarbles(({ time }) => time('--')))).toContain('A time ends with "|".');
    const late = (): Promise<void> => Promise.resolve();
    expect(messageOf(() => liveMarbles(late as () => void))).toContain('must not return a Promise');
  });
});
