const LABEL = 12;

const isLetter = (character: string): boolean => /[A-Za-z]/.test(character);

/** The rows of each lane, by the name that stands before the first of them. */
const rowsOf = (drawing: string): ReadonlyMap<string, readonly string[]> => {
  const rows = new Map<string, string[]>();
  let lane = '';
  for (const line of (drawing.split('\n\n')[0] ?? '').split('\n')) {
    lane = line.slice(0, LABEL).trim() || lane;
    rows.set(lane, [...(rows.get(lane) ?? []), line.slice(LABEL)]);
  }
  return rows;
};

/** How often each letter is drawn, read as a person would: downwards in each column, with the number under a letter. */
export const drawnLetters = (drawing: string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const [lane, rows] of rowsOf(drawing)) {
    if (['time', 'event', 'notes', 'phase'].includes(lane)) continue;
    const width = Math.max(...rows.map(({ length }) => length));
    for (let column = 0; column < width; column += 1) {
      const stack = rows.map((row) => row[column] ?? ' ').join('');
      for (const [, letter = '', digits = ''] of isLetter(stack[0] ?? '') ? stack.matchAll(/([A-Za-z])(\d*)/g) : []) {
        counts[letter] = (counts[letter] ?? 0) + (digits === '' ? 1 : Number(digits));
      }
    }
  }
  return counts;
};

/** How often each event came, as the legend tells it. */
export const toldCounts = (drawing: string): Readonly<Record<string, number>> => {
  const legend = drawing.split('\n\n')[1] ?? '';
  const letters = /^letters([\s\S]*?)(?=^\S|$(?![\s\S]))/m.exec(legend)?.[1] ?? '';
  return Object.fromEntries(
    [...letters.matchAll(/([A-Z][A-Za-z]{3,})(?: x(\d+))?/g)].map(([, type = '', count = '1']) => [type, Number(count)]),
  );
};

export const longestLine = (drawing: string): number => Math.max(...drawing.split('\n').map((line) => Array.from(line).length));
