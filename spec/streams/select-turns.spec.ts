import type { Observable } from 'rxjs';
import { asyncScheduler, from, NEVER } from 'rxjs';
import { selectTurns } from '../../lib/streams/select-turns';
import type { Turn } from '../../lib/streams/turn';
import type { SessionEvent } from '../../lib/wire/session-event';
import { audio, connected, disconnected, heard, interrupted, over, text, usageOf } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

const turnOf = (fields: Partial<Turn>): Turn => ({
  turn: 1,
  text: '',
  thoughts: '',
  heard: '',
  said: '',
  audioBytes: 0,
  audioMs: 0,
  calls: [],
  usage: usageOf(),
  end: 'complete',
  times: { end: 0 },
  partial: false,
  ...fields,
});

describe('selectTurns', () => {
  const clock = { now: () => 5, schedule: asyncScheduler.schedule.bind(asyncScheduler) };

  itKeepsTheLaws<SessionEvent, Turn>({
    operator: () => selectTurns({ scheduler: clock }),
    inputs: [connected(), text('Hi'), over()],
    outputs: [null, null, turnOf({ text: 'Hi', times: { firstOutput: 5, end: 5 } })],
  });

  it('emits each turn at its end, with times of the scheduler', () => {
    virtual(({ cold, expectObservable, scheduler }) => {
      const values = { C: connected(), i: heard('What?'), a: audio(960), t: over(1), b: audio(480, 2), T: over(2) };
      const source$ = cold<SessionEvent>('C 1s i 1s a a t 2s b T |', values);
      expectObservable(source$.pipe(selectTurns({ scheduler }))).toBe('2004ms x 2001ms y |', {
        x: turnOf({
          heard: 'What?',
          audioBytes: 1920,
          audioMs: 40,
          times: { userEnd: 1001, firstOutput: 2002, firstAudio: 2002, end: 2004 },
        }),
        y: turnOf({ turn: 2, audioBytes: 480, audioMs: 10, times: { firstOutput: 4005, firstAudio: 4005, end: 4006 } }),
      });
    });
  });

  it('emits a dropped turn when its connection is lost, and the next one after the reconnect', () => {
    virtual(({ hot, expectObservable, expectSubscriptions, scheduler }) => {
      const values = { C: connected(), a: text('a', 1), d: interrupted(1, 'drop'), R: connected(true), b: text('b', 2), D: disconnected() };
      const source$ = hot<SessionEvent>('Cad-Rb-(D|)', values);
      expectObservable(source$.pipe(selectTurns({ scheduler }))).toBe('--x----(y|)', {
        x: turnOf({ text: 'a', end: 'dropped', times: { firstOutput: 1, end: 2 } }),
        y: turnOf({ turn: 2, text: 'b', end: 'dropped', times: { firstOutput: 5, end: 7 } }),
      });
      expectSubscriptions(source$.subscriptions).toBe('^------!');
    });
  });

  it('emits both where one event ends two turns', () => {
    virtual(({ cold, expectObservable, scheduler }) => {
      const source$ = cold<SessionEvent>('CaT---|', { C: connected(), a: text('a', 1), T: over(2) });
      expectObservable(source$.pipe(selectTurns({ scheduler }))).toBe('--(xy)|', {
        x: turnOf({ text: 'a', end: 'dropped', times: { firstOutput: 1, end: 2 } }),
        y: turnOf({ turn: 2, times: { end: 2 } }),
      });
    });
  });

  it('gives a late subscriber the running turn in part', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const values = { C: connected(), a: text('a', 1), b: text('b', 1), t: over(1), c: text('c', 2), T: over(2) };
      const turns$ = hot<SessionEvent>('CabtcT', values).pipe(selectTurns({ scheduler }));
      const second = turnOf({ turn: 2, text: 'c', times: { firstOutput: 4, end: 5 } });
      expectObservable(turns$).toBe('---x-y', { x: turnOf({ text: 'ab', times: { firstOutput: 1, end: 3 } }), y: second });
      expectObservable(turns$, '--^').toBe('---x-y', {
        x: turnOf({ text: 'b', partial: true, times: { firstOutput: 2, end: 3 } }),
        y: second,
      });
    });
  });

  it('says nothing of a turn whose stream just ends', () => {
    virtual(({ cold, expectObservable }) => {
      expectObservable(cold<SessionEvent>('Ct|', { C: connected(), t: text('a') }).pipe(selectTurns())).toBe('--|');
      expectObservable(cold<SessionEvent>('Ct#', { C: connected(), t: text('a') }).pipe(selectTurns())).toBe('--#');
    });
  });

  it('reads the clock of the platform by default', () => {
    const before = asyncScheduler.now();
    const turns: Turn[] = [];
    from([connected(), over()])
      .pipe(selectTurns())
      .subscribe((turn) => turns.push(turn));
    expect(turns[0]?.times.end).toBeGreaterThanOrEqual(before);
    expect(turns[0]?.times.end).toBeLessThanOrEqual(asyncScheduler.now());
  });

  it('is a stream of turns', () => {
    const turns$: Observable<Turn> = (NEVER as Observable<SessionEvent>).pipe(selectTurns());
    expect(turns$).toBeDefined();
  });
});
