import { refusal } from '../../lib/errors/refusal';

describe('refusal', () => {
  it('says what was not sent, why, and what to do where there is something to do', () => {
    const message = 'ActivityEnd was not sent: no activity was started.';
    const error = { type: 'CommandRefused', message, command: 'ActivityEnd', why: 'no activity was started' };
    expect(refusal('ActivityEnd', 'no activity was started')).toEqual(error);
    expect(refusal('ActivityEnd', 'no activity was started', 'Start one.')).toEqual({ ...error, advice: 'Start one.' });
  });
});
