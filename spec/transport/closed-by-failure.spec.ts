import { closedByFailure } from '../../lib/transport/closed-by-failure';

describe('closedByFailure', () => {
  it('is a connection without a close frame, and says why', () => {
    expect(closedByFailure(new Error('no sockets for k3y'), ['k3y'])).toEqual({
      type: 'Closed',
      code: 1006,
      reason: '',
      cause: 'no sockets for [redacted]',
    });
  });

  it('says something where the platform says nothing', () => {
    expect(closedByFailure(undefined, []).cause).toContain('gave no reason');
  });
});
