import type { DeliveryUnknown } from '../errors/live-error';
import { isStarted } from './activity';
import type { Flight, Parcel } from './flight';
import { NO_FLIGHT, land } from './flight';
import { unanswered, unsay } from './history';
import type { Next } from './next';
import { complain, remember } from './next';
import type { Entry } from './outbox';
import type { State } from './state';

type Lot = Pick<Parcel, 'kind' | 'count' | 'bytes' | 'first' | 'last'>;

const add = (lots: readonly Lot[], { kind, count, bytes, first, last }: Lot): readonly Lot[] => {
  const lot = lots.find((each) => each.kind === kind);
  if (lot === undefined) return [...lots, { kind, count, bytes, first, last }];
  const sum = {
    kind,
    count: lot.count + count,
    bytes: lot.bytes + bytes,
    first: Math.min(lot.first, first),
    last: Math.max(lot.last, last),
  };
  return lots.map((each) => (each === lot ? sum : each));
};

const errorOf = ({ kind, count, bytes, first, last }: Lot): DeliveryUnknown => ({
  type: 'DeliveryUnknown',
  message:
    `${String(count)} ${kind} ${count === 1 ? 'command' : 'commands'} (${String(bytes)} bytes) had been handed to a connection ` +
    `that is gone: whether ${count === 1 ? 'it' : 'they'} arrived is not known.`,
  ...(kind !== 'audio' && kind !== 'video' && { advice: 'Ask the user, or say it again where saying it twice does no harm.' }),
  kind,
  count,
  bytes,
  spanMs: last - first,
});

/** Tells of commands that may have arrived or not, one error a kind. */
export const tellUnknown = <S extends State>(next: Next<S>, lots: readonly Lot[]): Next<S> => {
  const sums = lots.reduce(add, []);
  const count = sums.reduce((sum, lot) => sum + lot.count, 0);
  return count === 0 ? next : remember(complain(next, ...sums.map(errorOf)), { unknown: next.state.memory.unknown + count });
};

/** A command that could have been handed over again, and will not be. */
export const lotOf = ({ kind, bytes, at }: Pick<Entry, 'kind' | 'bytes' | 'at'>): Lot => ({ kind, count: 1, bytes, first: at, last: at });

const entriesIn = ({ parcels }: Flight): readonly Entry[] => parcels.flatMap(({ entry }) => entry ?? []);

/** Where the app says when the user speaks, a connection that goes in the middle of it leaves the app in the belief that it is heard. */
const noteSpeech = <S extends State>(next: Next<S>): Next<S> => {
  const { state } = next;
  const connection = state.type === 'Closing' ? state.from : state;
  return connection.type === 'Live' && isStarted(connection.activity) ? remember(next, { speech: 'cut' }) : next;
};

/** The connection is gone: what it was given may have arrived or not. What can be handed over again waits until it is known who comes next. */
export const ground = <S extends State>(next: Next<S>): Next<S> => {
  const { flight, resend, history } = next.state.memory;
  const told = tellUnknown(
    noteSpeech(next),
    flight.parcels.filter(({ entry }) => entry === null),
  );
  const open = unanswered(history);
  return remember(told, {
    flight: NO_FLIGHT,
    resend: [...resend, ...entriesIn(flight)],
    // Who says it again would say it twice.
    history: unsay(
      history,
      flight.parcels.map(({ order }) => order).filter((order) => open.includes(order)),
    ),
  });
};

/** The connection was closed in order: what it was given before the close frame has arrived. */
export const landAll = <S extends State>(next: Next<S>): Next<S> => {
  const { flight, delivered } = next.state.memory;
  const [, count] = land(flight, Infinity);
  return remember(noteSpeech(next), { flight: NO_FLIGHT, delivered: delivered + count });
};
