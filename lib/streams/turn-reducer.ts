import type { Interrupted, SessionEvent, TurnComplete } from '../wire/session-event';
import type { Turn } from './turn';
import type { TurnDraft } from './turn-draft';
import { continueDraft, emptyDraft, finishDraft } from './turn-draft';

export type { Turn, TurnTimes } from './turn';

/** What is known of the turn that is going on, or comes next; nothing of those that are over. */
export interface TurnProgress {
  /** The number of the last turn that is over; 0 before the first. */
  readonly over: number;
  /** The number of this turn, once something of it was seen. */
  readonly number: number | undefined;
  readonly draft: TurnDraft;
  /** The turns that the last event ended. */
  readonly ended: readonly Turn[];
}

/** Nothing seen yet: whatever is going on began before. */
export const noTurnYet: TurnProgress = { over: 0, number: undefined, draft: { ...emptyDraft, partial: true }, ended: [] };

const finish = (progress: TurnProgress, number: number, at: number, complete?: TurnComplete): TurnProgress => ({
  over: number,
  number: undefined,
  draft: { ...emptyDraft, voiceEnd: progress.draft.nextVoiceEnd },
  ended: [...progress.ended, finishDraft(progress.draft, number, at, complete)],
});

/** Ends the turn that was going on, where there was one. */
const drop = (progress: TurnProgress, at: number): TurnProgress =>
  progress.number === undefined ? progress : finish(progress, progress.number, at);

/** An event of a later turn tells that the one before was dropped: its end was lost with its connection. */
const enter = (progress: TurnProgress, turn: number, at: number): TurnProgress =>
  progress.number === turn ? progress : { ...drop(progress, at), number: turn };

/** Notes an interruption. Where nothing of its turn was seen it may be of one that is over, so it begins none. */
const interrupt = (progress: TurnProgress, event: Interrupted, at: number): TurnProgress => {
  const entered = progress.number === event.turn ? progress : drop(progress, at);
  const cut = { ...entered, draft: continueDraft(entered.draft, event, at) };
  return event.by === 'drop' ? finish(cut, event.turn, at) : cut;
};

/**
 * The turn that is going on after one more event, and the turns that the event ended. Pure; an event of a turn that is over changes nothing.
 *
 * @param at when the event came, in ms
 */
export const turnReducer = (previous: TurnProgress, event: SessionEvent, at: number): TurnProgress => {
  const progress = previous.ended.length === 0 ? previous : { ...previous, ended: [] };
  if (event.type === 'Connected') {
    return progress.number === undefined ? { ...progress, draft: { ...progress.draft, partial: false } } : progress;
  }
  if (event.type === 'Disconnected') return { ...drop(progress, at), over: 0, number: undefined, draft: emptyDraft };
  if (!('turn' in event)) return { ...progress, draft: continueDraft(progress.draft, event, at) };

  const isStale = event.turn <= Math.max(progress.over, (progress.number ?? 0) - 1);
  const saysNothing = 'text' in event && event.text === '';
  if (isStale || saysNothing) return progress;
  if (event.type === 'Interrupted') return interrupt(progress, event, at);
  const entered = enter(progress, event.turn, at);
  const continued = { ...entered, draft: continueDraft(entered.draft, event, at) };
  return event.type === 'TurnComplete' ? finish(continued, event.turn, at, event) : continued;
};
