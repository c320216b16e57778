import { Observable, type Subscription } from 'rxjs';
import type { RunHelpers } from 'rxjs/testing';
import type { DrawnLetters } from './drawn-letters';
import { rxjsFrames } from './rxjs-frames';
import { rxjsVerdict, type RxjsExpectation } from './rxjs-verdict';
import type { Failure } from './verdict';

/** The helpers of rxjs, and what came of the expectations. */
export interface RxjsHelpers {
  readonly helpers: Pick<RunHelpers, 'cold' | 'hot' | 'expectObservable' | 'expectSubscriptions' | 'animate'>;
  /** How many frames their diagrams last. */
  readonly frames: () => number;
  readonly check: (length: number) => readonly Failure[];
}

/** An expectation that was begun. */
interface Begun {
  readonly title: string;
  /** `null`: what it expects is not said yet. */
  values: RxjsExpectation['values'] | null;
  /** `null`: it was not compared yet. */
  compared: Pick<RxjsExpectation, 'actual' | 'expected'> | null;
}

/** What the `TestScheduler` compares, and for which expectation. */
export interface RxjsComparisons {
  readonly compare: (actual: unknown, expected: unknown) => void;
  /** Gives the function that says what is expected. */
  readonly expect: (name: string) => (values?: RxjsExpectation['values']) => void;
  readonly all: () => readonly RxjsExpectation[];
}

/**
 * Keeps what is to be compared: it is still being written, so it is compared when the test is over. At every flush the `TestScheduler` compares what is
 * said and not compared yet, in the order in which it was begun.
 */
export const rxjsComparisons = (): RxjsComparisons => {
  const begun: Begun[] = [];
  return {
    compare: (actual, expected) => {
      const next = begun.find(({ values, compared }) => values !== null && compared === null);
      if (next === undefined) return;
      next.compared = { actual: actual as RxjsExpectation['actual'], expected: expected as RxjsExpectation['expected'] };
    },
    expect: (name) => {
      const number = begun.filter(({ title }) => title.startsWith(name)).length + 1;
      const one: Begun = { title: number === 1 ? name : `${name} (${String(number)})`, values: null, compared: null };
      begun.push(one);
      return (values = {}) => {
        one.values = values;
      };
    },
    all: () =>
      begun.flatMap(({ title, values, compared }) => (values === null || compared === null ? [] : [{ title, values, ...compared }])),
  };
};

/** The helpers of rxjs as they are, but the test lasts as long as their diagrams, and what they subscribe is given up with it. */
export const rxjsHelpers = (
  rxjs: RunHelpers,
  comparisons: RxjsComparisons,
  leftovers: Subscription,
  letters: DrawnLetters,
): RxjsHelpers => {
  const colds: { readonly frames: number; readonly subscriptions: readonly { readonly subscribedFrame: number }[] }[] = [];
  let frames = 0;
  const draw = (...diagrams: readonly (string | null)[]): void => {
    for (const diagram of diagrams) {
      frames = Math.max(frames, rxjsFrames(diagram ?? ''));
      letters.draw(diagram ?? '');
    }
  };

  const cold: RunHelpers['cold'] = (marbles, values, error) => {
    const source$ = rxjs.cold(marbles, values, error);
    draw(marbles);
    colds.push({ frames: rxjsFrames(marbles), subscriptions: source$.subscriptions });
    return source$;
  };
  const hot: RunHelpers['hot'] = (marbles, values, error) => {
    draw(marbles.slice(marbles.indexOf('^') + 1));
    return rxjs.hot(marbles, values, error);
  };
  const expectObservable: RunHelpers['expectObservable'] = <T>(source$: Observable<T>, subscription: string | null = null) => {
    draw(subscription);
    const set = comparisons.expect('expectObservable');
    const bounded$ = new Observable<T>((subscriber) => {
      leftovers.add(subscriber);
      return source$.subscribe(subscriber);
    });
    const expected = rxjs.expectObservable(bounded$, subscription);
    return {
      toBe: (marbles: string, values?: Readonly<Record<string, unknown>>, error?: unknown) => {
        draw(marbles);
        set(values);
        expected.toBe(marbles, values, error);
      },
      toEqual: (other$: Observable<T>) => {
        set();
        expected.toEqual(other$);
      },
    };
  };
  const expectSubscriptions: RunHelpers['expectSubscriptions'] = (logs) => {
    const set = comparisons.expect('expectSubscriptions');
    const expected = rxjs.expectSubscriptions(logs);
    return {
      toBe: (marbles: string | string[]) => {
        draw(...[marbles].flat());
        set();
        expected.toBe(marbles);
      },
    };
  };

  return {
    helpers: { cold, hot, expectObservable, expectSubscriptions, animate: rxjs.animate },
    frames: () => Math.max(frames, ...colds.flatMap((one) => one.subscriptions.map(({ subscribedFrame }) => subscribedFrame + one.frames))),
    check: (length) => comparisons.all().flatMap((one) => rxjsVerdict(one, length)),
  };
};
