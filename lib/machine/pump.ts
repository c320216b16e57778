import { isHeld } from './call-order';
import { dropStale } from './drop-stale';
import { handOver } from './hand-over';
import type { InputOf } from './input';
import type { Memory } from './memory';
import type { Next } from './next';
import { become, perform, remember, startTimer, stay } from './next';
import { takeNext } from './outbox';
import type { Live, State } from './state';

/** How long a socket that holds back much is left alone, in ms: no platform tells when it has written something. */
const DRAIN_MS = 20;

/** Whether the socket takes more, as far as is known. */
export const isOpenFor = ({ held, settings }: Live): boolean => held.state === 'guessed' && held.bytes < settings.outbox.bufferedBytes;

/** What leaves the outbox next, and what waits then; `null` where nothing waits but what is held back. */
export const nextOf = ({ facts, outbox }: Memory): ReturnType<typeof takeNext> =>
  takeNext(outbox, (command) => isHeld(facts.calls, command));

/** Asks the socket what it really holds back once it may be too much. */
export const measureIfFull = (next: Next<Live>): Next<Live> => {
  const { held, settings, memory } = next.state;
  if (held.state !== 'guessed' || held.bytes < settings.outbox.bufferedBytes) return next;
  const asking = become<Live>(next, { ...next.state, held: { ...held, state: 'asked' } });
  return perform(asking, { type: 'Measure', generation: memory.generation });
};

/** Hands over what waits and is still worth sending, as much as the socket takes: what is owed first, then in the order in which it was accepted. */
export const pump = (next: Next<Live>, at: number): Next<Live> => {
  let pumped = dropStale(next, at);
  while (isOpenFor(pumped.state)) {
    const taken = nextOf(pumped.state.memory);
    if (taken === null) break;
    const [entry, rest] = taken;
    pumped = handOver(remember(pumped, { outbox: rest }), entry, at);
  }
  // What the session says by itself goes past the outbox, and may have filled the socket as well.
  return measureIfFull(pumped);
};

/** The step after something may have let go of what was held back. */
export const release = (next: Next<Live>, at: number): Next<Live> =>
  isOpenFor(next.state) && nextOf(next.state.memory) !== null ? pump(next, at) : next;

/** The socket told what it holds back: there is room again, or it is asked again a little later. One that gets rid of something, if slowly, is no dead one. */
export const measured = (state: State, { at, bytes }: InputOf<'Measured'>): Next => {
  if (state.type !== 'Live' || (state.held.state !== 'asked' && state.held.state !== 'full')) return stay(state);
  const { held, owed } = state;
  const isDraining = held.state === 'full' && bytes < held.bytes && owed?.what === 'reading';
  if (bytes < state.settings.outbox.bufferedBytes) return pump(stay<Live>({ ...state, held: { bytes, state: 'guessed' } }), at);
  const full: Live = { ...state, held: { bytes, state: 'full' }, owed: isDraining ? { ...owed, since: at } : owed };
  const timed = startTimer(dropStale(stay(full), at), DRAIN_MS);
  return become(timed, { ...timed.state, clocks: { ...timed.state.clocks, drain: timed.state.memory.timers } });
};
