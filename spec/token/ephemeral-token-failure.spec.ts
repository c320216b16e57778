import type { EphemeralTokenError } from '../../lib/token/ephemeral-token-error';
import { EphemeralTokenFailure } from '../../lib/token/ephemeral-token-failure';

const error: EphemeralTokenError = { type: 'TokenTimeout', message: 'Too late.', timeoutMs: 5 };

describe('EphemeralTokenFailure', () => {
  it('is an error that holds what happened', () => {
    const failure = new EphemeralTokenFailure(error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure.name).toBe('EphemeralTokenFailure');
    expect(failure.error).toBe(error);
    expect(failure.message).toBe('Too late.');
    expect(String(failure)).toBe('EphemeralTokenFailure: Too late.');
  });

  it('says what to do as well', () => {
    expect(new EphemeralTokenFailure({ ...error, advice: 'Ask again.' }).message).toBe('Too late. Ask again.');
  });
});
