import type { RetryAdvice } from '../../lib/errors/classify-close';
import { decide } from '../../lib/session/decide';
import type { ConnectionLoss } from '../../lib/session/reconnect-options';

const loss: ConnectionLoss = { error: { type: 'Stalled', message: 'Nothing came.' }, retry: 'yes', attempt: 2 };

describe('decide', () => {
  it('goes by the rules where the app decides nothing', () => {
    expect(decide(undefined, loss)).toEqual({ retry: 'yes', failure: null });
  });

  it.each<RetryAdvice>(['never', 'once', 'yes', 'fresh'])('takes "%s" for an answer', (answer) => {
    expect(decide(() => answer, loss)).toEqual({ retry: answer, failure: null });
  });

  it('puts the whole loss before the app, once', () => {
    const ask = jest.fn(() => 'never' as const);
    decide(ask, loss);
    expect(ask.mock.calls).toEqual([[loss]]);
  });

  it.each<readonly [string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['a boolean', true, 'boolean'],
    ['another word', 'always', 'string'],
    ['a promise, which would come too late', Promise.resolve('yes'), 'object'],
    ['what every object has', 'toString', 'string'],
  ])('goes by the rules where the app answers with %s, and says so', (_what, answer, type) => {
    expect(decide(() => answer as RetryAdvice, loss)).toEqual({
      retry: 'yes',
      failure: {
        type: 'CommandSourceFailed',
        message: `reconnect.decide gave ${type} and not one of never, once, yes, fresh.`,
        advice: 'The rules of the library decided instead. Correct the function.',
      },
    });
  });

  it.each<readonly [string, unknown]>([
    ['an error', new Error('no idea')],
    ['a text', 'no idea'],
  ])('goes by the rules where the app throws %s, and says so', (_what, thrown) => {
    const ask = (): never => {
      throw thrown as Error;
    };
    expect(decide(ask, loss)).toMatchObject({ retry: 'yes', failure: { message: 'reconnect.decide threw: no idea.' } });
  });
});
