import type { Approve } from './tool';

/** What holds for all tools of a session. */
export interface ToolOptions {
  /** How many calls run at a time, over all tools; `Infinity` by default. */
  readonly concurrency?: number;
  /** How long the result of a tool that does not say so itself may take, or its first part, in ms; 30000 by default, `Infinity`: for ever. */
  readonly timeoutMs?: number;
  /** Asked before each call of a tool that does not ask by itself. */
  readonly approve?: Approve;
  /**
   * What a throw, a rejection or an error of a tool says, to the model and in the `Error` event; its message by default. What looks like a credential is
   * taken out.
   */
  readonly describeError?: (error: unknown) => string;
  /** How long to wait for permission, in ms; 60000 by default. No answer is a refusal. */
  readonly approveMs?: number;
}
