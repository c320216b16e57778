import type { Observable, SchedulerLike } from 'rxjs';
import { BehaviorSubject, concat, defer, EMPTY, filter, finalize, share, Subject, switchMap, takeUntil, tap, timer } from 'rxjs';
import type { LogEntry } from '../machine/effect';
import type { State } from '../machine/state';
import { step } from '../machine/step';
import { inbox } from '../session/inbox';
import { feasibleWait } from '../session/feasible-wait';
import { isObeyed } from '../session/is-obeyed';
import type { Post, Signal } from '../session/signal';
import { isObject } from '../wire/codec/fields';
import type { Disconnect } from '../wire/session-command';
import { outlookOf } from './outlook';
import { replayLast } from './replay-last';
import type { SessionView } from './session-view';
import { sessionView } from './session-view';

/** What a source of signals can use of the session that it feeds. */
export interface Seat {
  /** Where the session stands now. */
  readonly state: () => State;
  /** Hot. What the app gives while somebody listens here. */
  readonly posts$: Observable<Post>;
  /** Hot. Emits when the app asks for a dial, and at once while it still does. */
  readonly dials$: Observable<unknown>;
  /** Gives something from the side, as the app does. */
  readonly post: (post: Post) => void;
  /** Whether no session runs that could tell of what is given. */
  readonly isAtRest: () => boolean;
}

/** Where the signals of a session object come from. */
export interface SignalSource {
  /** Where the object begins. */
  readonly initial: State;
  /** Cold. Subscribed by the first holder, and again by a later one after a pause; its completion is the end of the session object. */
  readonly signals: (seat: Seat) => Observable<Signal>;
  /** The state in which the next session would begin, given the one in which the object rests now. */
  readonly rest: (state: State) => State;
  readonly lingerMs: () => number;
  /** Whether there is anything to end when the last holder has been gone for so long. */
  readonly isHeld: (state: State) => boolean;
  /** Whether the object ends then, or only the session that runs: the source is subscribed again for the next holder. */
  readonly afterLinger: 'end' | 'pause';
  /** Called before the disconnect of each `close()`; again, it changes nothing. */
  readonly finish: () => void;
  readonly scheduler: () => SchedulerLike;
  readonly log: (entry: LogEntry) => void;
}

/** The engine of a session object. */
export interface SessionCore {
  /** Hot, shared. Subscribing runs the session, and holds it. */
  readonly signals$: Observable<Signal>;
  /** As `signals$`, and asks for a dial while it is subscribed. */
  readonly dialling$: Observable<Signal>;
  readonly view: SessionView;
  readonly post: (post: Post) => void;
  readonly close: (command: Disconnect) => void;
  readonly scheduler: () => SchedulerLike;
}

const isLast = (signal: Signal): boolean => signal.type === 'Event' && signal.event.type === 'Disconnected';

