import type { Flight } from './flight';
import { land, placeBy } from './flight';
import type { Listening } from './listening';
import { isTransparent, setupOf } from './listening';
import { activityOf } from './modes';
import type { Next } from './next';
import { remember } from './next';

/** A server that does something has read what it was given so long ago, in ms: a socket that is stuck for longer is dead. */
const READ_MS = 30_000;

const withFlight = <S extends Listening>(next: Next<S>, changes: Partial<Flight>): Next<S> =>
  remember(next, { flight: { ...next.state.memory.flight, ...changes } });

/** What was handed over up to a place has arrived, and is not handed over again. */
export const arrived = <S extends Listening>(next: Next<S>, index: number): Next<S> => {
  const { flight, delivered } = next.state.memory;
  const [rest, count] = land(flight, index);
  return count === 0 ? next : remember(next, { flight: rest, delivered: delivered + count });
};

/** The server has read everything up to a place. Where it tells how far a handle goes, only what a handle holds counts as delivered. */
const prove = <S extends Listening>(next: Next<S>, index: number): Next<S> => {
  const { flight } = next.state.memory;
  if (index <= flight.proven) return next;
  const proven = withFlight(next, { proven: index, causes: flight.causes.filter((cause) => cause === -1 || cause > index) });
  return isTransparent(next.state) ? proven : arrived(proven, index);
};

/** The server did something. */
export const proveByTime = <S extends Listening>(next: Next<S>, at: number): Next<S> =>
  prove(next, placeBy(next.state.memory.flight, at - READ_MS));

/**
 * The model begins a turn: it comes of one of the messages that are known to bring one about, and nobody knows of which, so that only the oldest of them
 * is proven to have arrived. Where the server listens for speech, it may come of anything that was said lately.
 */
export const proveByTurn = <S extends Listening>(next: Next<S>, at: number): Next<S> => {
  const { causes, voicedAt } = next.state.memory.flight;
  const mayBeSpoken = activityOf(setupOf(next.state)) === 'automatic' && at - voicedAt < READ_MS;
  const [oldest] = causes;
  if (mayBeSpoken || oldest === undefined) return next;
  return prove(withFlight(next, { causes: causes.slice(1) }), oldest);
};

/** The session can be resumed, and so no call is open: the answers to those that were have arrived. */
export const proveByHandle = <S extends Listening>(next: Next<S>): Next<S> => prove(next, next.state.memory.flight.answered);

/** The server took calls back: that none is open says nothing any more of whether their answers arrived. */
export const disbelieve = <S extends Listening>(next: Next<S>): Next<S> => withFlight(next, { answered: -1 });
