import { bytes } from '../../../lib/wire/codec/bytes';

describe('bytes', () => {
  it('passes bytes on without a copy', () => {
    const media = new Uint8Array(2);
    const decoded = bytes.decode(media);
    expect(decoded._tag === 'Right' && decoded.right).toBe(media);
    expect(bytes.encode(media)).toBe(media);
    expect(bytes.is(media)).toBe(true);
  });

  it.each(['AAAA', '', 5, null, [1, 2], new Int16Array(1)])('refuses %p', (value) => {
    expect(bytes.decode(value)._tag).toBe('Left');
    expect(bytes.is(value)).toBe(false);
  });
});
