import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import type { Conversation } from './conversation';
import { beginReply, cutReply, endConversation, endTurn, enterTurn } from './conversation-turns';
import { addCalls, closeCalls, say, speak, write } from './model-entry';
import { hearUser, putContent, settleSpeech, typeText } from './user-entries';

export type { Conversation } from './conversation';
export { NO_CONVERSATION } from './conversation';
export type { Entry, EntryCall } from './entry';

/**
 * The conversation after one more event, or after a command that was given. Pure; the same object where nothing changed, the same entries where no
 * entry changed, the same entry where only others did.
 */
export const conversationReducer = (conversation: Conversation, input: SessionEvent | SessionCommand): Conversation => {
  const inTurn = (turn: number, go: (entered: Conversation) => Conversation): Conversation => {
    const entered = enterTurn(conversation, turn);
    return entered === null ? conversation : go(entered);
  };

  switch (input.type) {
    case 'SendText':
      return typeText(conversation, input.text);
    case 'SendClientContent':
      return input.turns.reduce(putContent, conversation);
    case 'SendToolResponse': {
      const last = input.responses.filter(({ willContinue }) => willContinue !== true);
      return closeCalls(
        conversation,
        last.flatMap(({ id }) => id ?? []),
        'answered',
      );
    }
    case 'InputTranscription':
      return inTurn(input.turn, (entered) => hearUser(entered, input));
    case 'Thought':
      return inTurn(input.turn, beginReply);
    case 'TextDelta':
      return inTurn(input.turn, (entered) => write(beginReply(entered), entered.reply.written + input.text));
    case 'TextComplete':
      return inTurn(input.turn, (entered) => {
        const whole = write(beginReply(entered), input.text);
        return input.interrupted ? cutReply(whole, 'server') : whole;
      });
    case 'AudioData':
      return inTurn(input.turn, (entered) => speak(beginReply(entered)));
    case 'OutputTranscription':
      return input.text === '' ? conversation : inTurn(input.turn, (entered) => say(beginReply(entered), input));
    case 'ToolCall':
      return inTurn(input.turn, (entered) => addCalls(beginReply(entered), input.calls));
    case 'ToolCallCancelled':
      return closeCalls(conversation, input.ids, 'cancelled');
    case 'GenerationComplete':
      // Models that only transcribe end every utterance so, and never a turn.
      return inTurn(input.turn, (entered) => (entered.stage === 'asking' ? settleSpeech(entered) : entered));
    case 'Interrupted':
      return inTurn(input.turn, (entered) => cutReply(entered, input.by));
    case 'TurnComplete':
      return inTurn(input.turn, endTurn);
    case 'Disconnected':
      return endConversation(conversation);
    case 'Connected':
    case 'Error':
    case 'GoAway':
    case 'PhaseChanged':
    case 'SessionResumeUpdate':
    case 'Usage':
    case 'VoiceActivityEnd':
    case 'VoiceActivityStart':
    case 'ActivityEnd':
    case 'ActivityStart':
    case 'AudioStreamEnd':
    case 'Disconnect':
    case 'Interrupt':
    case 'SendAudio':
    case 'SendVideo':
    case 'ToolCallFailed':
    case 'ToolCallStarted':
    case 'UpdateInstruction':
    case 'UpdateSetup':
      return conversation;
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};
