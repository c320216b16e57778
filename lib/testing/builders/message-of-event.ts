import type { ServerMessage, Transcription } from '../../wire/server-message';
import type { InputTranscription, OutputTranscription, SessionEvent } from '../../wire/session-event';
import { merge } from './merge';
import { message } from './message';

const transcription = ({
  type: _type,
  turn: _turn,
  interim: _interim,
  ...spoken
}: InputTranscription | OutputTranscription): Transcription => spoken;

const duration = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : `${String(ms / 1_000)}s`);

/** The message that tells of an event; `null` for the events that no message tells of: they are of the session's own making. */
export const messageOfEvent = (event: SessionEvent): ServerMessage | null => {
  switch (event.type) {
    case 'Connected':
      return message.setupComplete(event.sessionId);
    case 'TextDelta':
      return message.text(event.text);
    case 'Thought':
      return message.thought(event.text);
    case 'AudioData':
      return message.audio(event.data, event.mimeType);
    case 'InputTranscription':
      return event.interim === true
        ? message.interimInputTranscription(transcription(event))
        : message.inputTranscription(transcription(event));
    case 'OutputTranscription':
      return message.outputTranscription(transcription(event));
    case 'ToolCall':
      return message.toolCall(...event.calls);
    case 'ToolCallCancelled':
      return message.toolCallCancellation(...event.ids);
    case 'GenerationComplete':
      return message.generationComplete();
    case 'TurnComplete':
      return message.turnComplete({
        ...(event.reason !== undefined && { turnCompleteReason: event.reason }),
        ...(event.interactionStatus !== undefined && { interactionStatus: event.interactionStatus }),
        ...(event.waitingForInput !== undefined && { waitingForInput: event.waitingForInput }),
      });
    case 'Interrupted':
      return message.interrupted();
    case 'Usage':
      return { usageMetadata: event.usage };
    case 'SessionResumeUpdate': {
      const update = message.sessionResumptionUpdate(event.resumable ? event.handle : null);
      return event.lastConsumedIndex === undefined
        ? update
        : merge(update, { sessionResumptionUpdate: { lastConsumedClientMessageIndex: event.lastConsumedIndex } });
    }
    case 'GoAway':
      return message.goAway(event.timeLeft ?? duration(event.timeLeftMs));
    case 'VoiceActivityStart':
      return message.activityStart(duration(event.offsetMs));
    case 'VoiceActivityEnd':
      return message.activityEnd(duration(event.offsetMs));
    case 'Error':
      return message.error(event.error.message, {
        ...('code' in event.error && { code: event.error.code }),
        ...('status' in event.error && typeof event.error.status === 'string' && { status: event.error.status }),
      });
    case 'TextComplete':
    case 'PhaseChanged':
    case 'Disconnected':
      return null;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
};
