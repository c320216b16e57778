import { wrap } from '../../../lib/testing/diagram/wrap';

describe('wrap', () => {
  it('puts as many pieces on a line as find room, and breaks none', () => {
    expect(wrap(['one', 'two', 'three', 'a long piece'], 9)).toEqual(['one, two', 'three', 'a long piece']);
    expect(wrap([], 9)).toEqual([]);
  });
});
