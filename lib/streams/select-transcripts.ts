import type { OperatorFunction } from 'rxjs';
import type { InputTranscription, OutputTranscription, SessionEvent } from '../wire/session-event';
import { ofType } from './of-type';

/**
 * What either side was heard to say, as it came: fragments to append, and `interim` guesses that the next transcription of that side replaces. As hot
 * as its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectTranscripts()).subscribe(({ type, text }) => console.log(type, text));
 */
export const selectTranscripts = (): OperatorFunction<SessionEvent, InputTranscription | OutputTranscription> =>
  ofType('InputTranscription', 'OutputTranscription');
