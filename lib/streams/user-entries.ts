import type { Content } from '../wire/content';
import type { InputTranscription } from '../wire/session-event';
import { addEntry, newestId } from './add-entry';
import type { Conversation } from './conversation';
import { editEntry } from './edit-entry';
import { hearMore, SILENCE, wordsOf } from './transcript';

/** The conversation after someone typed: as the user, or as a model that is made to have said so. */
export const typeText = (conversation: Conversation, text: string, role: 'user' | 'model' = 'user'): Conversation =>
  text.trim() === '' ? conversation : addEntry(conversation, { role, text, final: true }, 'last');

/** The conversation after a turn was put into it. What is no side of the conversation, such as an instruction, is not shown. */
export const putContent = (conversation: Conversation, { role = 'user', parts }: Content): Conversation => {
  const text = parts.map((part) => part.text ?? '').join('');
  if (role === 'model') return typeText(conversation, text, 'model');
  return role === 'user' ? typeText(conversation, text) : conversation;
};

/**
 * The conversation after the user was heard. Speech after an interruption is what interrupted, so it is for the next turn; any other speech during a
 * reply is an old one that was transcribed late, and stands before the reply.
 */
export const hearUser = (conversation: Conversation, event: InputTranscription): Conversation => {
  const { speech, stage } = conversation;
  const transcript = hearMore(speech?.transcript ?? SILENCE, event);
  const text = wordsOf(transcript);
  if (text === '') return conversation;
  const final = event.finished || stage === 'replying';
  const shown =
    speech === null
      ? addEntry(conversation, { role: 'user', text, final }, stage === 'replying' ? 'beforeReply' : 'last')
      : editEntry(conversation, speech.id, { text, final });
  if (event.finished) return { ...shown, speech: null };
  return transcript === speech?.transcript ? shown : { ...shown, speech: { id: speech?.id ?? newestId(shown), transcript } };
};

/** The conversation after what the user was saying is over. */
export const settleSpeech = (conversation: Conversation): Conversation =>
  conversation.speech === null ? conversation : { ...editEntry(conversation, conversation.speech.id, { final: true }), speech: null };
