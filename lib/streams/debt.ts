import { isRequest } from '../wire/is-request';
import { patience } from '../wire/patience';
import type { SessionEvent } from '../wire/session-event';

/** What the server owes, as far as events tell of it. */
export interface Debt {
  /**
   * `guessed`: somebody was heard to speak, and nothing came; it may have been meant for somebody else. `owed`: the app asked, and nothing came.
   * `announced`: the model said that it will go on. `coming`: the reply is on its way.
   */
  readonly reply: 'none' | 'guessed' | 'owed' | 'announced' | 'coming';
  readonly user: 'silent' | 'speaking';
  /** A connection that was resumed and has not said anything since may be deaf for good. */
  readonly resumption: 'sound' | 'doubtful';
  /** How often it was asked in vain, and when the last time was, in ms. */
  readonly unanswered: { readonly requests: number; readonly at: number };
  /** When the last turn ended, in ms, unless the user was found to speak since. */
  readonly calmSince: number;
}

const NOTHING_ASKED: Debt['unanswered'] = { requests: 0, at: -Infinity };

/** Nothing is owed yet. */
export const NO_DEBT: Debt = { reply: 'none', user: 'silent', resumption: 'sound', unanswered: NOTHING_ASKED, calmSince: -Infinity };

/** What was said in a turn may be transcribed so long after it, in ms. */
const LATE_MS = 3_000;

/** The debt after the app asked for a reply in writing. */
export const askFor = (debt: Debt, at: number): Debt => ({
  ...debt,
  reply: debt.reply === 'coming' ? 'coming' : 'owed',
  unanswered: { requests: debt.unanswered.requests + 1, at },
});

/** What is heard while a reply comes is about that one, or comes late; and so may be what is heard just after the end of one. */
const hear = (debt: Debt, event: SessionEvent, at: number): Debt => {
  const { requests, at: last } = debt.unanswered;
  if (!isRequest(event) || (event.type === 'InputTranscription' && at - debt.calmSince < LATE_MS)) return debt;
  const isMore = requests > 0 && at - last < patience.pauseMs;
  return {
    ...debt,
    reply: debt.reply === 'none' ? 'guessed' : debt.reply,
    unanswered: { requests: requests + (isMore ? 0 : 1), at },
  };
};

const settled = (debt: Debt, reply: Debt['reply'] = 'none'): Debt => ({ ...debt, reply, unanswered: NOTHING_ASKED });

/** The debt after one more event, which was told at that time, in ms. */
export const debtReducer = (debt: Debt, event: SessionEvent, at: number): Debt => {
  switch (event.type) {
    case 'TextDelta':
    case 'Thought':
    case 'AudioData':
      return { ...settled(debt, 'coming'), resumption: 'sound' };
    case 'OutputTranscription':
      // Where no reply is sure to come, a caption may be a late one of the turn before.
      return { ...settled(debt, debt.reply === 'none' || debt.reply === 'guessed' ? 'none' : 'coming'), resumption: 'sound' };
    case 'ToolCall':
      // Now the server waits for the app.
      return { ...settled(debt), resumption: 'sound' };
    case 'InputTranscription':
      return hear(debt, event, at);
    case 'VoiceActivityStart':
      return { ...debt, user: 'speaking', calmSince: -Infinity };
    case 'VoiceActivityEnd':
      return hear({ ...debt, user: 'silent' }, event, at);
    case 'PhaseChanged':
      // What the app says of the user shows nowhere else.
      return event.to === 'UserSpeaking' || event.from === 'UserSpeaking'
        ? { ...debt, user: event.to === 'UserSpeaking' ? 'speaking' : 'silent' }
        : debt;
    case 'TurnComplete':
      return { ...settled(debt, event.interactionStatus === 'IN_PROGRESS' ? 'announced' : 'none'), calmSince: at };
    case 'GenerationComplete':
    case 'Interrupted':
    case 'Disconnected':
      return settled(debt);
    case 'Connected':
      return { ...NO_DEBT, resumption: event.resumed ? 'doubtful' : 'sound' };
    case 'TextComplete':
    case 'ToolCallCancelled':
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
