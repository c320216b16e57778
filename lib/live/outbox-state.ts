import type { CommandsDropped } from '../errors/live-error';
import type { State } from '../machine/state';

/** What became of the commands so far. */
export interface OutboxState {
  /** Commands that wait. */
  readonly queued: number;
  /** About what they take on the wire, in bytes. */
  readonly bytes: number;
  /** Messages handed to a socket. */
  readonly sent: number;
  /** Commands that will never be sent, by cause. */
  readonly dropped: Readonly<Record<CommandsDropped['why'], number>>;
}

/** The outbox as it can be seen from outside. */
export const outboxOf = ({ memory: { outbox, sent, dropped } }: State): OutboxState => ({
  queued: outbox.entries.length,
  bytes: outbox.bytes,
  sent,
  dropped,
});
