import type { CommandsDropped } from '../errors/live-error';
import { countOf } from '../machine/flight';
import type { State } from '../machine/state';

/** What became of the commands so far. Those that were sent are `inFlight`, `delivered` or `unknown`. */
export interface OutboxState {
  /** Commands that wait. */
  readonly queued: number;
  /** About what they take on the wire, in bytes. */
  readonly bytes: number;
  /** Commands handed to a socket. */
  readonly sent: number;
  /** Of these, commands of which nothing has shown yet whether the server read them. */
  readonly inFlight: number;
  /** Commands that the server has read, as far as what it did since shows. */
  readonly delivered: number;
  /** Commands that were in flight when their connection was lost. */
  readonly unknown: number;
  /** Commands that will never be sent, by cause. */
  readonly dropped: Readonly<Record<CommandsDropped['why'], number>>;
}

/** The outbox as it can be seen from outside. */
export const outboxOf = ({ memory: { outbox, flight, resend, sent, delivered, unknown, dropped } }: State): OutboxState => ({
  queued: outbox.entries.length,
  bytes: outbox.bytes,
  sent,
  inFlight: countOf(flight) + resend.length,
  delivered,
  unknown,
  dropped,
});
