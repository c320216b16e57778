import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../../errors/words-of';

/** Whether a text can still become JSON, as far as it goes. */
const isSoundSoFar = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = wordsOf(error);
    if (/end of JSON input|Unterminated string/.test(message)) return true;
    const [, position] = /position (\d+)/.exec(message) ?? [];
    return position !== undefined && Number(position) >= text.length;
  }
};

/** The first character with which a text cannot become JSON any more. Node tells it only now and then. */
const faultIn = (text: string): number => {
  let [sound, broken] = [0, text.length + 1];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (middle <= text.length && isSoundSoFar(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
};

/** The value of a JSON text; to the left is where it is wrong: `line 3, column 7: …`. */
export const parseJson = (text: string): Either<string, unknown> => {
  try {
    return right(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text));
  } catch {
    const at = faultIn(text);
    const before = text.slice(0, at).split('\n');
    const place = `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
    return left(`${place}: ${at >= text.length ? 'the JSON ends too early' : `${JSON.stringify(text.charAt(at))} is no JSON here`}.`);
  }
};
