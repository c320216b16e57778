import type { Observable } from 'rxjs';
import type { LiveSession } from '../../lib/index';

/** The streams that dial and hold a session. */
export const HOLDS = [
  'events$',
  'messages$',
  'text$',
  'thoughts$',
  'reply$',
  'audio$',
  'toolCalls$',
  'usage$',
  'transcripts$',
  'turns$',
  'interrupted$',
  'errors$',
] as const satisfies readonly (keyof LiveSession)[];

/** The streams that tell a state: they neither dial nor hold. */
export const STATES = [
  'phase$',
  'connection$',
  'conversation$',
  'toolRuns$',
  'resumeToken$',
  'usageTotal$',
  'outbox$',
] as const satisfies readonly (keyof LiveSession)[];

/** The stream of that name, whatever it tells. */
export const streamOf = (session: LiveSession, name: (typeof HOLDS)[number] | (typeof STATES)[number]): Observable<unknown> =>
  session[name];
