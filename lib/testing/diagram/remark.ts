import type { LiveError } from '../../errors/live-error';
import type { SessionEvent } from '../../wire/session-event';

const told = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(', ');

const closeOf = (code: number | undefined, reason: string | undefined): string =>
  told([
    code === undefined ? undefined : `code ${String(code)}`,
    reason === undefined || reason === '' ? undefined : JSON.stringify(reason),
  ]);

const errorOf = ({ type, message }: LiveError): string => `${type}: ${message}`;

/** What an event says beside its letter; empty where the letter says all, or where its words flow into a note with others. */
export const remarkOn = (event: SessionEvent): string => {
  switch (event.type) {
    case 'Connected':
      return told([event.resumed ? 'resumed' : undefined, event.sessionId === undefined ? undefined : `session ${event.sessionId}`]);
    case 'ToolCall':
      return event.calls.map(({ name, args }) => `${name}(${JSON.stringify(args)})`).join(', ');
    case 'ToolCallCancelled':
      return event.ids.join(', ');
    case 'Interrupted':
      return `by the ${event.by === 'drop' ? 'lost connection' : event.by}`;
    case 'TurnComplete':
      return told([event.reason, event.interactionStatus, event.waitingForInput === true ? 'waiting for input' : undefined]);
    case 'GoAway':
      return event.timeLeft === undefined ? '' : `${event.timeLeft} left`;
    case 'Error':
      return `${errorOf(event.error)}${event.fatal ? ' (fatal)' : ''}`;
    case 'Disconnected':
      return told([closeOf(event.code, event.reason), event.cause === undefined ? undefined : `because of ${event.cause.type}`]);
    case 'TextDelta':
    case 'Thought':
    case 'InputTranscription':
    case 'OutputTranscription':
    case 'TextComplete':
    case 'AudioData':
    case 'GenerationComplete':
    case 'PhaseChanged':
    case 'SessionResumeUpdate':
    case 'VoiceActivityStart':
    case 'VoiceActivityEnd':
    case 'Usage':
      return '';
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
};
