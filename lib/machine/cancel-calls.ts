import type { Next } from './next';
import { emit, learn, remember } from './next';
import type { State } from './state';

/** Cancelled ids are remembered so that they are never answered; a session has few. */
const MOST_CANCELLED = 256;

/** The step after calls were taken back, by the server or with its connection. */
export const cancelCalls = <S extends State>(next: Next<S>, ids: readonly string[]): Next<S> =>
  remember(learn(next, { type: 'callClosed', ids }), { cancelled: [...next.state.memory.cancelled, ...ids].slice(-MOST_CANCELLED) });

/** The step after the session took calls back by itself: whoever runs them is told. */
export const takeBackCalls = <S extends State>(next: Next<S>, ids: readonly string[]): Next<S> =>
  ids.length === 0 ? next : emit(cancelCalls(next, ids), { type: 'ToolCallCancelled', ids });
