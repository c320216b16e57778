import { countOf, withdraw } from './flight';
import { unsay } from './history';
import type { InputOf } from './input';
import type { Memory } from './memory';
import type { Next } from './next';
import { become, perform, remember, startTimer, stay } from './next';
import { noteDrops } from './note-drops';
import type { Entry } from './outbox';
import { kindOf, putBack } from './outbox';
import { reopenCalls } from './reopen-calls';
import type { Live, State } from './state';

/** The commands of the session itself: the setup, and the history of a session that begins anew. */
const isOwn = (command: string): boolean => command === 'setup' || command === 'history';

/** A socket that refuses one message refuses the next ones, too: its close is on the way, and is not waited for for ever. */
const refusing = (next: Next): Next => {
  const { state } = next;
  if (state.type !== 'Live' || state.held.state === 'refused') return next;
  const { drain } = state.clocks;
  const stopped = drain === null ? next : perform(next, { type: 'StopTimer' as const, timer: drain });
  const timed = startTimer(stopped, state.settings.timeouts.close);
  const { memory } = timed.state;
  return become<Live>(timed, {
    ...state,
    memory,
    held: { ...state.held, state: 'refused' },
    clocks: { ...state.clocks, drain: memory.timers },
  });
};

/** What is remembered without a command that was taken to be on its way, or even to have arrived. */
const takenBack = ({ type, memory }: State, index: number, entry: Entry | null): Partial<Memory> => {
  const { unknown, delivered, flight, resend } = memory;
  const sent = memory.sent - 1;
  const history = entry === null ? memory.history : unsay(memory.history, [entry.order]);
  const rest = withdraw(flight, index);
  const others = resend.filter((each) => each.order !== entry?.order || each.kind !== entry.kind);
  if (countOf(rest) < countOf(flight) || others.length < resend.length) return { sent, history, flight: rest, resend: others };
  // A connection whose end was heard first has been told of already, and this command with it.
  const isGone = type === 'Waiting' || type === 'Deciding';
  return { sent, history, ...(isGone && unknown > 0 ? { unknown: unknown - 1 } : { delivered: delivered - 1 }) };
};

/**
 * Whether a command is worth another connection. One of the session itself is not, as it was for what that connection was about; nor is an answer to a call
 * that was open for nobody: only this server may have known of it.
 */
const isWorthIt = (entry: Entry | null): entry is Entry => entry !== null && (entry.kind !== 'toolResponse' || entry.calls !== undefined);

/** The socket did not take a message. A command waits for the next connection where there will be one; where not, it is told that it was dropped. */
export const notSent = (state: State, { at, command, bytes, why, index, entry }: InputOf<'NotSent'>): Next => {
  if (state.type === 'Idle' || state.type === 'Ended') return stay(state);
  const message = `${command} was not sent: ${why}.`;
  const logged = perform(stay(state), { type: 'Log', entry: { level: 'warn', event: 'not-sent', message, fields: { command, bytes } } });
  if (isOwn(command)) return refusing(logged);
  const { outbox } = state.memory;
  const back = refusing(remember(logged, takenBack(state, index, entry)));
  const isOver = state.type === 'Closing' && state.then === 'end';
  if (!isWorthIt(entry) || isOver || state.settings.reconnect === null)
    return noteDrops(back, [entry ?? { kind: kindOf(command), bytes, at, given: 'never' }], 'ended', at);
  const given = entry.given === 'before' ? 'before' : 'refused';
  const room = putBack(outbox, [{ ...entry, given }], state.settings.outbox);
  return noteDrops(remember(reopenCalls(back, entry), { outbox: room.outbox }), room.dropped, 'full', at);
};
