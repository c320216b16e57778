import type { OperatorFunction } from 'rxjs';
import { filter, map, pipe } from 'rxjs';
import type { SessionEvent } from '../wire/session-event';
import { ofType } from './of-type';

/** How the model answers in this session. */
export interface SelectReplyOptions {
  /** The modality that the setup asks for; `'AUDIO'` by default. */
  readonly modality?: 'TEXT' | 'AUDIO';
}

/**
 * What the model says, as text, fragment by fragment: its text in a TEXT session, the transcription of its voice in an AUDIO session. (In an AUDIO
 * session the model's text is reasoning, and nothing comes unless the setup asks for `outputAudioTranscription`.) Never an empty string. As hot as
 * its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectReply({ modality: 'AUDIO' })).subscribe((text) => process.stdout.write(text));
 */
export const selectReply = ({ modality = 'AUDIO' }: SelectReplyOptions = {}): OperatorFunction<SessionEvent, string> =>
  pipe(
    ofType(modality === 'TEXT' ? 'TextDelta' : 'OutputTranscription'),
    map(({ text }) => text),
    filter((text) => text !== ''),
  );
