import * as t from 'io-ts';
import { described, descriptionOf } from '../../../lib/tools/schema/described';

describe('described', () => {
  it('describes a codec, and leaves the one that is given alone', () => {
    const city = described(t.string, 'The city');
    expect(descriptionOf(city)).toBe('The city');
    expect(descriptionOf(t.string)).toBeUndefined();
  });

  it('gives a codec that does all that the first one does', () => {
    const place = t.exact(t.type({ x: t.number }));
    const same: typeof place = described(place, 'A place');
    expect(same.decode({ x: 1, y: 2 })).toEqual(place.decode({ x: 1, y: 2 }));
    expect(same.is({ x: 'a' })).toBe(false);
    expect(t.array(same).decode([{ x: 1 }])).toEqual(t.success([{ x: 1 }]));
    expect(same.name).toBe(place.name);
  });

  it('describes anew what was described', () => {
    expect(descriptionOf(described(described(t.string, 'one'), 'two'))).toBe('two');
  });
});
