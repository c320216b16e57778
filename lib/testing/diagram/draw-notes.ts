import type { Note } from './note';
import { shorten } from './shorten';
import type { TimeUnit } from './time-unit';
import type { Label } from './write-over';

/** The first and the last half where there are too many. */
const chosen = (notes: readonly Note[], most: number): readonly (readonly [number, Note] | null)[] => {
  const numbered = notes.map((note, index) => [index + 1, note] as const);
  if (notes.length <= most) return numbered;
  const head = Math.ceil(most / 2);
  return [...numbered.slice(0, head), null, ...numbered.slice(notes.length - (most - head))];
};

/** The notes in words, a line each. */
export const drawNotes = (notes: readonly Note[], unit: TimeUnit, most: number, width: number): readonly string[] => {
  const lines = chosen(notes, most);
  const times = lines.map((line) => (line === null ? '' : unit.exact(line[1].at)));
  const timeWidth = times.reduce((widest, { length }) => Math.max(widest, length), 0);
  const numberWidth = String(notes.length).length;
  return lines.map((line, index) => {
    if (line === null) return `${' '.repeat(numberWidth)}  ... ${String(notes.length - most)} more`;
    const [number, { letter, text }] = line;
    const head = `${String(number).padStart(numberWidth)}  ${(times[index] ?? '').padStart(timeWidth)}  ${letter} `;
    return `${head}${shorten(text, Math.max(8, width - head.length))}`;
  });
};

/** The numbers of the notes above the columns that they speak of, as far as there is room: the times find the others. */
export const noteNumbers = (notes: readonly Note[], columns: number): readonly Label[] => {
  const labels: Label[] = [];
  let free = 0;
  notes.forEach(({ column }, index) => {
    const text = String(index + 1);
    if (column < free || column + text.length > columns) return;
    labels.push({ column, text });
    free = column + text.length + 1;
  });
  return labels;
};
