import type { LiveError } from '../errors/live-error';
import type { Disconnected } from '../wire/session-event';
import { callOff } from './call-off';
import { withoutClocks } from './clocks-of';
import { isQuietAt } from './is-quiet';
import type { Next } from './next';
import { become, complain, emit, learn, perform, remember, startTimer, stay } from './next';
import { countDrops, tellNotedDrops } from './note-drops';
import { EMPTY_OUTBOX } from './outbox';
import type { Closing, Live, Opened, State } from './state';
import { ground, lotOf, tellUnknown } from './unknown';

/** How a session ended. */
export interface Ending {
  readonly code?: number;
  readonly reason?: string;
  readonly cause?: LiveError;
}

const stopLeaving = <S extends State>(next: Next<S>): Next<S> => {
  const { leaving } = next.state.memory;
  return leaving === null ? next : perform(remember(next, { leaving: null }), { type: 'StopTimer', timer: leaving });
};

/** Ends the session: what could not be sent, or may not have arrived, is told, then the cause, the calls that are taken back, and `Disconnected`. */
export const end = (next: Next, { code, reason, cause }: Ending, at: number): Next => {
  const { outbox } = next.state.memory;
  const untold = next.state.type === 'Idle' ? next.state.untold : [];
  const grounded = ground(complain(stopLeaving(next), ...untold));
  const unknown = tellUnknown(remember(grounded, { resend: [] }), grounded.state.memory.resend.map(lotOf));
  const told = tellNotedDrops(countDrops(remember(unknown, { outbox: EMPTY_OUTBOX }), outbox.entries, 'ended', at));
  const caused = cause === undefined ? told : emit(told, { type: 'Error', error: cause, fatal: true });
  const final: Disconnected = {
    type: 'Disconnected',
    ...(reason !== undefined && reason !== '' && { reason }),
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
  };
  // An object of many sessions that ends between two of them ends as the last one did.
  const before = next.state.type === 'Idle' ? next.state.before : null;
  const { state, events: phases } = learn(stay(caused.state), { type: 'lost' });
  const down = emit(callOff(become(caused, state)), ...phases);
  return emit(become(down, { type: 'Ended', memory: down.state.memory, final: before ?? final }), before ?? final);
};

/** The close frame is handed over, and the peer gets a while to answer it. */
export const beginClosing = (next: Next<Opened | Live>, then: Closing['then'], at: number): Next<Closing> => {
  const { state } = next;
  const stopped = withoutClocks(next);
  const started = startTimer(learn(stopped, { type: 'closing' }), state.settings.timeouts.close);
  const { memory } = started.state;
  const closing: Closing = { type: 'Closing', memory, settings: state.settings, deadline: memory.timers, from: state, since: at, then };
  return perform(become(started, closing), { type: 'Close', generation: memory.generation, code: 1000, reason: '' });
};

const leaveNow = (next: Next, at: number): Next => {
  const { state } = next;
  switch (state.type) {
    case 'Idle':
    case 'Deciding':
      return end(next, {}, at);
    case 'Waiting':
      return end(perform(next, { type: 'StopTimer', timer: state.deadline }), {}, at);
    case 'Dialling': {
      const closing = perform(learn(next, { type: 'closing' }), { type: 'StopTimer', timer: state.deadline });
      return end(perform(closing, { type: 'Abandon', generation: state.memory.generation }), {}, at);
    }
    case 'Opened':
    case 'Live':
      return callOff(beginClosing(stopLeaving(become(next, state)), 'end', at));
    case 'Closing':
      return callOff(stopLeaving(become<Closing>(next, { ...state, then: 'end' })));
    case 'Ended':
      return next;
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

const isRunning = ({ type }: State): boolean => type !== 'Idle' && type !== 'Ended';

/** The app asked for the end; with `whenQuietMs` a session that runs waits that long at most for a quiet moment. */
export const leave = (state: State, at: number, whenQuietMs: number): Next => {
  const isOver = state.type === 'Closing' && state.then === 'end';
  if (isOver || !isRunning(state) || whenQuietMs <= 0 || isQuietAt(state, at)) return leaveNow(stay(state), at);
  const { leaving, leavesBy } = state.memory;
  if (leaving !== null && leavesBy <= at + whenQuietMs) return stay(state);
  const timed = startTimer(stopLeaving(stay(state)), whenQuietMs);
  return remember(timed, { leaving: timed.state.memory.timers, leavesBy: at + whenQuietMs });
};

/** A close that waits for a quiet moment goes on as soon as there is one, or when its time is up. */
export const leaveIfQuiet = (next: Next, at: number): Next =>
  next.state.memory.leaving !== null && isQuietAt(next.state, at) ? leaveNow(next, at) : next;
