import { encodeBase64 } from '../wire/base64';
import type { RecordedFrame } from './recorded-frame';

/** Which recording this is; it may be the first line of one, and reading expects nothing else of it. */
export const RECORDING_HEADER = '{"format":"gemini-live-recording","version":1}';

/**
 * One line of NDJSON, without its line break. Text stands in `text` and bytes as base64 in `bytes`; both come back exactly as they were.
 *
 * @example
 * recording.frames$.subscribe((frame) => file.write(`${writeFrame(frame)}\n`));
 */
export const writeFrame = (frame: RecordedFrame): string => {
  if (frame.type !== 'Frame') return JSON.stringify(frame);
  const { data, ...rest } = frame;
  return JSON.stringify({ ...rest, ...(typeof data === 'string' ? { text: data } : { bytes: encodeBase64(data) }) });
};
