/** The letters of one column of a lane, each with how often it came, in the order of the first. */
export type Cell = ReadonlyMap<string, number>;

/** Read downwards: `t` over `3` over `X` is three `t` and one `X`. */
const stackOf = (cell: Cell): readonly string[] =>
  [...cell].flatMap(([letter, count]) => (count === 1 ? [letter] : [letter, ...Array.from(String(count))]));

/** The rows of a lane: letters on its ground, and what finds no room in one character below them. */
export const stackLetters = (cells: ReadonlyMap<number, Cell>, ground: readonly string[]): readonly string[] => {
  const rows = [[...ground]];
  for (const [column, cell] of cells) {
    stackOf(cell).forEach((character, depth) => {
      const row = (rows[depth] ??= ground.map(() => ' '));
      row[column] = character;
    });
  }
  return rows.map((row) => row.join(''));
};
