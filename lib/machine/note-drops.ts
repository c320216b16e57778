import type { CommandsDropped } from '../errors/live-error';
import type { Dropped } from './drops';
import { drop, tellDrops } from './drops';
import type { Next } from './next';
import { complain, perform, remember, startTimer } from './next';
import type { State } from './state';

/** How long drops are collected before they are told, so that a stream of them is one error a second. */
const RUN_MS = 1_000;

/** Remembers drops that will be told. */
export const countDrops = <S extends State>(
  next: Next<S>,
  entries: readonly Dropped[],
  why: CommandsDropped['why'],
  at: number,
): Next<S> => {
  const { drops, dropped } = next.state.memory;
  return remember(next, { drops: drop(drops, entries, why, at), dropped: { ...dropped, [why]: dropped[why] + entries.length } });
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
  const noted = countDrops(next, dropped, why, at);
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
