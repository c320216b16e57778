import type { Observable } from 'rxjs';
import { NEVER } from 'rxjs';
import { costOf } from '../../lib/streams/cost-of';
import { selectUsageTotal } from '../../lib/streams/select-usage-total';
import type { SessionEvent } from '../../lib/wire/session-event';
import type { UsageMetadata } from '../../lib/wire/usage-metadata';
import { connected, usage, usageOf } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

const million = 1_000_000;

describe('costOf', () => {
  itKeepsTheLaws<UsageMetadata, number>({
    operator: () => costOf({ input: 1, output: 2 }),
    inputs: [usageOf({ promptTokenCount: million }), usageOf({ responseTokenCount: million }), usageOf()],
    outputs: [1, 2, 0],
  });

  it('prices a session on the running total, over a reconnect', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<SessionEvent>('-uCu|', { u: usage({ promptTokenCount: million }), C: connected(true) });
      expectObservable(source$.pipe(selectUsageTotal(), costOf({ input: 3, output: 0 }))).toBe('-a-b|', { a: 3, b: 6 });
    });
  });

  it('refuses prices at once', () => {
    expect(() => costOf({ input: { AUDIO: -3, default: 1 }, output: 1 })).toThrow(
      'prices.input.AUDIO must be a finite number of at least 0, but is -3.',
    );
  });

  it('is a stream of numbers', () => {
    const cost$: Observable<number> = (NEVER as Observable<UsageMetadata>).pipe(costOf({ input: 1, output: 1 }));
    expect(cost$).toBeDefined();
  });
});
