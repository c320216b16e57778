import type { ModelCapabilities } from '../model-capabilities';
import type { ModelHome } from '../model-name';
import type { SetupMessage } from '../setup-message';
import type { Finding } from './finding';

/** A setup, and what it is for. */
export interface Judged {
  /** In the form of the wire, as far as it is of the right shape. */
  readonly setup: SetupMessage;
  /** The id of the model, without a path. */
  readonly model: string;
  readonly capabilities: ModelCapabilities;
  readonly backend: ModelHome['type'];
  /** `undefined`: nobody said. */
  readonly apiVersion: string | undefined;
}

/** What one rule finds. */
export type Rule = (judged: Judged) => readonly Finding[];
