import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** A recorded session: the frames of the server, as the texts that were on the wire. */
export interface Recording {
  readonly name: string;
  readonly frames: readonly string[];
}

/** Real traffic, kept beside the project; a clone has none, and what needs it says that it skips. */
const FOLDER = resolve(__dirname, '../../../shared/recordings');

/** `<LEN payload` from the server and `>LEN payload` from the client; LEN counts bytes. */
const readLog = (bytes: Buffer): readonly string[] => {
  const frames: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(' ', at);
    const head = bytes.toString('latin1', at, space).trim();
    const length = Number(head.slice(1));
    if (head.startsWith('<')) frames.push(bytes.toString('utf8', space + 1, space + 1 + length));
    at = space + 1 + length;
    while (at < bytes.length && bytes[at] === 0x0a) at += 1;
  }
  return frames;
};

const readLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly dir: string; readonly json?: unknown })
    .filter(({ dir, json }) => dir === '<' && json !== undefined)
    .map(({ json }) => JSON.stringify(json));

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const read = (file: string): Recording | null => {
  const name = basename(file);
  if (name.endsWith('.websocket.log')) return { name, frames: readLog(readFileSync(file)) };
  return name.endsWith('.jsonl') && name !== 'close-frames.jsonl' ? { name, frames: readLines(readFileSync(file, 'utf8')) } : null;
};

/** Every recording there is; none where the folder is missing. */
export const recordings: readonly Recording[] = existsSync(FOLDER)
  ? filesBelow(FOLDER).flatMap((file) => {
      const recording = read(file);
      return recording === null ? [] : [recording];
    })
  : [];
