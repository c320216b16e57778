import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readRecording } from '../../lib/recording/read-recording';
import { readWebSocketLog } from '../../lib/recording/read-web-socket-log';
import type { RecordedFrame } from '../../lib/recording/recorded-frame';

/** A recorded session, or several. */
export interface Recording {
  readonly name: string;
  readonly recorded: readonly RecordedFrame[];
  /** The frames of the server alone, as the texts that were on the wire. */
  readonly frames: readonly string[];
}

/** Real traffic, kept beside the project; a clone has none, and what needs it says that it skips. */
export const recordingsFolder = resolve(__dirname, '../../../shared/recordings');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const framesIn = (recorded: readonly RecordedFrame[]): readonly string[] =>
  recorded.flatMap((frame) =>
    frame.type === 'Frame' && frame.direction === 'received'
      ? [typeof frame.data === 'string' ? frame.data : new TextDecoder().decode(frame.data)]
      : [],
  );

const read = (file: string): readonly Recording[] => {
  const name = basename(file);
  const reader = name.endsWith('.websocket.log') ? readWebSocketLog : name.endsWith('.jsonl') ? readRecording : null;
  if (reader === null) return [];
  const recorded = [...reader([readFileSync(file)])];
  return [{ name, recorded, frames: framesIn(recorded) }];
};

/** Every file there is; none where the folder is missing. */
export const recordedFiles: readonly Recording[] = existsSync(recordingsFolder) ? filesBelow(recordingsFolder).flatMap(read) : [];

/** The recordings in which a server says anything: close frames are no sessions. */
export const recordings: readonly Recording[] = recordedFiles.filter(({ frames }) => frames.length > 0);
