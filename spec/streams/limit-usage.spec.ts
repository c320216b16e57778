import type { Observable } from 'rxjs';
import { from, NEVER } from 'rxjs';
import { limitUsage } from '../../lib/streams/limit-usage';
import { selectUsage } from '../../lib/streams/select-usage';
import type { UsageLimitReached } from '../../lib/streams/usage-limit';
import type { SessionEvent } from '../../lib/wire/session-event';
import type { UsageMetadata } from '../../lib/wire/usage-metadata';
import { connected, usage, usageOf } from './events';
import { virtual } from './virtual';

const u = usageOf({ totalTokenCount: 4, promptTokenCount: 3, responseTokenCount: 1 });
const reachedAt = (times: number): UsageLimitReached => ({
  limit: 'totalTokenCount',
  most: 10,
  spent: 4 * times,
  usage: usageOf({ totalTokenCount: 4 * times, promptTokenCount: 3 * times, responseTokenCount: times }),
});

describe('limitUsage', () => {
  it('tells once when the sum is above the limit, completes, and leaves its source', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<UsageMetadata>('-u-u-u-u-u-', { u });
      expectObservable(source$.pipe(limitUsage({ totalTokenCount: 10 }))).toBe('-----(x|)', { x: reachedAt(3) });
      expectSubscriptions(source$.subscriptions).toBe('         ^----!');
    });
  });

  it('completes without a word where the source completes below the limit', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<UsageMetadata>('-u-u-|', { u });
      expectObservable(source$.pipe(limitUsage({ totalTokenCount: 10 }))).toBe('-----|');
      expectSubscriptions(source$.subscriptions).toBe('^----!');
    });
  });

  it('is empty where its source is', () => {
    virtual(({ cold, expectObservable }) => {
      expectObservable(cold<UsageMetadata>('|').pipe(limitUsage({ totalTokenCount: 10 }))).toBe('|');
    });
  });

  it('says nothing where its source says nothing', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<UsageMetadata>('---');
      expectObservable(source$.pipe(limitUsage({ totalTokenCount: 10 }))).toBe('---');
      expectSubscriptions(source$.subscriptions).toBe('^--');
    });
  });

  it('fails with its source', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<UsageMetadata>('-u-#', { u });
      expectObservable(source$.pipe(limitUsage({ totalTokenCount: 10 }))).toBe('---#');
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('leaves its source when it is left', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<UsageMetadata>('-u-u-u-', { u });
      expectObservable(source$.pipe(limitUsage({ totalTokenCount: 10 })), '^---!').toBe('-----');
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });

  it('counts for each subscription', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<UsageMetadata>('-u-u-u-u-u-', { u });
      const limit$ = source$.pipe(limitUsage({ totalTokenCount: 10 }));
      expectObservable(limit$).toBe('-----(x|)', { x: reachedAt(3) });
      expectObservable(limit$, '----^').toBe('---------(x|)', { x: reachedAt(3) });
      expectSubscriptions(source$.subscriptions).toBe(['^----!', '----^----!']);
    });
  });

  it('stops in the middle of a burst', () => {
    const reached: UsageLimitReached[] = [];
    from([u, u, u, u, u])
      .pipe(limitUsage({ totalTokenCount: 10 }))
      .subscribe((each) => reached.push(each));
    expect(reached).toEqual([reachedAt(3)]);
  });

  it('counts on over a reconnect', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<SessionEvent>('CuuCu-', { C: connected(), u: usage(u) });
      expectObservable(source$.pipe(selectUsage(), limitUsage({ totalTokenCount: 10 }))).toBe('----(x|)', { x: reachedAt(3) });
    });
  });

  it('names the first limit that is passed', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<UsageMetadata>('uuu', { u });
      const prices = { input: 1_000_000, output: 0 };
      const cost: UsageLimitReached = { limit: 'cost', most: 5, spent: 6, usage: reachedAt(2).usage };
      expectObservable(source$.pipe(limitUsage({ totalTokenCount: 9, cost: { most: 5, prices } }))).toBe('-(x|)', { x: cost });
      const both: UsageLimitReached = { limit: 'promptTokenCount', most: 5, spent: 6, usage: reachedAt(2).usage };
      expectObservable(source$.pipe(limitUsage({ promptTokenCount: 5, cost: { most: 5, prices } }))).toBe('-(x|)', { x: both });
    });
  });

  it('refuses a limit at once', () => {
    expect(() => limitUsage({})).toThrow(RangeError);
  });

  it('takes usage, and nothing else', () => {
    const reached$: Observable<UsageLimitReached> = (NEVER as Observable<UsageMetadata>).pipe(limitUsage({ totalTokenCount: 1 }));
    // @ts-expect-error events are no usage
    const wrong$ = (NEVER as Observable<SessionEvent>).pipe(limitUsage({ totalTokenCount: 1 }));
    expect([reached$, wrong$]).toHaveLength(2);
  });
});
