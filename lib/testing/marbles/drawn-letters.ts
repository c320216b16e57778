import { letters } from '../builders/letters';
import { showValue } from './show-value';
import { failure, type Failure } from './verdict';

/** The letters that the diagrams of a test draw, and the values that its expectations give. */
export interface DrawnLetters {
  readonly draw: (diagram: string) => void;
  readonly expect: (name: string, values: Readonly<Record<string, unknown>>) => void;
  /** A value of a letter that is nowhere drawn expects nothing: the test would pass whatever it says. */
  readonly check: () => readonly Failure[];
}

const PROGRESSION = /(?<=^|\s)\d+(?:\.\d+)?(?:ms|s|m)(?=\s|$)/g;

/** `letters` is a map for all diagrams, not a claim of one. */
const isClaim = ([letter, value]: readonly [string, unknown]): boolean =>
  Object.entries(letters).every(([key, one]) => key !== letter || one !== value);

/** Keeps them for the end of the test: what both sides share is drawn by either. */
export const drawnLetters = (): DrawnLetters => {
  const drawn = new Set<string>();
  const given: { readonly name: string; readonly values: Readonly<Record<string, unknown>> }[] = [];
  return {
    draw: (diagram) => {
      for (const letter of diagram.replaceAll(PROGRESSION, '')) drawn.add(letter);
    },
    expect: (name, values) => {
      given.push({ name, values });
    },
    check: () =>
      given.flatMap(({ name, values }) => {
        const unused = Object.entries(values).filter((entry) => !drawn.has(entry[0]) && isClaim(entry));
        if (unused.length === 0) return [];
        return [
          failure(
            `${name}: a value was given for a letter that no diagram draws.`,
            ...unused.map(([letter, value]) => `"${letter}" is drawn nowhere in this test: ${showValue(value)}`),
            'Draw the letter, or leave its value out.',
          ),
        ];
      }),
  };
};
