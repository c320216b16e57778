import type { Observable, SchedulerLike } from 'rxjs';
import { defer, EMPTY, ignoreElements, merge, NEVER, share, Subject, tap, timer } from 'rxjs';
import type { LogEntry } from '../machine/effect';
import type { State } from '../machine/state';
import { initialState } from '../machine/state';
import { step } from '../machine/step';
import type { Post, Signal } from '../session/signal';
import type { Disconnect } from '../wire/session-command';
import { replayLast } from './replay-last';
import type { SessionView } from './session-view';
import { sessionView } from './session-view';

/** What a source of signals can use of the session that it feeds. */
export interface Seat {
  /** Where the session stands now. */
  readonly state: () => State;
  /** Hot. What the app gives while somebody listens here. */
  readonly posts$: Observable<Post>;
  /** Hot. Emits when the app asks for a dial. */
  readonly dials$: Observable<unknown>;
  /** Gives something from the side, as the app does. */
  readonly post: (post: Post) => void;
}

/** Where the signals of a session object come from. */
export interface SignalSource {
  /** Cold. Subscribed once; its completion is the end of the session object. */
  readonly signals: (seat: Seat) => Observable<Signal>;
  /** The state in which the next session would begin, given the one in which the object rests now. */
  readonly rest: (state: State) => State;
  readonly lingerMs: () => number;
  /** Whether the last holder's leaving ends anything. */
  readonly isHeld: (state: State) => boolean;
  /** Called once, before the disconnect of `close()`. */
  readonly finish: () => void;
  readonly scheduler: () => SchedulerLike;
  readonly log: (entry: LogEntry) => void;
}

/** The engine of a session object. */
export interface SessionCore {
  /** Hot, shared. Subscribing runs the session, and holds it. */
  readonly signals$: Observable<Signal>;
  /** As `signals$`, and asks for a dial. */
  readonly dialling$: Observable<Signal>;
  readonly view: SessionView;
  readonly post: (post: Post) => void;
  readonly close: (command: Disconnect) => void;
  readonly scheduler: () => SchedulerLike;
}

/** Shares one source of signals among all, keeps the view in step with it, and takes commands while nothing runs yet. */
export const sessionCore = (source: SignalSource): SessionCore => {
  const view = sessionView(initialState);
  const posts$ = new Subject<Post>();
  const dials$ = new Subject<null>();

  /** Nothing runs: the machine takes the command by itself, and what nobody can hear goes to the logger. */
  const takeAtRest = (post: Post): void => {
    const next = step(source.rest(view.current().state), { ...post, at: source.scheduler().now() });
    if (post.type === 'Commanded' && next.state.type === 'Idle') view.apply({ type: 'Command', command: post.command });
    view.apply({ type: 'State', state: next.state });
    for (const event of next.events) {
      if (event.type === 'Error')
        source.log({ level: 'warn', event: 'error-at-rest', message: event.error.message, fields: { type: event.error.type } });
    }
    for (const effect of next.effects) {
      if (effect.type === 'Log') source.log(effect.entry);
    }
    if (next.state.type === 'Ended') view.complete();
  };

  const post = (given: Post): void => {
    if (posts$.observed) posts$.next(given);
    else takeAtRest(given);
  };

  const close = (command: Disconnect): void => {
    source.finish();
    post({ type: 'Commanded', command });
  };

  /** Never resets: a reset would dial again for the next subscriber, a new session without memory. */
  const linger = (): Observable<never> =>
    source.isHeld(view.current().state)
      ? timer(source.lingerMs(), source.scheduler()).pipe(
          tap(() => {
            close({ type: 'Disconnect' });
          }),
          ignoreElements(),
        )
      : NEVER;

  const signals$ = source
    .signals({ state: () => view.current().state, posts$: posts$.asObservable(), dials$: dials$.asObservable(), post })
    .pipe(
      tap({ next: view.apply, complete: view.complete }),
      share({ connector: replayLast<Signal>, resetOnComplete: false, resetOnError: false, resetOnRefCountZero: linger }),
    );

  const askForDial$ = defer(() => {
    dials$.next(null);
    return EMPTY;
  });

  return { signals$, dialling$: merge(signals$, askForDial$), view, post, close, scheduler: source.scheduler };
};
