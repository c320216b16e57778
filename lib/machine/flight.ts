import type { OutboxKind } from '../errors/live-error';
import type { Entry } from './outbox';
import type { OutboxLimits } from './settings';

/** Commands of one kind that were handed to a connection one after the other, and of which nobody knows yet whether they arrived. */
export interface Parcel {
  readonly kind: OutboxKind;
  readonly count: number;
  readonly bytes: number;
  /** The place of the last of them among the messages of the connection, from 0. */
  readonly index: number;
  /** When the first and the last of them were handed over, in ms. */
  readonly first: number;
  readonly last: number;
  /**
   * Which of the accepted commands the last of them is. What the session gives by itself has the number of another, the next one or the one that it is given
   * for; an interruption has -1.
   */
  readonly order: number;
  /** The command itself, where it can be handed over again. */
  readonly entry: Entry | null;
}

/** What a connection was given, as far as it is not known to have arrived. */
export interface Flight {
  /** How many messages the connection was given after its setup. */
  readonly next: number;
  readonly parcels: readonly Parcel[];
  /** The places of the messages that a turn of the model may come of, oldest first; -1 for one that comes by itself. */
  readonly causes: readonly number[];
  /** When the last piece of a voice was handed over, in ms: a turn that comes soon after it may come of it. */
  readonly voicedAt: number;
  /** The place of the newest tool response; -1 where there was none. */
  readonly answered: number;
  /** Up to which place messages are known to have arrived, whether or not they may be handed over again; -1 where none is. */
  readonly proven: number;
}

/** A connection that was given nothing yet. */
export const NO_FLIGHT: Flight = { next: 0, parcels: [], causes: [], voicedAt: -Infinity, answered: -1, proven: -1 };

/** A voice goes over the wire in fifty pieces a second, so that neighbours of so many ms are counted together. */
const PARCEL_MS = 5_000;
/** Beyond so many parcels the oldest are counted together, too. */
const MOST_PARCELS = 256;

const join = (one: Parcel, other: Parcel): Parcel => ({
  ...other,
  count: one.count + other.count,
  bytes: one.bytes + other.bytes,
  first: one.first,
  entry: null,
});

/** Bounded: the oldest parcel that is not the last one of its kind is counted with the next one, and lands no sooner than that. */
const bounded = (parcels: readonly Parcel[]): readonly Parcel[] => {
  if (parcels.length <= MOST_PARCELS) return parcels;
  const mateOf = (one: number): number => parcels.findIndex(({ kind }, other) => other > one && kind === parcels[one]?.kind);
  const oldest = parcels.findIndex((_parcel, index) => mateOf(index) !== -1);
  const mate = mateOf(oldest);
  return parcels.flatMap((parcel, index) =>
    index === oldest ? [] : index === mate ? [join(parcels[oldest] ?? parcel, parcel)] : [parcel],
  );
};

/** What is handed over: a command that waited, or one that only its kind and its size are known of; and whether the model may begin to speak for it. */
export type Cargo = Pick<Parcel, 'kind' | 'bytes' | 'order' | 'entry'> & { readonly isCause: boolean };

const isMedia = ({ kind }: Pick<Parcel, 'kind'>): boolean => kind === 'audio' || kind === 'video';

/** The flight with one more command. */
export const launch = (flight: Flight, { kind, bytes, order, entry, isCause }: Cargo, at: number): Flight => {
  const { next, parcels, causes } = flight;
  const parcel: Parcel = { kind, count: 1, bytes, index: next, first: at, last: at, order, entry };
  const before = parcels.at(-1);
  const isMore = before?.kind === kind && before.index === next - 1 && isMedia(parcel) && at - before.first < PARCEL_MS && entry === null;
  return {
    ...flight,
    next: next + 1,
    parcels: isMore ? [...parcels.slice(0, -1), join(before, parcel)] : bounded([...parcels, parcel]),
    causes: isCause ? [...causes, next] : causes,
    voicedAt: kind === 'audio' ? at : flight.voicedAt,
    answered: kind === 'toolResponse' ? next : flight.answered,
  };
};

/** The flight with a message of which nothing is to be known: it is not a command. */
export const passOver = (flight: Flight): Flight => ({ ...flight, next: flight.next + 1 });

/** The place up to which everything was handed over by a time; -1 where nothing was. */
export const placeBy = ({ parcels }: Flight, at: number): number => parcels.findLast(({ last }) => last <= at)?.index ?? -1;

/** The flight without what is known to have arrived: everything up to a place. And how much that is. */
export const land = (flight: Flight, index: number): readonly [Flight, number] => {
  const parcels = flight.parcels.filter((parcel) => parcel.index > index);
  const count = flight.parcels.reduce((sum, parcel) => (parcel.index > index ? sum : sum + parcel.count), 0);
  return count === 0 ? [flight, 0] : [{ ...flight, parcels }, count];
};

/** The flight without a command that the socket did not take. */
export const withdraw = (flight: Flight, index: number): Flight => ({
  ...flight,
  answered: index === flight.answered ? -1 : flight.answered,
  parcels: flight.parcels.flatMap((parcel) => {
    const holds = index <= parcel.index && index > parcel.index - parcel.count;
    if (!holds) return [parcel];
    return parcel.count === 1
      ? []
      : [{ ...parcel, count: parcel.count - 1, bytes: parcel.bytes - Math.round(parcel.bytes / parcel.count) }];
  }),
});

/**
 * The flight in which as much can be handed over again as may be kept: what could not be kept by itself is given up first, as nothing is won by giving up
 * anything else for it; then media, oldest first.
 */
export const forget = (flight: Flight, limits: OutboxLimits): Flight => {
  const kept = flight.parcels.filter(({ entry }) => entry !== null);
  const size = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  if (kept.length <= limits.commands && size <= limits.bytes) return flight;
  const victim = kept.find(({ bytes }) => bytes > limits.bytes) ?? kept.find(isMedia) ?? kept[0];
  return forget({ ...flight, parcels: flight.parcels.map((parcel) => (parcel === victim ? { ...parcel, entry: null } : parcel)) }, limits);
};

/** How many commands are in the air. */
export const countOf = ({ parcels }: Flight): number => parcels.reduce((sum, { count }) => sum + count, 0);
