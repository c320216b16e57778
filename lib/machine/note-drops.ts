import type { CommandsDropped } from '../errors/live-error';
import { takeBackCalls } from './cancel-calls';
import type { Dropped } from './drops';
import { drop, tellDrops } from './drops';
import type { Next } from './next';
import { complain, perform, remember, startTimer } from './next';
import { closedByAll } from './prepare-responses';
import type { State } from './state';
import { lotOf, tellUnknown } from './unknown';

/** How long drops are collected before they are told, so that a stream of them is one error a second. */
const RUN_MS = 1_000;

/** Remembers drops that will be told. What a connection was given before may have arrived then, so that is told in other words, and at once. */
export const countDrops = <S extends State>(
  next: Next<S>,
  entries: readonly Dropped[],
  why: CommandsDropped['why'],
  at: number,
): Next<S> => {
  const { drops, dropped, sent } = next.state.memory;
  const before = entries.filter(({ given }) => given === 'before');
  const never = entries.filter((entry) => !before.includes(entry));
  const counted = {
    sent: sent + before.length,
    drops: drop(drops, never, why, at),
    dropped: { ...dropped, [why]: dropped[why] + never.length },
  };
  return tellUnknown(remember(next, counted), before.map(lotOf));
};

/** A call whose answer is dropped gets none any more. Whoever runs tools is told, and nobody counts it as open. */
const cancelUnanswered = <S extends State>(next: Next<S>, dropped: readonly Dropped[]): Next<S> => {
  const commands = dropped.flatMap(({ command }) => command ?? []);
  return takeBackCalls(next, closedByAll(next.state.memory, commands));
};

/** Remembers drops; a run of them is told when it is a second old. Before the first dial no timer can run, and the dial tells them. */
export const noteDrops = <S extends State>(
  next: Next<S>,
  dropped: readonly Dropped[],
  why: CommandsDropped['why'],
  at: number,
): Next<S> => {
  if (dropped.length === 0) return next;
  const { dropsTimer } = next.state.memory;
  const noted = cancelUnanswered(countDrops(next, dropped, why, at), dropped);
  if (dropsTimer !== null || noted.state.type === 'Idle') return noted;
  const timed = startTimer(noted, RUN_MS);
  return remember(timed, { dropsTimer: timed.state.memory.timers });
};

/** Tells of every drop that was not told yet. */
export const tellNotedDrops = <S extends State>(next: Next<S>): Next<S> => {
  const { drops, dropsTimer } = next.state.memory;
  const told = remember(complain(next, ...tellDrops(drops)), { drops: [], dropsTimer: null });
  return dropsTimer === null ? told : perform(told, { type: 'StopTimer', timer: dropsTimer });
};
