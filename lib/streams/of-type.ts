import type { OperatorFunction } from 'rxjs';
import { filter } from 'rxjs';
import type { EventOf, SessionEvent } from '../wire/session-event';

/**
 * Lets only the events of these types pass, and narrows the type of the stream to them. As hot as its source; completes and fails with it.
 *
 * @param types at least one
 * @example
 * session.events$.pipe(ofType('Interrupted', 'TurnComplete')).subscribe(({ type, turn }) => console.log(type, turn));
 */
export const ofType = <T extends SessionEvent['type']>(...types: readonly [T, ...T[]]): OperatorFunction<SessionEvent, EventOf<T>> =>
  filter((event): event is EventOf<T> => types.some((type) => type === event.type));
