import type { ObservableNotification } from 'rxjs';
import { compareSpans, type SeenSpan } from './compare-spans';
import { exactDifferences } from './differences';
import type { Drawn, Seen } from './lane';
import { verdict, type Failure } from './verdict';

/** A notification as the `TestScheduler` of rxjs writes it down. */
export interface RxjsMessage {
  readonly frame: number;
  readonly notification: ObservableNotification<unknown>;
}

/** A subscription as the `TestScheduler` of rxjs writes it down; what did not happen is at infinity. */
export interface RxjsSubscription {
  readonly subscribedFrame: number;
  readonly unsubscribedFrame: number;
}

/** An expectation of rxjs, with what came of it. */
export interface RxjsExpectation {
  readonly title: string;
  /** What the letters of its diagram stand for. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly expected: readonly (RxjsMessage | RxjsSubscription)[];
  readonly actual: readonly (RxjsMessage | RxjsSubscription)[];
}

const isMessage = (entry: RxjsMessage | RxjsSubscription): entry is RxjsMessage => 'notification' in entry;

const letterOf = (value: unknown, values: RxjsExpectation['values']): string => {
  const [letter] = Object.entries(values).find(([, one]) => exactDifferences(one, value).length === 0) ?? [];
  return letter ?? (typeof value === 'string' && value.length === 1 && !Object.hasOwn(values, value) ? value : '*');
};

const seenOf = ({ frame, notification }: RxjsMessage, values: RxjsExpectation['values']): Seen => {
  switch (notification.kind) {
    case 'N':
      return { frame, letter: letterOf(notification.value, values), name: '', kind: 'value', value: notification.value };
    case 'E':
      return { frame, letter: '#', name: 'error', kind: 'error', value: notification.error };
    case 'C':
      return { frame, letter: '|', name: 'completed', kind: 'completed', value: undefined };
    default: {
      const unreachable: never = notification;
      return unreachable;
    }
  }
};

const drawnOf = (message: RxjsMessage, values: RxjsExpectation['values']): Drawn => {
  const { value, ...rest } = seenOf(message, values);
  return { ...rest, differ: (actual) => exactDifferences(value, actual) };
};

const spanOf = ({ subscribedFrame, unsubscribedFrame }: RxjsSubscription): SeenSpan => ({
  from: subscribedFrame,
  to: Number.isFinite(unsubscribedFrame) ? unsubscribedFrame : null,
});

/** Compares what a helper of rxjs expected with what came: every notification, every field. */
export const rxjsVerdict = ({ title, values, expected, actual }: RxjsExpectation, length: number): readonly Failure[] => {
  const messages = { drawn: expected.filter(isMessage), seen: actual.filter(isMessage) };
  const drawnSpans = expected.flatMap((entry) => (isMessage(entry) ? [] : [{ ...spanOf(entry), frames: 0 }]));
  const seenSpans = actual.flatMap((entry) => (isMessage(entry) ? [] : [spanOf(entry)]));
  return [
    ...verdict(
      title,
      messages.drawn.map((message) => drawnOf(message, values)),
      messages.seen.map((message) => seenOf(message, values)),
      length,
    ),
    ...compareSpans(
      (index) => `${title}, subscription ${String(index + 1)}`,
      ['subscribed', 'unsubscribed'],
      drawnSpans,
      seenSpans,
      length,
    ),
  ];
};
