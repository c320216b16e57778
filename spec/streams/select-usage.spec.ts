import { selectUsage } from '../../lib/streams/select-usage';
import type { SessionEvent } from '../../lib/wire/session-event';
import type { UsageMetadata } from '../../lib/wire/usage-metadata';
import { over, usage, usageOf } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';

describe('selectUsage', () => {
  itKeepsTheLaws<SessionEvent, UsageMetadata>({
    operator: selectUsage,
    inputs: [usage({ totalTokenCount: 3 }), over(), usage({ totalTokenCount: 4 })],
    outputs: [usageOf({ totalTokenCount: 3 }), null, usageOf({ totalTokenCount: 4 })],
  });
});
