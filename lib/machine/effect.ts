import type { Entry } from './outbox';
import type { Loss } from './loss';

/** What a session wants done, as data. Answers come back as inputs that carry the generation or the timer. */
export type Effect =
  /** Dial; the first time the app may be asked for a token to resume with. */
  | { readonly type: 'Dial'; readonly generation: number; readonly asks: 'resumption' | 'nothing' }
  | {
      readonly type: 'Send';
      readonly generation: number;
      readonly command: string;
      readonly text: string;
      /** The place of the message on its connection; -1 for the setup. */
      readonly index: number;
      /** The command, where it can be handed over again. */
      readonly entry: Entry | null;
    }
  /** Ask the socket what it holds back. */
  | { readonly type: 'Measure'; readonly generation: number }
  | { readonly type: 'Close'; readonly generation: number; readonly code: number; readonly reason: string }
  /** Let go of a connection in whatever state it is. */
  | { readonly type: 'Abandon'; readonly generation: number }
  /** Ask the app whether to dial again. */
  | { readonly type: 'Decide'; readonly generation: number; readonly loss: Loss; readonly attempt: number }
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
