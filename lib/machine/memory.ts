import type { CommandsDropped } from '../errors/live-error';
import type { Answers } from './answers';
import { NO_ANSWERS } from './answers';
import type { Change } from './changes';
import type { Drops } from './drops';
import type { Facts } from './facts';
import { NO_FACTS } from './facts';
import type { Flight } from './flight';
import { NO_FLIGHT } from './flight';
import type { History } from './history';
import { NO_HISTORY } from './history';
import type { Entry, Outbox } from './outbox';
import { EMPTY_OUTBOX } from './outbox';
import type { Place, Resumption } from './resumption';
import type { Blueprint } from './settings';
import type { Suspension } from './take-back';
import type { TurnRecord } from './turn-record';
import { FIRST_TURN } from './turn-record';

/** Why a session moves from one connection to another. */
export type Because = 'goAway' | 'afterMs' | 'updateSetup' | 'stalled' | 'poisoned';

/** What a session remembers from one connection to the next. */
export interface Memory {
  readonly facts: Facts;
  readonly turn: TurnRecord;
  readonly outbox: Outbox;
  /** Commands accepted so far. */
  readonly accepted: number;
  /** What the current connection was given, as far as it is not known to have arrived. */
  readonly flight: Flight;
  /** What the connection before was given and a resumed one is given again, where the server tells how far it had read. */
  readonly resend: readonly Entry[];
  /** What became of the commands that were handed to sockets so far; those in flight are in none of the three but `sent`. */
  readonly sent: number;
  readonly delivered: number;
  readonly unknown: number;
  /** How many commands were dropped so far, by cause. */
  readonly dropped: Readonly<Record<CommandsDropped['why'], number>>;
  readonly drops: Drops;
  /** Runs while there are drops to tell of. */
  readonly dropsTimer: number | null;
  /** Calls that were taken back, newest last; bounded. They are not answered. */
  readonly cancelled: readonly string[];
  readonly answers: Answers;
  readonly localIds: number;
  /** The timer of a close that waits for a quiet moment. */
  readonly leaving: number | null;
  /** When it goes on at the latest, in ms. */
  readonly leavesBy: number;
  readonly timers: number;
  /** The number of the newest connection; answers of older ones are ignored. */
  readonly generation: number;
  /** How many connections a server has accepted. */
  readonly connections: number;
  readonly resumption: Resumption | null;
  /** Which service and which model the handle is good for, once that is known. */
  readonly place: Place | null;
  /** Whether some server knows, or knew, of a conversation that this session continues. */
  readonly past: 'none' | 'some';
  readonly history: History;
  /** Whether the app still has to be asked what it resumes with. */
  readonly asks: 'resumption' | 'nothing';
  /** What a server accepted last. */
  readonly proven: Blueprint | null;
  /** The changes of the setup, in order; those up to the accepted one are done with. */
  readonly changes: readonly Change[];
  readonly suspended: Suspension | null;
  /** Dials that failed in a row, and dials that followed a loss in all. */
  readonly failures: number;
  readonly redials: number;
  /** When the last wait would have ended, in ms: a dial that something woke up before that fails for nothing. And when that was the last time. */
  readonly due: number;
  readonly wokenAt: number;
  /** Whether a connection went in the middle of an activity of the user, of which the next one knows nothing yet. */
  readonly speech: 'none' | 'cut';
  /** Why the session is between two connections, where it moves by itself. */
  readonly move: Because | null;
}

/** A session that remembers nothing yet. */
export const NO_MEMORY: Memory = {
  facts: NO_FACTS,
  turn: FIRST_TURN,
  outbox: EMPTY_OUTBOX,
  accepted: 0,
  flight: NO_FLIGHT,
  resend: [],
  sent: 0,
  delivered: 0,
  unknown: 0,
  dropped: { full: 0, stale: 0, ended: 0, gated: 0 },
  drops: [],
  dropsTimer: null,
  cancelled: [],
  answers: NO_ANSWERS,
  localIds: 0,
  leaving: null,
  leavesBy: Infinity,
  timers: 0,
  generation: 0,
  connections: 0,
  resumption: null,
  place: null,
  past: 'none',
  history: NO_HISTORY,
  asks: 'nothing',
  proven: null,
  changes: [],
  suspended: null,
  failures: 0,
  redials: 0,
  due: -Infinity,
  wokenAt: -Infinity,
  speech: 'none',
  move: null,
};
