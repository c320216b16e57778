/** What may stand in a close frame that a client sends. */
export interface CloseFrame {
  readonly code: number;
  readonly reason: string;
}

const MAX_REASON_BYTES = 123;

/**
 * A close frame that every platform takes: a code that a client may not send becomes 1000, and a reason longer than 123 bytes is cut between
 * two characters.
 */
export const closeFrame = (code = 1000, reason = ''): CloseFrame => {
  const { read } = new TextEncoder().encodeInto(reason, new Uint8Array(MAX_REASON_BYTES));
  return { code: isLegal(code) ? code : 1000, reason: reason.slice(0, read) };
};

/** The standard lets an application send 1000 and its own codes, and browsers throw at all others. */
const isLegal = (code: number): boolean => code === 1000 || (Number.isInteger(code) && code >= 3000 && code <= 4999);
