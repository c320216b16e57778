import type { SessionCommand } from 'gemini-live-rxjs';
import { sendAudio } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { interval, map, take } from 'rxjs';

const SAMPLE_RATE = 16_000;
const CHUNK_MS = 20;
const SPOKEN_CHUNKS = 40;
const SILENT_CHUNKS = 30;

const hum = (chunk: number): Int16Array => {
  const length = (SAMPLE_RATE * CHUNK_MS) / 1_000;
  return Int16Array.from({ length }, (_, sample) => Math.sin((2 * Math.PI * 150 * (chunk * length + sample)) / SAMPLE_RATE) * 8_000);
};

/** Stands in for a microphone: 0.8 s of a hum, then silence until the server must have noticed. */
export const speak = (): Observable<SessionCommand> =>
  interval(CHUNK_MS).pipe(
    take(SPOKEN_CHUNKS + SILENT_CHUNKS),
    map((chunk) => sendAudio(chunk < SPOKEN_CHUNKS ? hum(chunk) : new Int16Array((SAMPLE_RATE * CHUNK_MS) / 1_000))),
  );
