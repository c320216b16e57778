import { makeId } from '../../../lib/simulator/service/make-id';
import { seeded } from '../../../lib/simulator/service/random';

describe('makeId', () => {
  it('fills the places and keeps the rest', () => {
    expect(makeId(seeded(1), 'call-####-~~~~').id).toMatch(/^call-\d{4}-[0-9a-f]{4}$/);
  });

  it('is the same for the same generator, and goes on from there', () => {
    const first = makeId(seeded(1), '~~~~~~~~');
    expect(makeId(seeded(1), '~~~~~~~~')).toEqual(first);
    expect(makeId(first.random, '~~~~~~~~').id).not.toBe(first.id);
  });
});
