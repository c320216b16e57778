import type { SessionEvent } from '../wire/session-event';
import type { SessionPhase } from '../wire/session-phase';

/**
 * The phase after an event: only `PhaseChanged` changes it.
 */
export const phaseOf = (previous: SessionPhase, event: SessionEvent): SessionPhase => (event.type === 'PhaseChanged' ? event.to : previous);
