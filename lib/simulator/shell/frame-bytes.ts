const lengthOf = (length: number): readonly number[] => {
  if (length < 126) return [length];
  if (length < 0x1_0000) return [126, length >>> 8, length & 0xff];
  return [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff)];
};

const FINAL = 0x80;
const OPCODES = { text: 1, binary: 2, close: 8 } as const;

const frame = (kind: keyof typeof OPCODES, length: number, payload: Uint8Array): Uint8Array =>
  new Uint8Array([FINAL | OPCODES[kind], ...lengthOf(length), ...payload]);

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data);

/** The bytes of a frame whose second half never comes. */
export const halfFrame = (data: string | Uint8Array): Uint8Array => {
  const payload = bytesOf(data);
  return frame(typeof data === 'string' ? 'text' : 'binary', 2 * payload.length + 1, payload);
};

/** The bytes of a close frame with any code. */
export const closingFrame = (code: number, reason: string): Uint8Array => {
  const payload = [code >>> 8, code & 0xff, ...bytesOf(reason)];
  return frame('close', payload.length, new Uint8Array(payload));
};
