import { scrub } from '../../errors/scrub';

const LONGEST = 160;

/** The beginning of a frame on one line, without credentials; the rest of it is media, mostly. */
export const oneLine = (frame: string | Uint8Array, secrets: readonly string[] = []): string => {
  const head = typeof frame === 'string' ? frame.slice(0, 4 * LONGEST) : new TextDecoder().decode(frame.subarray(0, 4 * LONGEST));
  const line = scrub(head.replace(/\s+/g, ' ').trim(), secrets);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
};
