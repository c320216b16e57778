import { Subscription, type Observable } from 'rxjs';
import type { SessionEvent } from '../../lib/wire/session-event';

/** An event as one line that a person can compare: its type, and what sets it apart from others of that type. */
export const lineOf = (event: SessionEvent): string => {
  switch (event.type) {
    case 'PhaseChanged':
      return `${event.from} > ${event.to}`;
    case 'TextDelta':
    case 'Thought':
    case 'TextComplete':
    case 'InputTranscription':
    case 'OutputTranscription':
      return `${event.type} ${String(event.turn)}: ${event.text}`;
    case 'Error':
      return `Error ${event.error.type}${event.fatal ? ', fatal' : ''}`;
    case 'Interrupted':
      return `Interrupted by ${event.by}`;
    case 'ToolCall':
      return `ToolCall ${event.calls.map(({ id }) => id).join(' ')}`;
    case 'TurnComplete':
      return `TurnComplete ${String(event.turn)}`;
    case 'Disconnected':
      return ['Disconnected', event.code, event.cause?.type].filter((part) => part !== undefined).join(' ');
    default:
      return event.type;
  }
};

/** What one subscriber saw: values in order, and then how it ended. */
export interface Seen<T> {
  readonly values: readonly T[];
  readonly end: () => 'none' | 'complete' | Error;
  readonly subscription: Subscription;
}

/** Subscribes and writes down; `react` is called with each value after it is written down. */
export const see = <T>(source$: Observable<T>, react: (value: T, subscription: Subscription) => void = () => undefined): Seen<T> => {
  const values: T[] = [];
  const subscription = new Subscription();
  let end: 'none' | 'complete' | Error = 'none';
  subscription.add(
    source$.subscribe({
      next: (value) => {
        values.push(value);
        react(value, subscription);
      },
      error: (error: unknown) => {
        end = error instanceof Error ? error : new Error(String(error));
      },
      complete: () => {
        end = 'complete';
      },
    }),
  );
  return { values, end: () => end, subscription };
};

/** The lines of what was seen so far. */
export const linesOf = ({ values }: Seen<SessionEvent>): readonly string[] => values.map(lineOf);

/** The same without the changes of phase. */
export const storyOf = ({ values }: Seen<SessionEvent>): readonly string[] =>
  values.filter(({ type }) => type !== 'PhaseChanged').map(lineOf);
