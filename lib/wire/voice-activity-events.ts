import { parseDuration } from './duration';
import type { ServerMessage } from './server-message';
import type { WireEvent } from './wire-event';

type Edge = 'VoiceActivityStart' | 'VoiceActivityEnd';

const EDGES: Readonly<Record<string, Edge>> = {
  ACTIVITY_START: 'VoiceActivityStart',
  ACTIVITY_END: 'VoiceActivityEnd',
  VOICE_ACTIVITY_START: 'VoiceActivityStart',
  VOICE_ACTIVITY_END: 'VoiceActivityEnd',
  VAD_SIGNAL_TYPE_SOS: 'VoiceActivityStart',
  VAD_SIGNAL_TYPE_EOS: 'VoiceActivityEnd',
};

const edgeOf = (value: string | undefined): Edge | undefined =>
  value !== undefined && Object.hasOwn(EDGES, value) ? EDGES[value] : undefined;

/** The voice activity of a message. The wire has two spellings of it; both in one message, saying the same, are one fact. */
export const voiceActivityEvents = ({ voiceActivity, voiceActivityDetectionSignal }: ServerMessage): readonly WireEvent[] => {
  const activity = edgeOf(voiceActivity?.type ?? voiceActivity?.voiceActivityType);
  const signal = edgeOf(voiceActivityDetectionSignal?.vadSignalType);
  const offset = voiceActivity?.audioOffset;
  const offsetMs = offset === undefined ? undefined : parseDuration(offset);
  return [
    ...(activity === undefined ? [] : [{ type: activity, ...(offsetMs !== undefined && { offsetMs }) }]),
    ...(signal === undefined || signal === activity ? [] : [{ type: signal }]),
  ];
};
