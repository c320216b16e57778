import { map, merge, Observable, scan, Subject, take, tap } from 'rxjs';
import type { Internal } from '../errors/live-error';
import { scrubbed } from '../errors/scrub';
import { wordsOf } from '../errors/words-of';
import type { Input } from '../machine/input';
import type { Next } from '../machine/next';
import { stay } from '../machine/next';
import type { State } from '../machine/state';
import { step } from '../machine/step';
import type { SessionEvent } from '../wire/session-event';
import type { CheckedConfig } from './check-config';
import { inbox } from './inbox';
import { interpreter } from './interpreter';
import { isObeyed } from './is-obeyed';
import { logWarnings } from './log-warnings';
import type { Post, Signal } from './signal';
import { wakeSource } from './wake-source';

/** What can be known of a session that runs. */
export interface Inside {
  /** Where it stands now. */
  readonly state: () => State;
  /** The credentials that must be told to nobody. */
  readonly secrets: () => readonly string[];
}

/** One session to run. */
export interface SessionRun {
  readonly config: CheckedConfig;
  /** Where to begin; what was commanded before is in it. */
  readonly seed: State;
  /** Emits when to dial; the first emission counts. */
  readonly begin$: Observable<unknown>;
  /** What comes from the side, given what the session tells. */
  readonly posts: (events$: Observable<SessionEvent>, inside: Inside) => Observable<Post>;
}

interface Worked {
  readonly next: Next;
  readonly input: Input | null;
  /** Whether the session had ended before: nothing is told any more, only logged. */
  readonly isLate: boolean;
}

const internal = (error: unknown): Internal => ({
  type: 'Internal',
  message: `The session failed inside: ${wordsOf(error)}.`,
  advice: 'This is a defect of gemini-live-rxjs. Please report it.',
});

/** A defect ends the session in words; it never errors the stream. */
const safeStep = (state: State, input: Input): Next => {
  try {
    return step(state, input);
  } catch (error) {
    return step(state, { type: 'Failed', at: input.at, error: internal(error) });
  }
};

/** A source of the app may quote the credential that it shares with the session. */
const withoutSecrets = (given: Post, secrets: readonly string[]): Post =>
  given.type === 'Failed' ? { ...given, error: scrubbed(given.error, secrets) } : given;

const signalsOf = ({ next, input }: Worked): readonly Signal[] => [
  { type: 'State', state: next.state },
  ...(input?.type === 'Commanded' && isObeyed(input.command, next.events) ? [{ type: 'Command' as const, command: input.command }] : []),
  ...(input?.type === 'LateResult' ? [{ type: 'LateResult' as const, id: input.id }] : []),
  ...next.messages.map((message) => ({ type: 'Message' as const, message })),
  ...next.events.map((event) => ({ type: 'Event' as const, event })),
];

/**
 * Cold. One subscription runs one session: every input goes through one queue into a `scan` over the pure `step`; its events are told, then its
 * effects performed, then the next input is taken. Completes after `Disconnected`; never errors. Unsubscribing releases everything at once.
 */
export const runSession = ({ config, seed, begin$, posts }: SessionRun): Observable<Signal> =>
  new Observable<Signal>((subscriber) => {
    const { scheduler } = config.env;
    const { items$, post, isEmpty } = inbox<Input>();
    const events$ = new Subject<SessionEvent>();
    const hands = interpreter(config, post);
    let state = seed;
    subscriber.add(hands.dispose);

    const tell = (worked: Worked): void => {
      ({ state } = worked.next);
      for (const signal of signalsOf(worked)) {
        if (subscriber.closed) return;
        subscriber.next(signal);
        if (signal.type === 'Event') events$.next(signal.event);
      }
    };
    const fail = (error: unknown): void => {
      post({ type: 'Failed', at: scheduler.now(), error: internal(error) });
    };
    const work = (worked: Worked): void => {
      if (!worked.isLate) tell(worked);
      for (const effect of worked.next.effects) {
        if (subscriber.closed) return;
        hands.perform(effect);
      }
      if (worked.next.state.type === 'Ended' && isEmpty()) subscriber.complete();
    };
    const start: Worked = { next: stay(seed), input: null, isLate: false };
    const given$ = merge(posts(events$.asObservable(), { state: () => state, secrets: hands.secrets }), wakeSource(config.wake$)).pipe(
      map((given): Input => ({ ...withoutSecrets(given, hands.secrets()), at: scheduler.now() })),
    );
    const begins$ = begin$.pipe(
      take(1),
      tap(() => {
        logWarnings(config);
      }),
      map((): Input => ({ type: 'Begin', at: scheduler.now(), settings: config.settings })),
    );
    subscriber.add(
      items$
        .pipe(scan(({ next }, input): Worked => ({ next: safeStep(next.state, input), input, isLate: next.state.type === 'Ended' }), start))
        .subscribe({ next: work, error: fail }),
    );
    subscriber.add(merge(given$, begins$).subscribe({ next: post, error: fail }));
  });
