import type { These } from 'fp-ts/lib/These.js';
import { both, left, right } from 'fp-ts/lib/These.js';
import type { FrameFault } from '../errors/live-error';
import { excerpt } from './excerpt';

const whole = (expected: string, found: string): FrameFault => ({ kind: 'shape', path: '$', expected, excerpt: found });

const parseText = (text: string): These<FrameFault, unknown> => {
  try {
    return right(JSON.parse(text));
  } catch {
    return left(whole('JSON', excerpt(text)));
  }
};

/** Decodes whole frames, so it keeps nothing between calls. */
const STRICT = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true });
const LENIENT = /* @__PURE__ */ new TextDecoder('utf-8');

const parseBytes = (bytes: Uint8Array): These<FrameFault, unknown> => {
  try {
    return parseText(STRICT.decode(bytes));
  } catch {
    const fault = whole('UTF-8', `${String(bytes.byteLength)} bytes`);
    const parsed = parseText(LENIENT.decode(bytes));
    return parsed._tag === 'Right' ? both(fault, parsed.right) : left(fault);
  }
};

/** Not `instanceof`: a buffer may come from another realm, as Node's do under jsdom. */
const isArrayBuffer = (data: unknown): data is ArrayBuffer => Object.prototype.toString.call(data) === '[object ArrayBuffer]';

/** The bytes of a binary frame; none of a buffer that was transferred away. */
const bytesOf = (data: unknown): Uint8Array | undefined => {
  try {
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return isArrayBuffer(data) ? new Uint8Array(data) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The JSON value of a frame. Text and binary frames are read alike; a frame with bytes that are not UTF-8 is read with U+FFFD in their place, and
 * said to be wrong.
 */
export const parseFrame = (data: unknown): These<FrameFault, unknown> => {
  if (typeof data === 'string') return parseText(data.startsWith('\uFEFF') ? data.slice(1) : data);
  const bytes = bytesOf(data);
  return bytes === undefined ? left(whole('text or bytes (set binaryType to arraybuffer)', excerpt(data))) : parseBytes(bytes);
};
