import type { SessionEvent } from '../wire/session-event';

/** What the server owes, as far as events tell of it. */
export interface Debt {
  /** `owed`: the user has finished, and nothing came. `coming`: the reply is on its way. */
  readonly reply: 'none' | 'owed' | 'coming';
  /** A connection that was resumed and has not said anything since may be deaf for good. */
  readonly resumption: 'sound' | 'doubtful';
}

/** Nothing is owed yet. */
export const NO_DEBT: Debt = { reply: 'none', resumption: 'sound' };

/** Whether the user finished something with that event. */
export const isRequest = (event: SessionEvent): boolean =>
  event.type === 'VoiceActivityEnd' || (event.type === 'InputTranscription' && event.interim !== true && event.text !== '');

/** The debt after the app asked for a reply. What is said while a reply comes is about that one, or comes late. */
export const askFor = (debt: Debt): Debt => (debt.reply === 'none' ? { ...debt, reply: 'owed' } : debt);

/** The debt after one more event. */
export const debtReducer = (debt: Debt, event: SessionEvent): Debt => {
  switch (event.type) {
    case 'TextDelta':
    case 'Thought':
    case 'AudioData':
    case 'OutputTranscription':
      return { reply: 'coming', resumption: 'sound' };
    case 'ToolCall':
      // Now the server waits for the app.
      return { reply: 'none', resumption: 'sound' };
    case 'InputTranscription':
    case 'VoiceActivityEnd':
      return isRequest(event) ? askFor(debt) : debt;
    case 'TurnComplete':
      return { ...debt, reply: event.interactionStatus === 'IN_PROGRESS' ? 'owed' : 'none' };
    case 'GenerationComplete':
    case 'Interrupted':
    case 'VoiceActivityStart':
    case 'Disconnected':
      return { ...debt, reply: 'none' };
    case 'Connected':
      return { reply: 'none', resumption: event.resumed ? 'doubtful' : 'sound' };
    case 'TextComplete':
    case 'ToolCallCancelled':
    case 'PhaseChanged':
    case 'GoAway':
    case 'Error':
    case 'SessionResumeUpdate':
    case 'Usage':
      return debt;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
};