/** Shares one source of signals among all, keeps the view in step with it, and takes commands while nothing runs yet. */
export const sessionCore = (source: SignalSource): SessionCore => {
  let state = source.initial;
  const view = sessionView(outlookOf(state), () => source.scheduler().now());
  const apply = (signal: Signal): void => {
    if (signal.type === 'State') {
      if (signal.state === state) return;
      state = signal.state;
      view.apply({ type: 'Outlook', outlook: outlookOf(state) });
    } else view.apply(signal);
  };
  const posts$ = new Subject<Post>();
  const askers$ = new BehaviorSubject(0);
  /** What was given while the end of a session was told: too late for that one. */
  const late: Post[] = [];

  /** Nothing runs: the machine takes the command by itself, and what nobody can hear goes to the logger. */
  const takeAtRest = (post: Post): void => {
    // What is over cannot be ended again.
    const isEnd = post.type === 'Commanded' && isObject(post.command) && post.command.type === 'Disconnect';
    const next = step(isEnd ? state : source.rest(state), { ...post, at: source.scheduler().now() });
    apply({ type: 'State', state: next.state });
    if (post.type === 'Commanded' && next.state.type === 'Idle' && isObeyed(post.command, next.events))
      apply({ type: 'Command', command: post.command });
    for (const event of next.events) {
      if (event.type === 'Error')
        source.log({ level: 'warn', event: 'error-at-rest', message: event.error.message, fields: { type: event.error.type } });
    }
    for (const effect of next.effects) {
      if (effect.type === 'Log') source.log(effect.entry);
    }
    if (next.state.type === 'Ended' && source.rest(next.state) === next.state) view.complete();
  };

  const takeLate = (): void => {
    late.splice(0).forEach(takeAtRest);
  };

  /** Who watches the view may send or dial from inside: one after the other, each to whoever is there when its turn comes. */
  const resting = inbox<Post>();
  resting.items$
    .pipe(
      tap((given) => {
        if (posts$.observed) posts$.next(given);
        else takeAtRest(given);
      }),
    )
    .subscribe();

  const post = (given: Post): void => {
    if (!posts$.observed) resting.post(given);
    else if (state.type === 'Ended') late.push(given);
    else posts$.next(given);
  };

  /** Whether the session that runs ends because nobody held it. */
  let isPausing = false;

  const close = (command: Disconnect): void => {
    isPausing = false;
    source.finish();
    post({ type: 'Commanded', command });
  };

  const isRunning = ({ type }: State): boolean => type !== 'Idle' && type !== 'Ended';

  /** The session ends, the object rests, and the source is let go of. */
  const pause = (): Observable<unknown> => {
    if (isRunning(state)) {
      isPausing = true;
      post({ type: 'Commanded', command: { type: 'Disconnect' } });
    }
    return view.select(({ outlook }) => outlook).pipe(filter(() => !isRunning(state)));
  };

  const end = (): Observable<never> => {
    close({ type: 'Disconnect' });
    return EMPTY;
  };

  /** A reset while a session runs would dial again for the next subscriber, a new session without memory: only an object that rests is reset. */
  const linger = (): Observable<unknown> =>
    timer(feasibleWait(source.lingerMs()), source.scheduler()).pipe(
      filter(() => source.isHeld(state)),
      switchMap(() => (source.afterLinger === 'end' ? end() : pause())),
    );

  const seat: Seat = {
    state: () => {
      takeLate();
      return state;
    },
    posts$: posts$.asObservable(),
    dials$: askers$.pipe(filter((askers) => askers > 0)),
    post,
    isAtRest: () => !posts$.observed,
  };

  /** The signals of the source. Who came back while a pause was ending the session gets the source again, unless that has begun another session by itself. */
  const sessions = (): Observable<Signal> =>
    defer(() => {
      const over$ = new Subject<null>();
      let isAgain = false;
      isPausing = false;
      const paused$ = over$.pipe(
        // By then the source has begun another session, or does not.
        switchMap(() => timer(0, source.scheduler())),
        filter(() => (isAgain = !posts$.observed)),
      );
      const signals$ = source.signals(seat).pipe(
        tap((signal) => {
          if (!isPausing || !isLast(signal)) return;
          [isPausing, isAgain] = [false, true];
          over$.next(null);
        }),
        takeUntil(paused$),
      );
      return concat(
        signals$,
        defer(() => (isAgain ? sessions() : EMPTY)),
      );
    });

  const signals$ = sessions().pipe(
    tap({
      next: apply,
      complete: () => {
        takeLate();
        view.complete();
      },
    }),
    share({ connector: replayLast<Signal>, resetOnComplete: false, resetOnError: false, resetOnRefCountZero: linger }),
  );

  const dialling$ = defer(() => {
    askers$.next(askers$.value + 1);
    // Whoever asks for a dial does not want to wait for the end of a back-off.
    if (state.type === 'Waiting') posts$.next({ type: 'Woken' });
    return signals$.pipe(
      finalize(() => {
        askers$.next(askers$.value - 1);
      }),
    );
  });

  return { signals$, dialling$, view, post, close, scheduler: source.scheduler };
};
