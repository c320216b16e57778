/** What a function throws. */
export const thrown = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

/** The message of the error that a function throws; what is thrown instead of one, in words. */
export const messageOf = (act: () => void): string => {
  const error = thrown(act);
  return error instanceof Error ? error.message : `No error was thrown, but ${String(error)}.`;
};

/** The lines of a text. */
export const text = (...lines: readonly string[]): string => lines.join('\n');
