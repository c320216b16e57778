import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { AudioData } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { map, toArray } from 'rxjs';
import wavefile from 'wavefile';

/** Makes sure that there can be such a file, before anybody speaks. Throws where not. */
export const reserveFile = (file: string): void => closeSync(openSync(file, 'a'));

/** Cold. Collects a voice until it ends, writes it to a file, and emits how many seconds it was. Where nobody spoke the file stays as it is. */
export const saveWav = (audio$: Observable<AudioData>, file: string): Observable<number> =>
  audio$.pipe(
    toArray(),
    map((pieces) => {
      const pcm = Buffer.concat(pieces.map(({ data }) => data));
      const sampleRate = pieces[0]?.sampleRate ?? 24_000;
      const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength >> 1);
      const wave = new wavefile.WaveFile();
      wave.fromScratch(1, sampleRate, '16', samples);
      if (pieces.length > 0) writeFileSync(file, wave.toBuffer());
      return samples.length / sampleRate;
    }),
  );
