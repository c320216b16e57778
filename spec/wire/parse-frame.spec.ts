import { runInNewContext } from 'node:vm';
import { parseFrame } from '../../lib/wire/parse-frame';

describe('parseFrame', () => {
  it('reads text and bytes alike', () => {
    expect(parseFrame('[1]')).toStrictEqual({ _tag: 'Right', right: [1] });
    expect(parseFrame(Buffer.from('[1]'))).toStrictEqual({ _tag: 'Right', right: [1] });
  });

  it('reads a view from its offset', () => {
    expect(parseFrame(new Uint8Array(Buffer.from('ab[1]cd')).subarray(2, 5))).toStrictEqual({ _tag: 'Right', right: [1] });
  });

  it('reads a buffer of another realm', () => {
    const foreign: unknown = runInNewContext('new Uint8Array([91, 49, 93]).buffer');
    expect(foreign).not.toBeInstanceOf(ArrayBuffer);
    expect(parseFrame(foreign)).toStrictEqual({ _tag: 'Right', right: [1] });
  });

  it('says what is wrong with a buffer that was given away', () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    expect(parseFrame(buffer)).toMatchObject({ _tag: 'Left', left: { path: '$' } });
  });

  it('takes off one byte order mark and no more', () => {
    expect(parseFrame('\uFEFF1')).toStrictEqual({ _tag: 'Right', right: 1 });
    expect(parseFrame('\uFEFF\uFEFF1')._tag).toBe('Left');
  });

  it('keeps what is left of bytes that are not UTF-8, and what is not JSON besides is nothing', () => {
    expect(parseFrame(new Uint8Array([34, 0xff, 34]))).toStrictEqual({
      _tag: 'Both',
      left: { kind: 'shape', path: '$', expected: 'UTF-8', excerpt: '3 bytes' },
      right: '\uFFFD',
    });
    expect(parseFrame(new Uint8Array([0xff, 0xff]))).toStrictEqual({
      _tag: 'Left',
      left: { kind: 'shape', path: '$', expected: 'UTF-8', excerpt: '2 bytes' },
    });
  });

  it.each<[string, unknown]>([
    ['a number', 1],
    ['null', null],
    ['a function', () => 1],
    ['an object that looks like bytes', { byteLength: 2, 0: 91, 1: 93 }],
  ])('refuses %s', (_, data) => {
    expect(parseFrame(data)).toMatchObject({
      _tag: 'Left',
      left: { path: '$', expected: expect.stringContaining('text or bytes') as unknown },
    });
  });
});
