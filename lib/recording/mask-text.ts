const LETTER = /[\p{L}\p{M}]/gu;
const DIGIT = /\p{N}/gu;

/** A text of the same length, with `x` for letters and `0` for digits. */
export const maskText = (text: string): string =>
  text.replace(LETTER, (letter) => 'x'.repeat(letter.length)).replace(DIGIT, (digit) => '0'.repeat(digit.length));
