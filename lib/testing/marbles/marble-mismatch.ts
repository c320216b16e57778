import type { Failure } from './verdict';

const LEGEND = 'One character is one ms, counted from frame 0; what stands in ( ) happened in one frame, in that order.\n';

const indented = (line: string): string => (line === '' ? '' : `  ${line}`);

const diagrams = ({ expected, actual, pointers }: Failure): readonly string[] =>
  expected === '' && actual === ''
    ? []
    : [`expected  ${expected}`, `actual    ${actual}`, ...(pointers === '' ? [] : [`          ${pointers}`]), ''];

const paragraph = (failed: Failure): string => [failed.title, '', ...[...diagrams(failed), ...failed.lines].map(indented), ''].join('\n');

const side = (failures: readonly Failure[], of: (failed: Failure) => string): string =>
  failures
    .filter((failed) => of(failed) !== '')
    .map((failed) => (failures.length === 1 ? of(failed) : `${failed.title}\n${of(failed)}`))
    .join('\n\n');

/**
 * Thrown by `liveMarbles` where something else happened than was drawn. The message draws every failed expectation under what happened, column by
 * column, and tells what differs; one character is one ms.
 *
 * @example
 * try {
 *   liveMarbles(({ server, expectEvents }) => {
 *     server('--C');
 *     expectEvents('C');
 *   });
 * } catch (error) {
 *   if (error instanceof MarbleMismatch) console.error(error.message);
 * }
 */
export class MarbleMismatch extends Error {
  override readonly name = 'MarbleMismatch';
  /** The diagrams that were drawn, for test runners that show a difference. */
  readonly expected: string;
  /** The diagrams of what happened. */
  readonly actual: string;

  constructor(failures: readonly Failure[]) {
    const count = failures.length > 1 ? [`${String(failures.length)} expectations were not met.\n`] : [];
    super([...count, ...failures.map(paragraph), LEGEND].join('\n'));
    this.expected = side(failures, ({ expected }) => expected);
    this.actual = side(failures, ({ actual }) => actual);
  }
}
