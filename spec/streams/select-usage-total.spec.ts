import { selectUsageTotal } from '../../lib/streams/select-usage-total';
import type { SessionEvent } from '../../lib/wire/session-event';
import type { UsageMetadata } from '../../lib/wire/usage-metadata';
import { connected, usage, usageOf } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

describe('selectUsageTotal', () => {
  itKeepsTheLaws<SessionEvent, UsageMetadata>({
    operator: selectUsageTotal,
    inputs: [usage({ totalTokenCount: 3 }), connected(), usage({ totalTokenCount: 4 })],
    outputs: [usageOf({ totalTokenCount: 3 }), null, usageOf({ totalTokenCount: 7 })],
  });

  it('counts for each subscription, from its beginning', () => {
    virtual(({ hot, expectObservable }) => {
      const total$ = hot<SessionEvent>('-u-u-u', { u: usage({ promptTokenCount: 1 }) }).pipe(selectUsageTotal());
      const values = { a: usageOf({ promptTokenCount: 1 }), b: usageOf({ promptTokenCount: 2 }), c: usageOf({ promptTokenCount: 3 }) };
      expectObservable(total$).toBe('      -a-b-c', values);
      expectObservable(total$, '--^').toBe('---a-b', values);
    });
  });
});
