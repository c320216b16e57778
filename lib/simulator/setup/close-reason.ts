/** The most that a close frame has room for. */
const MOST_BYTES = 123;

/** A reason cut to what a close frame can hold, never inside a character. */
export const closeReason = (text: string): string =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, MOST_BYTES), { stream: true });
