import { editDistance } from '../../lib/errors/edit-distance';

describe('editDistance', () => {
  it.each([
    ['drop', 'drop', 0],
    ['', 'drop', 4],
    ['drop', '', 4],
    ['drop', 'drops', 1],
    ['drop', 'rop', 1],
    ['drop', 'drip', 1],
    ['kitten', 'sitting', 3],
  ])('of "%s" and "%s" is %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });
});
