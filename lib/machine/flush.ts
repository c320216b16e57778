import { handOver } from './hand-over';
import { noteDrops } from './note-drops';
import type { Next } from './next';
import { remember } from './next';
import { EMPTY_OUTBOX, withoutStale } from './outbox';
import type { Live } from './state';

/** Hands over everything that waits and is still worth sending, in the order in which it was accepted. */
export const flush = (next: Next<Live>, at: number): Next<Live> => {
  const { memory, settings } = next.state;
  const { outbox, dropped } = withoutStale(memory.outbox, at, settings.outbox);
  const emptied = noteDrops(remember(next, { outbox: EMPTY_OUTBOX }), dropped, 'stale', at);
  return outbox.entries.reduce((flushed, { command }) => handOver(flushed, command), emptied);
};
