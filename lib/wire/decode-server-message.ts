import type { These } from 'fp-ts/lib/These.js';
import { left } from 'fp-ts/lib/These.js';
import type { MalformedFrame } from '../errors/live-error';
import { malformedFrame } from './malformed-frame';
import { openModelMedia } from './open-media';
import { parseFrame } from './parse-frame';
import { salvage, withFaults } from './salvage';
import type { ServerMessage } from './server-message';
import { serverMessage } from './server-message';

/**
 * Decodes a frame of the server. Pure and tolerant: unknown keys and enum values pass, counts may be strings, fields at their default may be
 * absent, media come out as bytes, usage in one vocabulary.
 *
 * @param data the frame: a string, an `ArrayBuffer` or a view of one
 * @returns `Right` for a good frame, `Both` where a part was wrong and the rest was kept, `Left` where nothing could be kept
 * @example
 * const decoded = decodeServerMessage('{"serverContent":{"turnComplete":true}}');
 * if (decoded._tag !== 'Left') console.log(decoded.right.serverContent?.turnComplete); // true
 */
export const decodeServerMessage = (data: unknown): These<MalformedFrame, ServerMessage> => {
  const parsed = parseFrame(data);
  if (parsed._tag === 'Left') return left(malformedFrame(parsed.left));
  return withFaults(parsed._tag === 'Both' ? [parsed.left] : [], salvage(serverMessage, openModelMedia(parsed.right)));
};
