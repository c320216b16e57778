import { encodeBase64 } from '../wire/base64';

/** Shorter ones stand in any base64 by chance. */
const LEAST = 6;

/** Where the text begins in a group of three bytes: so many characters of the base64 also hold bits of what precedes it. */
const SHARED = [0, 2, 3] as const;

/** What of the base64 of a text depends on the text alone, whatever stands before and after it; in the standard alphabet and in that of URLs. */
export const base64Spellings = (text: string): readonly string[] => {
  const bytes = new TextEncoder().encode(text);
  const cores = SHARED.map((shared, offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const whole = Math.floor((padded.length * 8) / 6);
    return encodeBase64(padded).slice(shared, whole);
  });
  const urlSafe = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...cores, ...urlSafe])].filter((core) => core.length >= LEAST);
};
