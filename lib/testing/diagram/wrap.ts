/** Pieces with commas between, as many on a line as find room; a piece is never broken. */
export const wrap = (pieces: readonly string[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 3 + piece.length > width) lines.push(piece);
    else lines[lines.length - 1] = `${line}, ${piece}`;
  }
  return lines;
};
