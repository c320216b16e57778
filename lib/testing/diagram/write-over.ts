/** A text that goes into a row of characters. */
export interface Label {
  readonly column: number;
  readonly text: string;
}

/** Writes labels over a row, which keeps its width. */
export const writeOver = (row: string, labels: readonly Label[]): string => {
  const characters = Array.from(row);
  for (const { column, text } of labels) {
    Array.from(text).forEach((character, index) => {
      if (column + index < characters.length) characters[column + index] = character;
    });
  }
  return characters.join('');
};
