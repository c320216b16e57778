import type { LiveError } from '../errors/live-error';
import type { Connected, Disconnected } from '../wire/session-event';
import type { SetupPatch } from '../wire/setup-patch';
import type { Loss } from './loss';
import type { Because, Memory } from './memory';
import { NO_MEMORY } from './memory';
import { DEFAULT_OUTBOX } from './settings';
import type { Blueprint, OutboxLimits, Settings } from './settings';
import { FIRST_TURN, isUntouched } from './turn-record';

/** What the server remembers: nothing before this connection, the session that was resumed, what it was told again, or less than there was. */
export type Continuity = 'fresh' | 'resumed' | 'reseeded' | 'reset';

/** Not dialled yet. What is sent waits, what goes wrong is told with the first dial. */
export interface Idle {
  readonly type: 'Idle';
  readonly memory: Memory;
  readonly untold: readonly LiveError[];
  readonly limits: OutboxLimits;
  /** What changes the setup before it is used, in order. */
  readonly patches: readonly SetupPatch[];
  /** How the session before this one ended, where there was one. */
  readonly before: Disconnected | null;
}

/** On the way to an open socket. */
export interface Dialling {
  readonly type: 'Dialling';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly waitsFor: 'resumption' | 'credential' | 'socket';
  readonly deadline: number;
}

/** The socket is open and the setup is sent. */
export interface Opened {
  readonly type: 'Opened';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly deadline: number;
  /** What this connection is set up with, the resumption handle left out. */
  readonly blueprint: Blueprint;
  readonly continuity: Continuity;
  /** The calls that were open when the connection was, and that the server may not know. */
  readonly inherited: readonly string[];
}

/** The timers of a connection that is up; `null` where one does not run. */
export interface Clocks {
  /** Until the session leaves the connection, quiet or not. */
  readonly rotate: number | null;
  /** Until the connection is old. */
  readonly age: number | null;
  /** Until what the server owes is looked at. */
  readonly watch: { readonly timer: number; readonly at: number } | null;
  /** Until the socket is asked what it still holds back; or, where it takes nothing any more, until it is given up. */
  readonly drain: number | null;
  /** Until a session that wishes to leave looks again whether it may. */
  readonly look: number | null;
}

/** The server accepted the setup. */
export interface Live {
  readonly type: 'Live';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly blueprint: Blueprint;
  readonly continuity: Continuity;
  /** The event that told of it. */
  readonly connected: Connected;
  /** When it was accepted, in ms. */
  readonly since: number;
  /** When the server will end the connection, in ms, once it said so. */
  readonly closesAt: number | null;
  /** Why the session looks for a moment to leave, and when it leaves at the latest, in ms. */
  readonly leaves: { readonly because: Because; readonly by: number } | null;
  readonly clocks: Clocks;
  /**
   * Where the app says when the user speaks. `none`: not now. `empty`: now, and nothing was said yet. `filled`: something was. `vain`: not any more, and
   * nothing was said; the server was not told of the end, because it closes the socket for that.
   */
  readonly activity: 'none' | 'empty' | 'filled' | 'vain';
  /**
   * How much the socket is thought to hold back, in bytes; whether that is being found out (`asked`), was found to be too much (`full`), or the socket
   * takes nothing any more.
   */
  readonly held: { readonly bytes: number; readonly state: 'guessed' | 'asked' | 'full' | 'refused' };
  /** Whether the server tells when the user speaks; and where it does not, since when somebody is heard and until when that is thought to go on, in ms. */
  readonly voice: { readonly isTold: boolean; readonly since: number; readonly until: number };
  /** When the last frame came, in ms, and how much that tells: the setup alone proves no connection. */
  readonly heard: { readonly at: number; readonly what: 'setup' | 'messages' | 'content' };
  /**
   * What the server owes: a reply, certainly, or perhaps, as a `guess`; one that it `announced`; the rest of one; to read what it is sent; or to say when the
   * user, whom it found to speak, has finished. Since when it owes that, or did the last of it, in ms; and whether the app was told that it is late.
   */
  readonly owed: {
    readonly what: 'reply' | 'guess' | 'announced' | 'rest' | 'reading' | 'attention';
    readonly since: number;
    readonly told: boolean;
  } | null;
}

/** The close frame is sent: for good, or to go on with another connection. */
export interface Closing {
  readonly type: 'Closing';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly deadline: number;
  readonly from: Opened | Live;
  /** When it was sent, in ms. */
  readonly since: number;
  readonly then: 'end' | 'dial';
}

/** The connection is gone, and the app is asked whether to dial again. */
export interface Deciding {
  readonly type: 'Deciding';
  readonly memory: Memory;
  readonly settings: Settings;
  /** Since when, in ms. */
  readonly at: number;
  readonly loss: Loss;
}

/** The connection is gone, and the next dial waits. */
export interface Waiting {
  readonly type: 'Waiting';
  readonly memory: Memory;
  readonly settings: Settings;
  readonly cause: LiveError;
  /** When the dial starts, in ms; and when it would, had nothing cut the wait short. */
  readonly retryAt: number;
  readonly due: number;
  readonly deadline: number;
}

/** Over. Nothing leads out of it. */
export interface Ended {
  readonly type: 'Ended';
  readonly memory: Memory;
  readonly final: Disconnected;
}

/** Where a session is. Each member owns what can be known there. */
export type State = Idle | Dialling | Opened | Live | Closing | Deciding | Waiting | Ended;

/** A session that has not ended. */
export type Going = Exclude<State, Ended>;

/** How much may wait in it. */
export const limitsOf = (state: Going): OutboxLimits => (state.type === 'Idle' ? state.limits : state.settings.outbox);

/** A session that was not dialled yet, with what may wait in it. */
export const idle = (limits: OutboxLimits): Idle => ({ type: 'Idle', memory: NO_MEMORY, untold: [], limits, patches: [], before: null });

/** A session that was not dialled yet, with the default limits. */
export const initialState: Idle = /* @__PURE__ */ idle(DEFAULT_OUTBOX);

/** A session that follows another one: only the count of turns, ids and connections goes on. */
export const successorOf = ({ memory, final }: Ended, limits: OutboxLimits = DEFAULT_OUTBOX): Idle => ({
  ...idle(limits),
  before: final,
  memory: {
    ...NO_MEMORY,
    turn: { ...FIRST_TURN, number: memory.turn.number + (isUntouched(memory.turn) ? 0 : 1) },
    localIds: memory.localIds,
    generation: memory.generation,
    connections: memory.connections,
  },
});
