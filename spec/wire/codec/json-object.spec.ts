import { jsonObject } from '../../../lib/wire/codec/json-object';
import { deepFreeze } from '../deep-freeze';

describe('jsonObject', () => {
  it('passes any object on as it is', () => {
    const value = deepFreeze({ snake_case: { camelCase: null } });
    const decoded = jsonObject.decode(value);
    expect(decoded._tag === 'Right' && decoded.right).toBe(value);
    expect(jsonObject.encode(value)).toBe(value);
  });

  it.each([[[]], ['x'], [null], [1], [undefined]])('refuses %p', (value) => {
    expect(jsonObject.decode(value)._tag).toBe('Left');
  });
});
