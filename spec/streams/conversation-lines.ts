import { conversationReducer, NO_CONVERSATION, type Conversation, type Entry } from '../../lib/streams/conversation-reducer';
import type { Input } from './sessions';

/** A conversation after these inputs. */
export const after = (...inputs: readonly Input[]): Conversation => inputs.reduce(conversationReducer, NO_CONVERSATION);

/** `user 1: Hello`; a `…` where more is expected, `(cut)` where it was interrupted, the calls behind it. */
export const line = ({ role, turn, text: words, final, interrupted: isCut, calls }: Entry): string =>
  `${role} ${String(turn)}: ${words}${final ? '' : '…'}${isCut ? ' (cut)' : ''}${calls.map(({ id, state }) => ` [${id} ${state}]`).join('')}`;

/** The entries after these inputs, as lines. */
export const linesAfter = (...inputs: readonly Input[]): readonly string[] => after(...inputs).entries.map(line);
