import type { WireEvent } from '../wire/wire-event';
import { beginClosing } from './end';
import { isProven, PROVEN_MS } from './is-proven';
import { isQuietAt } from './is-quiet';
import { failuresBefore } from './lose';
import type { Because } from './memory';
import type { Next } from './next';
import { become, perform, remember, startTimer } from './next';
import { hushOf } from './note-voice';
import type { Closing, Live } from './state';

/** How long the end of a connection is thought to be away where the server does not say it, in ms: the least that was ever seen is a good deal more. */
const UNTOLD_MS = 10_000;

/** Leaves the connection, to go on with another one: the old one is closed first, or the server would refuse the new one. */
export const beginMove = (next: Next<Live>, because: Because, at: number): Next<Closing> =>
  beginClosing(remember(next, { move: because, failures: failuresBefore(next.state, at) }), 'dial', at);

/** Whether nothing would be cut and nothing be forgotten: the handle must hold all that was said. */
const isGoodMoment = (state: Live, at: number): boolean => isQuietAt(state, at) && state.memory.resumption?.standing === 'current';

/** What only time changes: somebody who was heard falls silent, a connection that was told nothing is old enough to be a good one. */
const nextLook = (state: Live, at: number): number => {
  if (state.leaves === null && state.memory.leaving === null) return Infinity;
  const goodAt = state.leaves === null || isProven(state, at) ? -Infinity : state.since + PROVEN_MS;
  return Math.min(...[hushOf(state), goodAt].filter((time) => time > at));
};

const lookAgain = (next: Next<Live>, at: number): Next => {
  const look = nextLook(next.state, at);
  if (look === Infinity || next.state.clocks.look !== null) return next;
  const timed = startTimer(next, look - at);
  return become(timed, { ...timed.state, clocks: { ...timed.state.clocks, look: timed.state.memory.timers } });
};

/** Another setup is what the app wants; any other reason to leave a connection that has done nothing yet would be one to leave the next one, too. */
const mayLeave = (state: Live, at: number): boolean => isProven(state, at) || state.blueprint !== state.settings.blueprint;

/** A session that has a reason to move does so at a quiet moment, or when it can wait no longer. */
export const moveIfDue = (next: Next, at: number): Next => {
  const { state } = next;
  if (state.type !== 'Live') return next;
  const current = become<Live>(next, state);
  const { leaves } = state;
  if (leaves !== null && at >= leaves.by) return beginMove(current, leaves.because, at);
  if (leaves !== null && isGoodMoment(state, at) && mayLeave(state, at))
    return beginMove(current, isProven(state, at) ? leaves.because : 'updateSetup', at);
  return lookAgain(current, at);
};

/** The step with a reason to move, unless there is one that is more pressing. */
export const wishToMove = (next: Next<Live>, because: Because, by = Infinity): Next<Live> => {
  const { leaves } = next.state;
  return leaves !== null && leaves.by <= by ? next : become(next, { ...next.state, leaves: { because, by } });
};

const startRotating = (next: Next<Live>, by: number, at: number): Next<Live> => {
  const { clocks, leaves } = next.state;
  if (leaves !== null && leaves.by <= by) return next;
  const stopped = clocks.rotate === null ? next : perform(next, { type: 'StopTimer' as const, timer: clocks.rotate });
  const timed = startTimer(wishToMove(stopped, 'goAway', by), Math.max(0, by - at));
  return become(timed, { ...timed.state, clocks: { ...timed.state.clocks, rotate: timed.state.memory.timers } });
};

/** The server will end the connection: the session looks for a moment to leave it first, on a timer of its own. */
export const noteGoAway = (next: Next<Live>, at: number, events: readonly WireEvent[]): Next<Live> => {
  const goAway = events.find((event) => event.type === 'GoAway');
  if (goAway === undefined) return next;
  const { timeLeftMs } = goAway;
  const noted = timeLeftMs === undefined ? next : become(next, { ...next.state, closesAt: at + timeLeftMs });
  const { rotate } = noted.state.settings;
  if (rotate === null) return noted;
  const leftMs = Math.max(0, timeLeftMs ?? UNTOLD_MS);
  // Where there is less time than the margin, half of it is left to whoever is speaking.
  return startRotating(noted, at + leftMs - Math.min(rotate.marginMs, leftMs / 2), at);
};
