import type { Observable } from 'rxjs';
import { asyncScheduler, concatMap, merge, scan, share, Subject, takeUntil, tap } from 'rxjs';
import type { CommandRefused } from '../errors/live-error';
import type { State } from '../machine/state';
import { initialState } from '../machine/state';
import type { Post, Signal } from '../session/signal';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import type { LiveSession } from './live-session';
import { inOrder } from './in-order';
import { mirror } from './mirror';
import { replayLast } from './replay-last';
import { sessionObject } from './session-object';
import { sessionView } from './session-view';

interface Told {
  readonly state: State;
  readonly events: readonly SessionEvent[];
}

const NOTHING_TOLD: Told = { state: initialState, events: [] };

const signalsOf = ({ state, events }: Told): readonly Signal[] => [
  { type: 'State', state },
  ...events.map((event): Signal => ({ type: 'Event', event })),
];

const nobodyListens = ({ type }: SessionCommand): CommandRefused => ({
  type: 'CommandRefused',
  message: `${type} was not sent: this session only plays events.`,
  advice: 'Give sessionFrom a second argument that sends commands.',
  command: type,
  why: 'this session only plays events',
});

/**
 * The session object on any stream of events: a recording, a relay, one made by hand. Its streams are those of a session; subscribing to one that
 * holds subscribes to `events$`, which is shared, and the last to leave unsubscribes from it. State streams follow while it is subscribed.
 *
 * @param events$ what the session tells; its completion is the end
 * @param send takes the commands, such as one end of a relay; without it each command becomes an `Error` event
 * @example
 * const session = sessionFrom(of<SessionEvent>({ type: 'TextDelta', text: 'Hi', turn: 1 }));
 * session.text$.subscribe((text) => console.log(text)); // Hi
 */
export const sessionFrom = (events$: Observable<SessionEvent>, send?: (command: SessionCommand) => void): LiveSession => {
  const view = sessionView(initialState);
  const asides$ = new Subject<Signal>();
  const scheduler = asyncScheduler;

  const isOver$ = new Subject<null>();
  const told$ = events$.pipe(
    tap({ complete: () => isOver$.next(null) }),
    scan(({ state }: Told, event: SessionEvent): Told => ({ state: mirror(state, event, scheduler.now()), events: [event] }), NOTHING_TOLD),
    concatMap(signalsOf),
  );
  const signals$ = merge(told$, asides$.pipe(takeUntil(isOver$))).pipe(
    inOrder(),
    tap({ next: view.apply, complete: view.complete }),
    share({ connector: replayLast<Signal>, resetOnComplete: false, resetOnError: false, resetOnRefCountZero: true }),
  );

  const post = (given: Post): void => {
    if (given.type === 'Failed') {
      asides$.next({ type: 'Event', event: { type: 'Error', error: given.error, fatal: false } });
    } else if (send === undefined) {
      asides$.next({ type: 'Event', event: { type: 'Error', error: nobodyListens(given.command), fatal: false } });
    } else {
      view.apply({ type: 'Command', command: given.command });
      send(given.command);
    }
  };

  return sessionObject({
    signals$,
    dialling$: signals$,
    view,
    post,
    close: (command) => {
      post({ type: 'Commanded', command });
    },
    scheduler: () => scheduler,
  });
};
