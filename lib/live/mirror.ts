import type { State } from '../machine/state';
import { DEFAULT_OUTBOX, DEFAULT_TIMEOUTS } from '../machine/settings';
import type { Settings } from '../machine/settings';
import { capabilitiesOf } from '../wire/model-capabilities';
import type { SessionEvent } from '../wire/session-event';

/** What can be known of the settings of a session that runs elsewhere: next to nothing. */
const settings = (start: Settings['start'], modality: Settings['modality']): Settings => ({
  setup: '',
  start,
  activity: 'automatic',
  modality,
  capabilities: capabilitiesOf(''),
  timeouts: DEFAULT_TIMEOUTS,
  outbox: DEFAULT_OUTBOX,
});

/** The state of a session that runs elsewhere, as far as its events tell of it. */
export const mirror = (state: State, event: SessionEvent, at: number): State => {
  const { memory } = state;
  switch (event.type) {
    case 'PhaseChanged':
      return event.to === 'Connecting'
        ? { type: 'Dialling', memory, settings: settings('fresh', 'TEXT'), waitsFor: 'socket', deadline: 0 }
        : state;
    case 'Connected':
      return {
        type: 'Live',
        memory: { ...memory, generation: memory.generation + 1 },
        settings: settings(event.resumed ? 'resumed' : 'fresh', 'TEXT'),
        connected: event,
        since: at,
        closesAt: null,
      };
    case 'AudioData':
    case 'OutputTranscription':
      // A session that speaks says in its transcription what it says; what it writes then is no reply.
      return state.type === 'Live' && state.settings.modality === 'TEXT'
        ? { ...state, settings: settings(state.settings.start, 'AUDIO') }
        : state;
    case 'GoAway':
      return state.type === 'Live' && event.timeLeftMs !== undefined ? { ...state, closesAt: at + event.timeLeftMs } : state;
    case 'Disconnected':
      return { type: 'Ended', memory, final: event };
    default:
      return state;
  }
};
