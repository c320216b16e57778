const LENGTH_IN_TWO_BYTES = 126;
const LENGTH_IN_EIGHT_BYTES = 127;
const MASK_BYTES = 4;

/** The opcodes of the whole frames in what a client wrote: 1 is text, 8 is a close. */
export const opcodesOf = (bytes: Buffer): readonly number[] => {
  const opcodes: number[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    if (short === LENGTH_IN_EIGHT_BYTES) throw new Error('A client of these specs writes no frame that is so long.');
    const isLonger = short === LENGTH_IN_TWO_BYTES;
    if (isLonger && at + 4 > bytes.length) break;
    const end = isLonger ? at + 4 + MASK_BYTES + bytes.readUInt16BE(at + 2) : at + 2 + MASK_BYTES + short;
    if (end > bytes.length) break;
    opcodes.push(bytes.readUInt8(at) & 0x0f);
    at = end;
  }
  return opcodes;
};
