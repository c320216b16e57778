import type { LiveError } from '../errors/live-error';
import type { Disconnected } from '../wire/session-event';
import type { Next } from './next';
import { become, complain, emit, learn, perform, remember, startTimer, stay } from './next';
import { countDrops, tellNotedDrops } from './note-drops';
import { EMPTY_OUTBOX } from './outbox';
import { isQuiet } from './is-quiet';
import type { Closing, Live, Opened, State } from './state';

/** How a session ended. */
export interface Ending {
  readonly code?: number;
  readonly reason?: string;
  readonly cause?: LiveError;
}

/** Ends the session: what could not be sent is told, then the cause, then `Disconnected`. */
export const end = (next: Next, { code, reason, cause }: Ending, at: number): Next => {
  const { outbox } = next.state.memory;
  const untold = next.state.type === 'Idle' ? next.state.untold : [];
  const unsent = countDrops(remember(complain(next, ...untold), { outbox: EMPTY_OUTBOX }), outbox.entries, 'ended', at);
  const told = tellNotedDrops(unsent);
  const caused = cause === undefined ? told : emit(told, { type: 'Error', error: cause, fatal: true });
  const final: Disconnected = {
    type: 'Disconnected',
    ...(reason !== undefined && reason !== '' && { reason }),
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
  };
  // An object of many sessions that ends between two of them ends as the last one did.
  const before = next.state.type === 'Idle' ? next.state.before : null;
  const down = learn(caused, { type: 'lost' });
  return emit(become(down, { type: 'Ended', memory: down.state.memory, final: before ?? final }), before ?? final);
};

/** The close frame is handed over, and the peer gets a while to answer it. */
export const beginClosing = (next: Next<Opened | Live>): Next<Closing> => {
  const { state } = next;
  const deadlines = [
    ...(state.type === 'Opened' ? [state.deadline] : []),
    ...(state.memory.leaving === null ? [] : [state.memory.leaving]),
  ];
  const stopped = perform(next, ...deadlines.map((timer) => ({ type: 'StopTimer' as const, timer })));
  const started = startTimer(remember(learn(stopped, { type: 'closing' }), { leaving: null }), state.settings.timeouts.close);
  const { memory } = started.state;
  const closing: Closing = { type: 'Closing', memory, settings: state.settings, deadline: memory.timers, from: state };
  return perform(become(started, closing), { type: 'Close', generation: memory.generation, code: 1000, reason: '' });
};

const leaveNow = (next: Next, at: number): Next => {
  const { state } = next;
  switch (state.type) {
    case 'Idle':
      return end(next, {}, at);
    case 'Dialling': {
      const closing = perform(learn(next, { type: 'closing' }), { type: 'StopTimer', timer: state.deadline });
      return end(perform(closing, { type: 'Abandon', generation: state.memory.generation }), {}, at);
    }
    case 'Opened':
    case 'Live':
      return beginClosing(become(next, state));
    case 'Closing':
    case 'Ended':
      return next;
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

/** The app asked for the end; with `whenQuietMs` a session that is up, or on the way there, waits that long at most for a quiet moment. */
export const leave = (state: State, at: number, whenQuietMs: number): Next => {
  const isRunning = state.type === 'Dialling' || state.type === 'Opened' || state.type === 'Live';
  if (!isRunning || whenQuietMs <= 0 || isQuiet(state.memory)) return leaveNow(stay(state), at);
  const { leaving, leavesBy } = state.memory;
  if (leaving !== null && leavesBy <= at + whenQuietMs) return stay(state);
  const stopped = leaving === null ? stay(state) : perform(stay(state), { type: 'StopTimer', timer: leaving });
  const timed = startTimer(stopped, whenQuietMs);
  return remember(timed, { leaving: timed.state.memory.timers, leavesBy: at + whenQuietMs });
};

/** A close that waits for a quiet moment goes on as soon as there is one, or when its time is up. */
export const leaveIfQuiet = (next: Next, at: number): Next =>
  next.state.memory.leaving !== null && isQuiet(next.state.memory) ? leaveNow(next, at) : next;
