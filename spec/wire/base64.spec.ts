import * as fc from 'fast-check';
import { decodeBase64, encodeBase64 } from '../../lib/wire/base64';

const platforms = [
  ['with Buffer', globalThis.Buffer],
  ['in a browser', undefined],
] as const;

describe.each(platforms)('base64 %s', (_, buffer) => {
  const { Buffer: node } = globalThis;
  beforeAll(() => Object.assign(globalThis, { Buffer: buffer }));
  afterAll(() => Object.assign(globalThis, { Buffer: node }));

  it('encodes and decodes as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = node.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(text);
        expect(decodeBase64(text)).toStrictEqual(bytes);
      }),
      { seed: 1 },
    );
  });

  it('takes the URL-safe alphabet, padded or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = node.from(bytes).toString('base64url');
        expect(decodeBase64(text)).toStrictEqual(bytes);
        expect(decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='))).toStrictEqual(bytes);
      }),
      { seed: 2 },
    );
  });

  it('gives bytes that own their buffer from its start, for a view of samples', () => {
    for (const length of [0, 1, 2, 3, 4, 9_600, 100_000]) {
      const bytes = decodeBase64(node.alloc(length, 7).toString('base64'));
      expect(bytes).toBeInstanceOf(Uint8Array);
      expect(bytes?.byteOffset).toBe(0);
      expect(bytes?.buffer.byteLength).toBe(length);
    }
  });

  it.each([
    '%',
    'A',
    'AAAAA',
    'AA=',
    'AAA==',
    'A===',
    '=',
    '==',
    '====',
    'AAAA=',
    'AAAA==',
    'AA==AAAA',
    'AA A',
    'AAA\n',
    ' AAA',
    'AAAÄ',
    'AA.A',
    'data:AAAA',
  ])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it.each([
    ['', []],
    ['AA', [0]],
    ['AQI', [1, 2]],
    ['AQID', [1, 2, 3]],
    ['AQIDBA==', [1, 2, 3, 4]],
    ['-_-_', [0xfb, 0xff, 0xbf]],
    ['+/+/', [0xfb, 0xff, 0xbf]],
  ])('reads %j', (text, bytes) => {
    expect(decodeBase64(text)).toStrictEqual(Uint8Array.from(bytes));
  });

  it('encodes a part of a buffer, and a big one', () => {
    expect(encodeBase64(new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4))).toBe('AQID');
    const big = new Uint8Array(200_001).map((__, index) => index);
    expect(encodeBase64(big)).toBe(node.from(big).toString('base64'));
    expect(node.from(big).equals(decodeBase64(encodeBase64(big)) ?? node.alloc(0))).toBe(true);
  });
});
