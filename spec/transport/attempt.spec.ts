import { left, right } from 'fp-ts/lib/Either.js';
import { attempt } from '../../lib/transport/attempt';

describe('attempt', () => {
  it('gives what the call gave', () => {
    expect(attempt(() => 7)).toEqual(right(7));
  });

  it('gives what the call threw, as it is', () => {
    const thrown = new Error('no');
    const failing = (): number => {
      throw thrown;
    };
    expect(attempt(failing)).toEqual(left(thrown));
  });
});
