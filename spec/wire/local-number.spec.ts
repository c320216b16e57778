import { localNumber } from '../../lib/wire/local-number';

describe('localNumber', () => {
  it.each([
    ['local-12', 12],
    ['local-', null],
    ['local-1x', null],
    ['my-local-1', null],
    ['', null],
  ])('%j: %j', (id, number) => {
    expect(localNumber(id)).toBe(number);
  });
});
