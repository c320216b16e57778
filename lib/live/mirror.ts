import { initialState } from '../machine/state';
import type { SessionEvent } from '../wire/session-event';
import type { SessionPhase } from '../wire/session-phase';
import type { Outlook } from './outlook';
import { outlookOf } from './outlook';

/** An outlook, and how many connections there were. */
export interface MirroredOutlook extends Outlook {
  readonly connections: number;
}

/** The outlook of a session that runs elsewhere, of which nothing is known yet. A model that writes may have no voice. */
export const NO_OUTLOOK: MirroredOutlook = { ...outlookOf(initialState), modality: 'TEXT', connections: 0 };

/** The phases without a connection that could be used. */
const DOWN: readonly SessionPhase[] = ['Disconnecting', 'Disconnected'];

/** The outlook of a session that runs elsewhere, as far as its events tell of it: nothing of what is sent. */
export const mirror = (outlook: MirroredOutlook, event: SessionEvent, at: number): MirroredOutlook => {
  switch (event.type) {
    case 'PhaseChanged':
      if (event.to === 'Connecting') return { ...outlook, connected: null, connection: { type: 'Dialling', attempt: 1, resuming: false } };
      // A connection that is lost, or being closed, is the current one no more, whatever comes next.
      return DOWN.includes(event.to) && outlook.connected !== null ? { ...outlook, connected: null } : outlook;
    case 'Connected': {
      const connections = outlook.connections + 1;
      const continuity = event.resumed ? 'resumed' : 'fresh';
      return { ...outlook, connections, connected: event, connection: { type: 'Up', connection: connections, since: at, continuity } };
    }
    case 'AudioData':
    case 'OutputTranscription':
      // A session that speaks says in its transcription what it says; what it writes then is no reply.
      return outlook.modality === 'AUDIO' ? outlook : { ...outlook, modality: 'AUDIO' };
    case 'GoAway':
      return outlook.connection.type === 'Up' && event.timeLeftMs !== undefined
        ? { ...outlook, connection: { ...outlook.connection, closesAt: at + event.timeLeftMs } }
        : outlook;
    case 'Disconnected': {
      const { type: _type, ...ending } = event;
      return { ...outlook, connected: null, connection: { type: 'Ended', ...ending } };
    }
    default:
      return outlook;
  }
};
