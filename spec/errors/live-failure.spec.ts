import type { LiveError } from '../../lib/errors/live-error';
import { LiveFailure } from '../../lib/errors/live-failure';

describe('LiveFailure', () => {
  const plain: LiveError = Object.freeze({ type: 'DialTimeout', message: 'The socket did not open within 10 s.' });

  it('is an Error with the words of what happened, and what happened as data', () => {
    const failure = new LiveFailure(plain);
    expect(failure).toBeInstanceOf(Error);
    expect(failure.name).toBe('LiveFailure');
    expect(failure.message).toBe('The socket did not open within 10 s.');
    expect(failure.error).toBe(plain);
  });

  it('says what to do where that is known', () => {
    expect(new LiveFailure({ ...plain, advice: 'Check the network.' }).message).toBe(
      'The socket did not open within 10 s. Check the network.',
    );
  });
});
