import { Observable, type Subscription } from 'rxjs';
import type { RunHelpers } from 'rxjs/testing';
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

/** What the `TestScheduler` compares, in the order in which it does. */
export interface RxjsComparisons {
  readonly compare: (actual: unknown, expected: unknown) => void;
  readonly all: () => readonly Pick<RxjsExpectation, 'actual' | 'expected'>[];
}

/** Keeps what is to be compared: it is still being written, so it is compared when the test is over. */
export const rxjsComparisons = (): RxjsComparisons => {
  const kept: Pick<RxjsExpectation, 'actual' | 'expected'>[] = [];
  return {
    compare: (actual, expected) => {
      kept.push({ actual: actual as RxjsExpectation['actual'], expected: expected as RxjsExpectation['expected'] });
    },
    all: () => kept,
  };
};

/** The helpers of rxjs as they are, but the test lasts as long as their diagrams, and what they subscribe is given up with it. */
export const rxjsHelpers = (rxjs: RunHelpers, comparisons: RxjsComparisons, leftovers: Subscription): RxjsHelpers => {
  const colds: { readonly frames: number; readonly subscriptions: readonly { readonly subscribedFrame: number }[] }[] = [];
  const expectations: { title: string; values: Readonly<Record<string, unknown>>; isReady: boolean }[] = [];
  let frames = 0;
  const draw = (...diagrams: readonly (string | null)[]): void => {
    frames = Math.max(frames, ...diagrams.map((diagram) => rxjsFrames(diagram ?? '')));
  };
  const expectation = (name: string): { readonly set: (values?: Readonly<Record<string, unknown>>) => void } => {
    const number = expectations.filter(({ title }) => title.startsWith(name)).length + 1;
    const one = { title: number === 1 ? name : `${name} (${String(number)})`, values: {}, isReady: false };
    expectations.push(one);
    return {
      set: (values = {}) => {
        Object.assign(one, { values, isReady: true });
      },
    };
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
    const { set } = expectation('expectObservable');
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
    const { set } = expectation('expectSubscriptions');
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
    check: (length) => {
      const ready = expectations.filter(({ isReady }) => isReady);
      return comparisons.all().flatMap((compared, index) => rxjsVerdict({ title: '', values: {}, ...ready[index], ...compared }, length));
    },
  };
};
