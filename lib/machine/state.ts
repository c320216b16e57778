import type { CommandsDropped, LiveError } from '../errors/live-error';
import type { Connected, Disconnected } from '../wire/session-event';
import type { Drops } from './drops';
import type { Facts } from './facts';
import { NO_FACTS } from './facts';
import type { Outbox } from './outbox';
import { EMPTY_OUTBOX } from './outbox';
import { DEFAULT_OUTBOX } from './settings';
import type { OutboxLimits, Settings } from './settings';

/** The turn that is going on or comes next. */
export interface TurnRecord {
  /** From 1, counting on over connections. */
  readonly number: number;
  /** The model's text so far. */
  readonly text: string;
  /**
   * `fresh`: nothing came and nothing is owed. `owed`: the model should go on, but nothing came yet. `going`: something came. `cut`: it was
   * interrupted. `withheld`: it was interrupted by the app while the model spoke, and what still comes of it is not told. `waived`: the same, but
   * while nothing was being said.
   */
  readonly progress: 'fresh' | 'owed' | 'going' | 'cut' | 'withheld' | 'waived';
  /** Whether the user asked for another reply while this one was going on. */
  readonly next: 'free' | 'owed';
}

/** What a session remembers from one connection to the next. */
export interface Memory {
  readonly facts: Facts;
  readonly turn: TurnRecord;
  readonly outbox: Outbox;
  /** Messages handed to sockets so far. */
  readonly sent: number;
  /** How many commands were dropped so far, by cause. */
  readonly dropped: Readonly<Record<CommandsDropped['why'], number>>;
  readonly drops: Drops;
  /** Runs while there are drops to tell of. */
  readonly dropsTimer: number | null;
  /** Calls that the server took back, newest last; bounded. They are never answered. */
  readonly cancelled: readonly string[];
  readonly localIds: number;
  /** The timer of a close that waits for a quiet moment. */
  readonly leaving: number | null;
  /** When it goes on at the latest, in ms. */
  readonly leavesBy: number;
  readonly timers: number;
  /** The number of the newest connection; answers of older ones are ignored. */
  readonly generation: number;
}

/** Not dialled yet. What is sent waits, what goes wrong is told with the first dial. */
export interface Idle {
  readonly type: 'Idle';
  readonly memory: Memory;
  readonly untold: readonly LiveError[];
  readonly limits: OutboxLimits;
  /** How the session before this one ended, where there was one. */
  readonly before: Disconnected | null;
}

/** On the way to an open socket. */
export interface Dialling {
  readonly type: 'Dialling';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly waitsFor: 'credential' | 'socket';
  readonly deadline: number;
}

/** The socket is open and the setup is sent. */
export interface Opened {
  readonly type: 'Opened';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly deadline: number;
}

/** The server accepted the setup. */
export interface Live {
  readonly type: 'Live';
  readonly memory: Memory;
  readonly settings: Settings;
  /** The event that told of it. */
  readonly connected: Connected;
  /** When it was accepted, in ms. */
  readonly since: number;
  /** When the server will end the connection, in ms, once it said so. */
  readonly closesAt: number | null;
}

/** The close frame is sent. */
export interface Closing {
  readonly type: 'Closing';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly deadline: number;
  readonly from: Opened | Live;
}

/** Over. Nothing leads out of it. */
export interface Ended {
  readonly type: 'Ended';
  readonly memory: Memory;
  readonly final: Disconnected;
}

/** Where a session is. Each member owns what can be known there. */
export type State = Idle | Dialling | Opened | Live | Closing | Ended;

const NO_MEMORY: Memory = {
  facts: NO_FACTS,
  turn: { number: 1, text: '', progress: 'fresh', next: 'free' },
  outbox: EMPTY_OUTBOX,
  sent: 0,
  dropped: { full: 0, stale: 0, ended: 0, gated: 0 },
  drops: [],
  dropsTimer: null,
  cancelled: [],
  localIds: 0,
  leaving: null,
  leavesBy: Infinity,
  timers: 0,
  generation: 0,
};

/** A session that was not dialled yet, with what may wait in it. */
export const idle = (limits: OutboxLimits): Idle => ({ type: 'Idle', memory: NO_MEMORY, untold: [], limits, before: null });

/** A session that was not dialled yet, with the default limits. */
export const initialState: Idle = /* @__PURE__ */ idle(DEFAULT_OUTBOX);

/** A session that follows another one: only the count of turns, ids and connections goes on. */
export const successorOf = ({ memory, final }: Ended, limits: OutboxLimits = DEFAULT_OUTBOX): Idle => ({
  ...idle(limits),
  before: final,
  memory: {
    ...NO_MEMORY,
    turn: { ...NO_MEMORY.turn, number: memory.turn.number + (memory.turn.progress === 'fresh' || memory.turn.progress === 'owed' ? 0 : 1) },
    localIds: memory.localIds,
    generation: memory.generation,
  },
});
