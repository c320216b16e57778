import { parseFrame } from '../wire/parse-frame';

/** What is in a frame: its JSON, or the frame itself where it is none. */
export const messageOf = (data: unknown): unknown => {
  const parsed = parseFrame(data);
  return parsed._tag === 'Left' ? data : parsed.right;
};
