import { foreignLines, isForeign } from './foreign-line';
import { fieldsOf, frameOf, headerProblem, isHeader, type Problem } from './parse-line';
import type { RecordedFrame } from './recorded-frame';
import { RecordingError } from './recording-error';
import { splitLines } from './split-lines';
import type { Stage } from './stage';
import { through } from './through';

const readLines = (): Stage<string | Uint8Array, RecordedFrame> => {
  const lines = splitLines();
  const foreign = foreignLines();

  const read = (text: string): readonly RecordedFrame[] | Problem => {
    const fields = fieldsOf(text);
    if (typeof fields === 'string') return fields;
    if (isHeader(fields)) return headerProblem(fields) ?? [];
    if (isForeign(fields)) return foreign(fields);
    const frame = frameOf(fields);
    return typeof frame === 'string' ? frame : [frame];
  };

  const each = function* (given: ReturnType<typeof lines.push>): Generator<RecordedFrame, void, undefined> {
    for (const { number, text } of given) {
      const frames = read(text);
      if (typeof frames === 'string') throw new RecordingError('line', number, frames);
      yield* frames;
    }
  };

  return { push: (chunk) => each(lines.push(chunk)), end: () => each(lines.end()) };
};

/**
 * Reads the frames of a recording: NDJSON as `writeFrame` writes it, with or without `RECORDING_HEADER`, or lines of another tool, `{ dir, json, t?,
 * conn? }`; times that are not told are made up. Chunks may end anywhere. Lazy: nothing is kept but the line that is being read. An `Iterable` gives
 * an `Iterable`, an `AsyncIterable` an `AsyncIterable`.
 *
 * @throws RecordingError while it is read, naming the line and what is wrong with it; the frames before it were given.
 * @example
 * for await (const frame of readRecording(createReadStream('session.ndjson'))) console.log(frame.at, frame.type);
 */
export function readRecording(chunks: Iterable<string | Uint8Array>): Iterable<RecordedFrame>;
export function readRecording(chunks: AsyncIterable<string | Uint8Array>): AsyncIterable<RecordedFrame>;
export function readRecording(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Iterable<RecordedFrame> | AsyncIterable<RecordedFrame> {
  return through(typeof chunks === 'string' ? [chunks] : chunks, readLines);
}
