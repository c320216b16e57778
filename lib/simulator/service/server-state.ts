import type { SetupMessage } from '../../wire/setup-message';
import type { Caller } from '../dial/caller';
import type { EnergyGate } from '../user/energy-gate';
import type { CallGroup } from '../model/call-group';
import type { Manner } from '../model/reply/manner';
import type { PlanStep } from '../model/reply/plan-step';
import type { Quirks } from '../model/reply/quirks';
import type { Reply } from '../model/reply/reply';
import type { Profiles } from '../setup/find-profile';
import type { Spent } from '../model/tokens';
import type { UserTurn } from '../user/user-turn';
import type { Memory } from './memory';

/** How long a connection lives; in ms, not divided by the speed. */
export interface Lifetime {
  readonly ms: number;
  /** How long before the end it is announced. */
  readonly noticeMs: number;
}

/** What every connection of a server is given. */
export interface Settings {
  readonly script: readonly Reply[];
  /** Models beside those of the service, by id. */
  readonly models: Profiles;
  /** How many times faster than real time. */
  readonly speed: number;
  /** How long the answer to a setup takes, in ms. */
  readonly setupMs: number;
  /** `null`: for ever. */
  readonly lifetime: Lifetime | null;
}

/** What the user does between activityStart and activityEnd. */
export interface Activity {
  readonly ms: number;
  readonly texts: readonly string[];
}

/** Who decides when the user speaks: the server by what it hears, or the client by what it says. */
export type Ears =
  { readonly type: 'Automatic'; readonly gate: EnergyGate } | { readonly type: 'Manual'; readonly activity: Activity | null };

/** Something that the model will say by itself. */
export interface Unasked {
  readonly text: string;
  readonly quirks: Quirks;
}

/** What the model is doing. */
export type ModelState =
  | { readonly type: 'Quiet' }
  /** It is the model's turn, but nothing of it is out yet: it can still be taken back. */
  | {
      readonly type: 'Preparing';
      readonly plan: readonly PlanStep[];
      readonly words: string;
      /** What the conversation remembers of it. */
      readonly heard: string;
    }
  /** From the first content to the end of the turn. */
  | { readonly type: 'Speaking'; readonly plan: readonly PlanStep[]; readonly spent: Spent }
  /** Every step is taken, but calls are open that it waits for. */
  | { readonly type: 'AwaitingTools'; readonly spent: Spent }
  /** Its turn is over, but a client would still be playing it. */
  | { readonly type: 'Playing' };

/** Everything that is known of a session after its setup. */
export interface Session extends Memory {
  /** What the registry knows it by. */
  readonly id: number;
  readonly caller: Caller;
  readonly settings: Settings;
  readonly setup: SetupMessage;
  readonly manner: Manner;
  readonly random: number;
  /** What time it is. */
  readonly now: number;
  /** How many messages of the client the connection has taken, its setup left out. */
  readonly consumed: number;
  /** When the connection ends; `null`: never. */
  readonly endsAt: number | null;
  /** Whether the next `clientContent` is history, which is not answered. */
  readonly isSeeding: boolean;
  /** Turns that wait because the setup forbids them to interrupt. */
  readonly queued: readonly UserTurn[];
  readonly ears: Ears;
  readonly model: ModelState;
  /** Calls that are not answered. */
  readonly calls: readonly CallGroup[];
  /** What the model will say by itself as soon as it is quiet. */
  readonly toSay: readonly Unasked[];
  /** When the token that it began with stops being good; `null`: never. */
  readonly expiresAt: number | null;
}

/** The state of one connection, as seen by the server. */
export type ServerState =
  | { readonly type: 'AwaitingSetup'; readonly caller: Caller; readonly settings: Settings; readonly random: number }
  | { readonly type: 'SettingUp'; readonly session: Session }
  | { readonly type: 'Live'; readonly session: Session }
  | { readonly type: 'Ended' };
