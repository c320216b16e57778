import type { OperatorFunction } from 'rxjs';
import { distinctUntilChanged, map, pipe, scan, skip, startWith } from 'rxjs';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import { conversationReducer, NO_CONVERSATION } from './conversation-reducer';
import type { Entry } from './entry';

/** How much of a conversation is kept. */
export interface SelectConversationOptions {
  /** The most entries that are kept, at least 1; `200` by default. The oldest ones leave. */
  readonly entries?: number;
}

/**
 * The conversation as a list to show, the user before the reply: what was typed, what either side was heard to say, the model's text, its calls. Emits
 * the whole list whenever it changes and nothing before that; an entry that did not change is the same object as before. It goes on over reconnects.
 *
 * Typed text is in the commands, so merge them in where there are any, before they are sent. It belongs to the turn that is going on while nothing of
 * the reply has come, and to the next one from then on. A turn with voice shows the transcription of the voice; thoughts are never shown.
 *
 * As hot as its source; completes and fails with it. Each subscription has a list of its own, which begins empty. Throws a RangeError at once where
 * `entries` is no whole number from 1.
 *
 * @example
 * session.events$.pipe(selectConversation({ entries: 50 })).subscribe((entries) => {
 *   for (const { role, text } of entries) console.log(`${role}: ${text}`);
 * });
 */
export const selectConversation = ({ entries = NO_CONVERSATION.most }: SelectConversationOptions = {}): OperatorFunction<
  SessionEvent | SessionCommand,
  readonly Entry[]
> => {
  if (!Number.isInteger(entries) || entries < 1) throw new RangeError(`entries must be a whole number from 1, but is ${String(entries)}.`);
  return pipe(
    scan(conversationReducer, { ...NO_CONVERSATION, most: entries }),
    map((conversation) => conversation.entries),
    startWith(NO_CONVERSATION.entries),
    distinctUntilChanged(),
    skip(1),
  );
};
