/** What a value should be, in words, and whether it is that. */
export interface ValueRule {
  readonly should: string;
  readonly holds: (value: unknown) => boolean;
}

/** One of some values. */
export const oneOf = (...values: readonly (string | number | boolean)[]): ValueRule => ({
  should: `should be ${values.map((value) => JSON.stringify(value)).join(' or ')}`,
  holds: (value) => values.some((each) => each === value),
});

/** A list of some values. */
export const someOf = (...values: readonly string[]): ValueRule => ({
  should: `should be a list of ${values.map((value) => JSON.stringify(value)).join(' and ')}`,
  holds: (value) => Array.isArray(value) && value.every((each) => values.some((known) => known === each)),
});

/** A list of any words. */
export const WORDS: ValueRule = {
  should: 'should be a list of words',
  holds: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
};
