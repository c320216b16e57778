import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { RecordedFrame } from '../../recording/recorded-frame';
import { RECORDING_HEADER, writeFrame } from '../../recording/write-frame';

/** A recording that grows on the disk. */
export interface RecordingFile {
  readonly write: (frame: RecordedFrame) => void;
  /** Resolves when everything is on the disk; rejects where something could not be written. */
  readonly close: () => Promise<void>;
}

/** Begins a recording; rejects where the file cannot be written. What stood in it is gone. */
export const openRecording = async (path: string): Promise<RecordingFile> => {
  const file = createWriteStream(path);
  await once(file, 'open');
  const over = finished(file);
  // Told at the end: until then nobody waits for it.
  over.catch(() => undefined);
  file.write(`${RECORDING_HEADER}\n`);
  return {
    write: (frame) => {
      if (file.writable) file.write(`${writeFrame(frame)}\n`);
    },
    close: () => {
      file.end();
      return over;
    },
  };
};
