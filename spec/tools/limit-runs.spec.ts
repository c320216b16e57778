import { map, of, Subject } from 'rxjs';
import { limitRuns } from '../../lib/tools/limit-runs';
import { virtual } from '../streams/virtual';

describe('limitRuns', () => {
  it('lets the next one in when there is room again, first come, first served', () => {
    virtual(({ cold, expectObservable }) => {
      const limited = limitRuns(2);
      const work = (value: string) => limited('go', Infinity, cold('---x|').pipe(map(() => value)));
      expectObservable(work('a')).toBe('---a|');
      expectObservable(work('b')).toBe('---b|');
      expectObservable(work('c')).toBe('-------c|');
      expectObservable(work('d')).toBe('-------d|');
      expectObservable(work('e')).toBe('-----------e|');
    });
  });

  it('does not let a name that is full hold up another', () => {
    virtual(({ cold, expectObservable }) => {
      const limited = limitRuns(Infinity);
      expectObservable(limited('slow', 1, cold('----a|'))).toBe('----a|');
      expectObservable(limited('slow', 1, cold('----b|'))).toBe('---------b|');
      expectObservable(limited('quick', 1, cold('-c|'))).toBe('-c|');
    });
  });

  it('gives the room back where the work is left or fails, and forgets who does not wait any more', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const limited = limitRuns(1);
      const waiting$ = cold('x|');
      expectObservable(limited('go', 1, cold('----')), '^--!').toBe('----');
      expectObservable(limited('go', 1, waiting$), '^-!').toBe('---');
      expectObservable(limited('go', 1, cold('--#'))).toBe('-----#');
      expectObservable(limited('go', 1, cold('(x|)'))).toBe('-----(x|)');
      expectSubscriptions(waiting$.subscriptions).toBe([]);
    });
  });

  it('survives any number of those who wait for room and are over at once', () => {
    const limited = limitRuns(1);
    const first$ = new Subject();
    limited('go', 1, first$).subscribe();
    const seen: number[] = [];
    const many = Array.from({ length: 3_000 }, (_none, index) => index);
    many.forEach((index) => limited('go', 1, of(index)).subscribe((value) => seen.push(value)));
    expect(seen).toEqual([]);
    first$.complete();
    expect(seen).toEqual(many);
  });
});
