/** A diagram that cannot be read; it shows where. */
export class DiagramError extends Error {
  override readonly name = 'DiagramError';

  /** @param column of the character that is wrong, from 0 */
  constructor(problem: string, diagram: string, column: number) {
    super(`${problem}\n\n  ${diagram}\n  ${' '.repeat(column)}^\n`);
  }
}
