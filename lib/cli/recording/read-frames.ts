import { readRecording } from '../../recording/read-recording';
import { readWebSocketLog } from '../../recording/read-web-socket-log';
import type { RecordedFrame } from '../../recording/recorded-frame';

type Chunk = string | Uint8Array;

/** A `.websocket.log` begins with the direction of its first frame; NDJSON with a brace. Editors put a mark or line breaks before either. */
const PASSED_OVER: readonly number[] = [0xef, 0xbb, 0xbf, 0x0a, 0x0d, 0x20, 0x09];
const DIRECTIONS: readonly number[] = ['<'.charCodeAt(0), '>'.charCodeAt(0)];

/** The first byte that tells what a recording is; none where the chunk holds nothing but what is passed over. */
const tellingIn = (chunk: Chunk): number | undefined =>
  (typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk).find((byte) => !PASSED_OVER.includes(byte));

const restOf = async function* (first: readonly Chunk[], others: AsyncIterator<Chunk>): AsyncGenerator<Chunk> {
  try {
    yield* first;
    for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
  } finally {
    await others.return?.();
  }
};

/** So many chunks may be blank before it is taken for NDJSON, which says what is wrong with it. */
const MOST_BLANK = 1_000;

/** The frames of a recording of any of the kinds, told apart by how it begins. Keeps no more than a frame. */
export const readFrames = async function* (chunks: AsyncIterable<Chunk>): AsyncGenerator<RecordedFrame> {
  const source = chunks[Symbol.asyncIterator]();
  const first: Chunk[] = [];
  let telling: number | undefined;
  while (telling === undefined && first.length < MOST_BLANK) {
    const next = await source.next();
    if (next.done === true) break;
    first.push(next.value);
    telling = tellingIn(next.value);
  }
  const all = restOf(first, source);
  yield* telling !== undefined && DIRECTIONS.includes(telling) ? readWebSocketLog(all) : readRecording(all);
};
