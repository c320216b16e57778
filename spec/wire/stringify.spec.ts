import { stringify } from '../../lib/wire/stringify';
import { deepFreeze } from './deep-freeze';

describe('stringify', () => {
  it('writes bytes as base64 at every depth, without touching them', () => {
    const message = deepFreeze({ a: Uint8Array.of(1, 2), b: [{ c: Buffer.from([1, 2]) }, Uint8Array.of(9, 1, 2).subarray(1)] });
    expect(stringify(message)).toBe('{"a":"AQI=","b":[{"c":"AQI="},"AQI="]}');
    expect(message.a).toStrictEqual(Uint8Array.of(1, 2));
  });

  it('writes everything else as JSON does', () => {
    const value = { text: 'a\n"', when: new Date(0), gone: undefined, none: null, numbers: [1.5, Number.NaN] };
    expect(stringify(value)).toBe(JSON.stringify(value));
  });

  it('indents on demand', () => {
    expect(stringify({ a: [1] }, 2)).toBe('{\n  "a": [\n    1\n  ]\n}');
  });

  it('throws where a value is not JSON', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => stringify(loop)).toThrow('circular');
    expect(() => stringify({ a: 1n })).toThrow('BigInt');
  });

  it('writes the keys of objects, however they are called', () => {
    expect(stringify(JSON.parse('{"__proto__":{"a":1},"constructor":"b","":2}') as object)).toBe(
      '{"__proto__":{"a":1},"constructor":"b","":2}',
    );
  });
});
