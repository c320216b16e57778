import type { EventOf, SessionEvent } from '../../wire/session-event';
import { event } from './event';
import { EVENT_LETTER } from './event-letter';

/** An event for each letter. */
export type Letters = { readonly [T in SessionEvent['type'] as (typeof EVENT_LETTER)[T]]: EventOf<T> };

/**
 * One event for each letter of the diagrams, as a plain map for the `TestScheduler` of rxjs. Spread it to replace values.
 *
 * `C` Connected, `t` TextDelta, `h` Thought, `X` TextComplete, `a` AudioData, `i` InputTranscription, `o` OutputTranscription, `c` ToolCall, `k` ToolCallCancelled,
 * `G` GenerationComplete, `T` TurnComplete, `I` Interrupted, `u` Usage, `r` SessionResumeUpdate, `g` GoAway, `v` VoiceActivityStart, `V` VoiceActivityEnd,
 * `p` PhaseChanged, `e` Error, `D` Disconnected.
 *
 * @example
 * new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(({ cold, expectObservable }) => {
 *   const events$ = cold<SessionEvent>('--C-t-t-T|', { ...letters, t: event.TextDelta({ text: 'Hi' }) });
 *   expectObservable(events$.pipe(selectText())).toBe('----a-a--|', { a: 'Hi' });
 * });
 */
export const letters = Object.fromEntries(
  (Object.keys(EVENT_LETTER) as SessionEvent['type'][]).map((type) => [EVENT_LETTER[type], event[type]()]),
) as unknown as Letters;
