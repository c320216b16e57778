/** When the model speaks of a result that it did not wait for: as soon as it is idle, not at all, or at once. */
export type ToolScheduling = 'whenIdle' | 'silent' | 'interrupt';

/** The same in each copy of this library that a process holds. */
const MARK: unique symbol = Symbol.for('gemini-live-rxjs/tool-result');

/** A result that says when the model should speak of it. `toolResult()` makes one. */
export interface ToolResult<Output> {
  readonly [MARK]: true;
  readonly output: Output;
  readonly scheduling: ToolScheduling;
}

/**
 * A result of a tool, with the moment at which the model should speak of it: `whenIdle`, `silent` or `interrupt`. It takes the place of what the tool
 * says for all of its results, and counts for functions that the model does not wait for, where the model lets one choose.
 *
 * @example
 * const timer = tool({
 *   name: 'start_timer',
 *   description: 'Starts a timer and tells when it is over.',
 *   behavior: 'NON_BLOCKING',
 *   run: () => concat(of(toolResult('started', { scheduling: 'silent' })), of(toolResult('over', { scheduling: 'interrupt' })).pipe(delay(60_000))),
 * });
 */
export const toolResult = <const Output>(output: Output, { scheduling }: { readonly scheduling: ToolScheduling }): ToolResult<Output> => ({
  [MARK]: true,
  output,
  scheduling,
});

/** Whether a tool said when its result should be spoken of. */
export const isToolResult = (value: unknown): value is ToolResult<unknown> => typeof value === 'object' && value !== null && MARK in value;
