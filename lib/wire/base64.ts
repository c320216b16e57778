/** The part of Node's `Buffer` that is used here, where there is one. */
interface BufferStatic {
  from(
    buffer: ArrayBufferLike,
    byteOffset: number,
    length: number,
  ): {
    write(text: string, encoding: 'base64'): number;
    toString(encoding: 'base64'): string;
  };
}

const nodeBuffer = (): BufferStatic | undefined => (globalThis as { readonly Buffer?: BufferStatic }).Buffer;

/** `String.fromCharCode` takes its characters as arguments, and stacks are finite. */
const CHARACTERS_A_CALL = 0x8000;

/** Both decoders pass over, or refuse, what is not in the alphabet: fewer bytes than the length promises mean that the text was not base64. */
const decodeInto = (output: Uint8Array, text: string): number => {
  const buffer = nodeBuffer();
  if (buffer !== undefined) return buffer.from(output.buffer, output.byteOffset, output.byteLength).write(text, 'base64');
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    for (let index = 0; index < output.length; index += 1) output[index] = binary.charCodeAt(index);
    return binary.length;
  } catch {
    return -1;
  }
};

/**
 * Bytes of a base64 text, standard or URL-safe, padded or not; `undefined` where it is neither.
 * The bytes own their buffer and begin at its start, so that PCM can be viewed as 16-bit samples.
 */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  if (digits % 4 === 1 || (padding > 0 && text.length % 4 !== 0)) return undefined;
  const output = new Uint8Array(Math.floor((digits * 3) / 4));
  return decodeInto(output, text.slice(0, digits)) === output.length ? output : undefined;
};

/** Standard base64 with padding, as ProtoJSON writes bytes. */
export const encodeBase64 = (bytes: Uint8Array): string => {
  const buffer = nodeBuffer();
  if (buffer !== undefined) return buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHARACTERS_A_CALL) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHARACTERS_A_CALL));
  }
  return btoa(binary);
};
