import type { ModelCapabilities } from '../model-capabilities';
import type { ModelHome } from '../model-name';
import type { SetupMessage } from '../setup-message';
import type { Finding } from './finding';

/** A setup, and what it is for. */
export interface Judged {
  /** In the form of the wire, as far as it is of the right shape; words that are known in capitals, however they are written. */
  readonly setup: SetupMessage;
  /** The same with every word as it is written. */
  readonly written: SetupMessage;
  /** As the app gives it: of any shape, `null` and snake_case included. */
  readonly given: object;
  /** The id of the model, without a path. */
  readonly model: string;
  /** The name of the model as it is given, with its path. */
  readonly name: string;
  readonly capabilities: ModelCapabilities;
  readonly backend: ModelHome['type'];
  /** `undefined`: nobody said. */
  readonly apiVersion: string | undefined;
}

/** What one rule finds. */
export type Rule = (judged: Judged) => readonly Finding[];
