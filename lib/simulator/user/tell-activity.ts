import type { OutgoingMessage } from '../service/outgoing-message';
import type { Profile } from '../setup/profile';
import type { SpeechEdge } from './energy-gate';

const duration = (ms: number): string => `${(ms / 1000).toFixed(3)}s`;

/** That the user begins or ceases to speak, in the words of the model: in none, in one message, or twice. */
export const tellActivity = ({ type, offsetMs }: SpeechEdge, { voiceActivity }: Profile): readonly OutgoingMessage[] => {
  const isStart = type === 'SpeechStart';
  const activity = {
    serverContent: {},
    voiceActivity: { type: isStart ? 'ACTIVITY_START' : 'ACTIVITY_END', audioOffset: duration(offsetMs) },
  };
  const signal = { voiceActivityDetectionSignal: { vadSignalType: isStart ? 'VAD_SIGNAL_TYPE_SOS' : 'VAD_SIGNAL_TYPE_EOS' } };
  switch (voiceActivity) {
    case 'untold':
      return [];
    case 'activity':
      return [activity];
    case 'signal':
      return [signal];
    case 'both':
      return [{ ...activity, ...signal }];
    default: {
      const unreachable: never = voiceActivity;
      return unreachable;
    }
  }
};
