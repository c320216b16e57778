import type { Observable } from 'rxjs';
import {
  asyncScheduler,
  BehaviorSubject,
  catchError,
  concat,
  concatMap,
  defer,
  EMPTY,
  filter,
  merge,
  of,
  scan,
  share,
  Subject,
  takeUntil,
  tap,
} from 'rxjs';
import type { CommandRefused, CommandSourceFailed, LiveError } from '../errors/live-error';
import { wordsOf } from '../errors/words-of';
import { isObeyed } from '../session/is-obeyed';
import type { Post, Signal } from '../session/signal';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import type { LiveSession } from './live-session';
import type { MirroredOutlook } from './mirror';
import { mirror, NO_OUTLOOK } from './mirror';
import { replayLast } from './replay-last';
import { sessionObject } from './session-object';
import { sessionView } from './session-view';
import type { ViewSignal } from './view';

interface Told {
  readonly outlook: MirroredOutlook;
  readonly events: readonly SessionEvent[];
}

const NOTHING_TOLD: Told = { outlook: NO_OUTLOOK, events: [] };

const signalsOf = ({ outlook, events }: Told): readonly ViewSignal[] => [
  { type: 'Outlook', outlook },
  ...events.map((event): ViewSignal => ({ type: 'Event', event })),
];

const isSignal = (signal: ViewSignal): signal is Exclude<ViewSignal, { readonly type: 'Outlook' }> => signal.type !== 'Outlook';

const nobodyListens = ({ type }: SessionCommand): CommandRefused => ({
  type: 'CommandRefused',
  message: `${type} was not sent: this session only plays events.`,
  advice: 'Give sessionFrom a second argument that sends commands.',
  command: type,
  why: 'this session only plays events',
});

const sourceFailed = (error: unknown): readonly SessionEvent[] => {
  const failure: CommandSourceFailed = {
    type: 'CommandSourceFailed',
    message: `The source of events failed: ${wordsOf(error)}.`,
    advice: 'The session ended with it. Catch the error in the source.',
  };
  return [
    { type: 'Error', error: failure, fatal: true },
    { type: 'Disconnected', cause: failure },
  ];
};

/**
 * The session object on any stream of events: a recording, a relay, one made by hand. Its streams are those of a session; subscribing to one that
 * holds subscribes to `events$`, which is shared, and the last to leave unsubscribes from it. State streams follow while it is subscribed, and begin
 * anew with it. `reply$` takes the model's text for the reply until there is a voice.
 *
 * @param events$ what the session tells; its completion is the end, its error is an `Error` event and then the end
 * @param send takes the commands, such as one end of a relay; without it `close()` ends the object, and every other command becomes an `Error` event
 * @example
 * const session = sessionFrom(of<SessionEvent>({ type: 'TextDelta', text: 'Hi', turn: 1 }));
 * session.text$.subscribe((text) => console.log(text)); // Hi
 */
export const sessionFrom = (events$: Observable<SessionEvent>, send?: (command: SessionCommand) => void): LiveSession => {
  const view = sessionView(NO_OUTLOOK, () => asyncScheduler.now());
  const scheduler = asyncScheduler;
  const asides$ = new Subject<SessionEvent>();
  const isOver$ = new Subject<null>();
  const isClosed$ = new BehaviorSubject(false);

  const over = (): void => {
    isOver$.next(null);
  };
  const closed$ = isClosed$.pipe(filter(Boolean));
  const source$ = events$.pipe(
    catchError((error: unknown) => sourceFailed(error)),
    tap({ complete: over }),
  );
  const signals$ = defer(() => {
    view.restart();
    const told$ = merge(asides$.pipe(takeUntil(isOver$)), source$).pipe(takeUntil(closed$));
    const end$ = defer(() => (isClosed$.value ? of<SessionEvent>({ type: 'Disconnected' }) : EMPTY));
    return concat(told$, end$).pipe(
      scan(
        ({ outlook }: Told, event: SessionEvent): Told => ({ outlook: mirror(outlook, event, scheduler.now()), events: [event] }),
        NOTHING_TOLD,
      ),
      // One at a time: what comes while these are heard waits for them.
      concatMap(signalsOf),
    );
  }).pipe(
    tap({ next: view.apply, complete: view.complete }),
    filter(isSignal),
    share({ connector: replayLast<Signal>, resetOnComplete: false, resetOnError: false, resetOnRefCountZero: true }),
  );

  const complain = (error: LiveError): void => {
    asides$.next({ type: 'Error', error, fatal: false });
  };
  const post = (given: Post): void => {
    if (given.type === 'Woken' || given.type === 'LateResult') return;
    if (given.type === 'Failed') {
      complain(given.error);
    } else if (send === undefined) {
      complain(nobodyListens(given.command));
    } else {
      if (isObeyed(given.command, [])) view.apply({ type: 'Command', command: given.command });
      send(given.command);
    }
  };

  return sessionObject({
    signals$,
    dialling$: signals$,
    view,
    post,
    close: (command) => {
      if (send === undefined) isClosed$.next(true);
      else post({ type: 'Commanded', command });
    },
    scheduler: () => scheduler,
  });
};
