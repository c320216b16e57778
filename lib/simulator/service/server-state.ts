import type { SetupMessage } from '../../wire/setup-message';
import type { WireFunctionCall } from '../../wire/server-message';
import type { Caller } from '../dial/caller';
import type { EnergyGate } from '../user/energy-gate';
import type { Manner } from '../model/reply/manner';
import type { PlanStep } from '../model/reply/plan-step';
import type { Reply } from '../model/reply/reply';
import type { Spent, TokenCounts } from '../model/tokens';
import type { UserTurn } from '../user/user-turn';

/** What every connection of a server is given. */
export interface Settings {
  readonly script: readonly Reply[];
  /** How many times faster than real time. */
  readonly speed: number;
}

/** What the user does between activityStart and activityEnd. */
export interface Activity {
  readonly ms: number;
  readonly texts: readonly string[];
}

/** Who decides when the user speaks: the server by what it hears, or the client by what it says. */
export type Ears =
  { readonly type: 'Automatic'; readonly gate: EnergyGate } | { readonly type: 'Manual'; readonly activity: Activity | null };

/** What the model is doing. */
export type ModelState =
  | { readonly type: 'Quiet' }
  /** It is the model's turn, but nothing of it is out yet: it can still be taken back. */
  | { readonly type: 'Preparing'; readonly plan: readonly PlanStep[]; readonly words: string }
  /** From the first content to the end of the turn. */
  | { readonly type: 'Speaking'; readonly plan: readonly PlanStep[]; readonly spent: Spent }
  | {
      readonly type: 'AwaitingTools';
      readonly open: readonly WireFunctionCall[];
      /** The results so far, in words. */
      readonly results: readonly string[];
      readonly then: string | null;
      readonly spent: Spent;
    };

/** Everything that is known of a session after its setup. */
export interface Session {
  readonly caller: Caller;
  readonly settings: Settings;
  readonly setup: SetupMessage;
  readonly manner: Manner;
  readonly random: number;
  /** Turns of the user that were answered; the place in the script. */
  readonly turns: number;
  /** What the next generation has as its prompt. */
  readonly context: TokenCounts;
  /** Whether the next `clientContent` is history, which is not answered. */
  readonly isSeeding: boolean;
  /** What was said and not answered yet. */
  readonly unanswered: readonly string[];
  /** Turns that wait because the setup forbids them to interrupt. */
  readonly queued: readonly UserTurn[];
  readonly ears: Ears;
  readonly model: ModelState;
}

/** The state of one connection, as seen by the server. */
export type ServerState =
  | { readonly type: 'AwaitingSetup'; readonly caller: Caller; readonly settings: Settings; readonly random: number }
  | { readonly type: 'SettingUp'; readonly session: Session }
  | { readonly type: 'Live'; readonly session: Session }
  | { readonly type: 'Ended' };
