import { LONGEST, TOO_LONG } from './longest';
import { RecordingError } from './recording-error';
import type { RecordedFrame } from './recorded-frame';
import type { Stage } from './stage';
import { through } from './through';
import { timeline, type Undated } from './timeline';

const BREAKS: readonly (number | undefined)[] = [0x0a, 0x0d];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const SPACE = 0x20;
const HEAD = /^([<>])(\d{1,15})$/;

const join = (pieces: readonly Uint8Array[], length: number): Uint8Array => {
  const joined = new Uint8Array(length);
  pieces.reduce((at, piece) => {
    joined.set(piece, at);
    return at + piece.length;
  }, 0);
  return joined;
};

/** The bytes of texts that may have been cut inside a character. */
const encodeTexts = (): ((text: string) => Uint8Array) => {
  const encoder = new TextEncoder();
  let half = '';
  return (text) => {
    const whole = half + text;
    half = /[\uD800-\uDBFF]$/.exec(whole)?.[0] ?? '';
    return encoder.encode(half === '' ? whole : whole.slice(0, -1));
  };
};

const asText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The longest head, `<` and the length: what is longer is something else. */
const LONGEST_HEAD = 17;

const readFrames = (): Stage<string | Uint8Array, RecordedFrame> => {
  const place = timeline();
  const encode = encodeTexts();
  const connection = 1;
  let count = 0;
  /** Bytes that are not a whole frame yet; joined only when there may be one, as joining copies. */
  let pieces: Uint8Array[] = [];
  let held = 0;
  let needed = 1;

  const date = (frames: readonly Undated[]): readonly RecordedFrame[] => frames.map((frame) => place(frame));

  const frameOf = (direction: string, payload: Uint8Array): readonly RecordedFrame[] => {
    count += 1;
    return date([
      ...(count === 1
        ? ([
            { type: 'Dialled', connection, url: '' },
            { type: 'Opened', connection },
          ] as const)
        : []),
      // On the wire the client wrote text and the server bytes.
      direction === '>'
        ? { type: 'Frame', connection, direction: 'sent', data: asText(payload) }
        : { type: 'Frame', connection, direction: 'received', data: payload.slice() },
    ]);
  };

  const fail = (bytes: Uint8Array): never => {
    const found = JSON.stringify(asText(bytes.subarray(0, LONGEST_HEAD)));
    throw new RecordingError(
      'frame',
      count + 1,
      `should begin with "<" or ">", the number of its bytes and a space, but begins with ${found}`,
    );
  };

  const cutFrames = function* (bytes: Uint8Array): Generator<RecordedFrame, Uint8Array, undefined> {
    let at = count === 0 && BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
    for (;;) {
      while (BREAKS.includes(bytes[at])) at += 1;
      const space = bytes.indexOf(SPACE, at);
      if (space === -1 || space - at > LONGEST_HEAD) {
        if (bytes.length - at > LONGEST_HEAD) fail(bytes.subarray(at));
        needed = 1;
        return bytes.subarray(at);
      }
      const head = HEAD.exec(asText(bytes.subarray(at, space)));
      const [, direction = '', length = ''] = head ?? fail(bytes.subarray(at));
      if (Number(length) > LONGEST) throw new RecordingError('frame', count + 1, TOO_LONG);
      const end = space + 1 + Number(length);
      if (end > bytes.length) {
        needed = end - at;
        return bytes.subarray(at);
      }
      yield* frameOf(direction, bytes.subarray(space + 1, end));
      at = end;
    }
  };

  const push = function* (chunk: string | Uint8Array): Generator<RecordedFrame, void, undefined> {
    const bytes = typeof chunk === 'string' ? encode(chunk) : chunk;
    pieces.push(bytes);
    held += bytes.length;
    if (held < needed) return;
    const rest = yield* cutFrames(join(pieces, held));
    pieces = [rest];
    held = rest.length;
  };

  const end = (): readonly never[] => {
    if (held > 0) throw new RecordingError('frame', count + 1, `is cut off: there are ${String(held)} bytes of at least ${String(needed)}`);
    return [];
  };

  return { push, end };
};

/**
 * Reads a `.websocket.log`, as Google's own SDK records its tests: frames one after the other, `>LENGTH payload` from the client and `<LENGTH payload`
 * from the server, in UTF-8 bytes, line breaks between them or not. It is one connection; times are made up. Frames of the server come out as bytes, as they were on the wire. Lazy;
 * chunks may end anywhere. An `Iterable` gives an `Iterable`, an `AsyncIterable` an `AsyncIterable`.
 *
 * @throws RecordingError while it is read, naming the frame and what is wrong with it; the frames before it were given.
 * @example
 * for (const frame of readWebSocketLog([readFileSync('session.websocket.log')])) console.log(frame.at, frame.type);
 */
export function readWebSocketLog(chunks: Iterable<string | Uint8Array>): Iterable<RecordedFrame>;
export function readWebSocketLog(chunks: AsyncIterable<string | Uint8Array>): AsyncIterable<RecordedFrame>;
export function readWebSocketLog(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Iterable<RecordedFrame> | AsyncIterable<RecordedFrame> {
  return through(typeof chunks === 'string' ? [chunks] : chunks, readFrames);
}
