import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';

/** Shorter ones are readable as they are. */
const SHORT = 40;

const sizeOf = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

/** Media that need no type beside them, in either spelling. */
const MEDIA: readonly string[] = ['imagedata', 'voicesampleaudio', 'consentaudio'];

/** The blobs of the wire are `{ data, mimeType }`, in either spelling. */
const isBlob = (holder: unknown): boolean => isObject(holder) && ('mimeType' in holder || 'mime_type' in holder);

const withoutMedia = function (this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= SHORT) return value;
  const isMedia = MEDIA.includes(key.replaceAll('_', '').toLowerCase()) || (key === 'data' && isBlob(this));
  return isMedia ? `(${String(sizeOf(value))} bytes)` : value;
};

const textOf = (data: string | Uint8Array): string | null => {
  try {
    return typeof data === 'string' ? data : new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return null;
  }
};

/** A frame on one line: its JSON without spaces, media told by its size; what is not JSON as an excerpt. */
export const messageLine = (data: string | Uint8Array, media: boolean): string => {
  const text = textOf(data);
  if (text === null) return `not text: ${excerpt(data)}`;
  try {
    const message: unknown = JSON.parse(text);
    return JSON.stringify(message, media ? undefined : withoutMedia);
  } catch {
    return `not JSON: ${excerpt(text)}`;
  }
};
