import type { OperatorFunction } from 'rxjs';
import type { AudioData, SessionEvent } from '../wire/session-event';
import { ofType } from './of-type';

/**
 * The model's voice, piece by piece: PCM16, little endian, mono, `sampleRate` samples a second. `data` is the same bytes object for every subscriber:
 * it is not copied, do not write to it. It comes faster than it is played. As hot as its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectAudio()).subscribe(({ data, sampleRate }) => console.log(data.byteLength / 2 / sampleRate, 'seconds'));
 */
export const selectAudio = (): OperatorFunction<SessionEvent, AudioData> => ofType('AudioData');
