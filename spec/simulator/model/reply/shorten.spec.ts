import { shorten } from '../../../../lib/simulator/model/reply/shorten';

describe('shorten', () => {
  it.each([
    ['one two', 7, 'one two'],
    ['one two three', 7, 'one two …'],
    ['one two three', 9, 'one two …'],
    ['onetwothree', 4, 'onet …'],
    ['   x', 2, '   …'],
  ])('%p to %p', (text, most, short) => {
    expect(shorten(text, most)).toBe(short);
  });
});
