import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { CommandsDropped, HoldOptions, ToolRun } from '../../lib/index';
import { holdWhileCalling, LiveConfigError } from '../../lib/index';
import { virtual } from '../streams/virtual';

const called = { id: '1', name: 'go', args: {}, turn: 1, calledAt: 0 };
const runs: Readonly<Record<string, readonly ToolRun[]>> = {
  o: [],
  w: [{ ...called, state: 'waiting' }],
  r: [{ ...called, state: 'running', startedAt: 1, result: null }],
  d: [{ ...called, state: 'done', waitedMs: 1, ranMs: 1, result: {} }],
};
const pieces = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => [letter, new TextEncoder().encode(letter)]));
const letterOf = (data: Uint8Array): string => new TextDecoder().decode(data);

describe('holdWhileCalling', () => {
  it.each<readonly [string, string, string, string, HoldOptions]>([
    ['lets audio pass while nobody calls', '-a-b-c|', 'o------', '-a-b-c|', {}],
    ['holds it until the call is over, in order', '-a-b-c-d------|', 'o-w-r----d-', '-a-------(bcd)|', {}],
    ['waits with its end for what it holds', '-a-b|', 'o-w----d', '-a-----(b|)', {}],
    ['fails at once', '-a-b#', 'o-w----d', '-a--#', {}],
    ['lets go when the session is over', '-a-b-----', 'o-w---|', '-a----b', {}],
    ['keeps no more than it should', '-a-b-c-d----', 'o-w------d', '-a-------(cd)', { keepMs: 2 }],
    ['does not wait for calls for which the model does not', '-a-b-c|', 'o-w---', '-a-b-c|', { isHolding: ({ name }) => name !== 'go' }],
    ['holds from the beginning', '-a------', 'w---d', '----a', {}],
  ])('%s', (_what, audio, calls, expected, options) => {
    virtual(({ hot, cold, expectObservable, scheduler }) => {
      const session = { toolRuns$: cold(calls, runs) };
      const audio$ = hot(audio, pieces).pipe(holdWhileCalling(session, { scheduler, ...options }), map(letterOf));
      expectObservable(audio$).toBe(expected);
    });
  });

  it('tells once a hold what it dropped', () => {
    const drops: CommandsDropped[] = [];
    virtual(({ hot, cold, expectObservable, scheduler }) => {
      const session = { toolRuns$: cold('w------d-w-d', runs) };
      const onDropped = (told: CommandsDropped): void => void drops.push(told);
      const audio$ = hot('-a-b-c------e-', pieces).pipe(holdWhileCalling(session, { scheduler, keepMs: 1, onDropped }), map(letterOf));
      expectObservable(audio$).toBe('-------c----e-');
    });
    expect(drops).toEqual([
      {
        type: 'CommandsDropped',
        message: '2 pieces of audio (2 bytes) were dropped while a call was open: more was said than keepMs keeps.',
        advice: 'Make the tool faster, or raise keepMs.',
        kind: 'audio',
        why: 'gated',
        count: 2,
        bytes: 2,
        spanMs: 4,
      },
    ]);
  });

  it('leaves both of its sources with its subscriber', () => {
    virtual(({ hot, cold, expectObservable, expectSubscriptions, scheduler }) => {
      const toolRuns$ = cold('w-------', runs);
      const audio$ = hot('-a------', pieces);
      const held$: Observable<string> = audio$.pipe(holdWhileCalling({ toolRuns$ }, { scheduler }), map(letterOf));
      expectObservable(held$, '^---!').toBe('-----');
      expectSubscriptions(audio$.subscriptions).toBe('^---!');
      expectSubscriptions(toolRuns$.subscriptions).toBe('^---!');
    });
  });

  it('refuses a time that is none', () => {
    virtual(({ cold }) => {
      expect(() => holdWhileCalling({ toolRuns$: cold('|') }, { keepMs: NaN })).toThrow(LiveConfigError);
    });
  });
});
