import { describeFailure } from '../../lib/transport/describe-failure';

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('describeFailure', () => {
  it('says what a code means', () => {
    expect(describeFailure(coded('connect ECONNREFUSED 127.0.0.1:9', 'ECONNREFUSED'))).toBe(
      'connect ECONNREFUSED 127.0.0.1:9 (nothing listens at that address and port)',
    );
  });

  it('leaves a code that it does not know to its message', () => {
    expect(describeFailure(coded('Max payload size exceeded', 'WS_ERR'))).toBe('Max payload size exceeded');
  });

  it('says the code where there is no message', () => {
    expect(describeFailure({ code: 'EWHAT' })).toBe('EWHAT');
  });

  it('goes through the failures of all addresses of a host, each once', () => {
    const errors = [coded('a', 'ENOTFOUND'), coded('b', 'X'), coded('b', 'X')];
    expect(describeFailure(Object.assign(new AggregateError(errors, ''), { code: 'ECONNREFUSED' }))).toBe(
      'a (the host name is unknown), b',
    );
  });

  it.each([[undefined], [null], [''], [' \n'], [{}], [7], [{ message: 7 }], [{ errors: [] }]])('has no words for %p', (failure) => {
    expect(describeFailure(failure)).toBeUndefined();
  });

  it('takes the words of a thrown string, in one line', () => {
    expect(describeFailure('out of\n  sockets ')).toBe('out of sockets');
  });

  it('takes secrets out before it cuts', () => {
    const text = describeFailure(new Error(`${'x'.repeat(295)} my-secret-key`), ['my-secret-key']);
    expect(text).toHaveLength(300);
    expect(text).not.toContain('my-');
  });
});
