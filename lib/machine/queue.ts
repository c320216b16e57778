import { dropStale } from './drop-stale';
import type { Next } from './next';
import { complain, remember } from './next';
import { noteDrops } from './note-drops';
import type { Queued } from './outbox';
import { enqueue, entryOf } from './outbox';
import { shorten } from './shorten';
import type { Going } from './state';
import { limitsOf } from './state';

/** The command waits: until there is a connection, until the socket takes more, or until it may go. */
export const queue = <S extends Going>(next: Next<S>, command: Queued, at: number): Next<S> => {
  const fresh = dropStale(next, at);
  const state: Going = fresh.state;
  const limits = limitsOf(state);
  const { memory } = state;
  const entry = entryOf(command, at, memory.accepted);
  const accepted = remember(fresh, { accepted: memory.accepted + 1 });
  const short = entry.bytes > limits.bytes ? shorten(memory.facts.calls, command, limits.bytes) : null;
  if (short !== null) {
    const { command: _large, ...lot } = entry;
    // Its calls are answered, if with less, so that they are not taken back with it.
    return queue(complain(noteDrops(accepted, [lot], 'full', at), ...short.failures), short.command, at);
  }
  const { outbox, dropped } = enqueue(memory.outbox, entry, limits);
  return noteDrops(remember(accepted, { outbox }), dropped, 'full', at);
};
