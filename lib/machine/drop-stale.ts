import type { Next } from './next';
import { remember } from './next';
import { noteDrops } from './note-drops';
import { withoutStale } from './outbox';
import type { Going } from './state';
import { limitsOf } from './state';

/** Lets go of the media that waited too long, whether or not anything can be sent now: old sound is not kept in memory for nobody to hear. */
export const dropStale = <S extends Going>(next: Next<S>, at: number): Next<S> => {
  const state: Going = next.state;
  const { outbox, dropped } = withoutStale(state.memory.outbox, at, limitsOf(state));
  return dropped.length === 0 ? next : noteDrops(remember(next, { outbox }), dropped, 'stale', at);
};
