import { describeFailure } from './describe-failure';
import type { Closed } from './transport';

/** The end of a connection that the platform could not make or keep; `failure` is what it threw, or words. */
export const closedByFailure = (failure: unknown, secrets: readonly string[]): Closed => ({
  type: 'Closed',
  code: 1006,
  reason: '',
  cause: describeFailure(failure, secrets) ?? 'The WebSocket of this platform failed and gave no reason.',
});
