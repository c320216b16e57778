/** What a session wants done, as data. Answers come back as inputs that carry the generation or the timer. */
export type Effect =
  | { readonly type: 'Dial'; readonly generation: number }
  | { readonly type: 'Send'; readonly generation: number; readonly command: string; readonly text: string }
  | { readonly type: 'Close'; readonly generation: number; readonly code: number; readonly reason: string }
  /** Let go of a connection in whatever state it is. */
  | { readonly type: 'Abandon'; readonly generation: number }
  | { readonly type: 'StartTimer'; readonly timer: number; readonly ms: number }
  | { readonly type: 'StopTimer'; readonly timer: number }
  | { readonly type: 'Log'; readonly entry: LogEntry };

/** One line for the logger of the app. Never holds a credential. */
export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** A short name of what happened, in kebab-case. */
  readonly event: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
