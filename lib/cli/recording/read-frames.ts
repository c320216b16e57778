import { readRecording } from '../../recording/read-recording';
import { readWebSocketLog } from '../../recording/read-web-socket-log';
import type { RecordedFrame } from '../../recording/recorded-frame';

type Chunk = string | Uint8Array;

/** A `.websocket.log` begins with the direction of its first frame; NDJSON with a brace. */
const isWebSocketLog = (beginning: Chunk): boolean => {
  const [first] = typeof beginning === 'string' ? new TextEncoder().encode(beginning.slice(0, 1)) : beginning;
  return first === '<'.charCodeAt(0) || first === '>'.charCodeAt(0);
};

const restOf = async function* (first: Chunk, others: AsyncIterator<Chunk>): AsyncGenerator<Chunk> {
  try {
    yield first;
    for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
  } finally {
    await others.return?.();
  }
};

/** The frames of a recording of any of the kinds, told apart by how it begins. Keeps no more than a frame. */
export const readFrames = async function* (chunks: AsyncIterable<Chunk>): AsyncGenerator<RecordedFrame> {
  const source = chunks[Symbol.asyncIterator]();
  let first = await source.next();
  while (first.done !== true && first.value.length === 0) first = await source.next();
  if (first.done === true) return;
  const all = restOf(first.value, source);
  yield* isWebSocketLog(first.value) ? readWebSocketLog(all) : readRecording(all);
};
