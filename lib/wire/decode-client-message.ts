import type { These } from 'fp-ts/lib/These.js';
import { left } from 'fp-ts/lib/These.js';
import type { MalformedFrame } from '../errors/live-error';
import type { ClientMessage } from './client-message';
import { clientMessage } from './client-message';
import { malformedFrame } from './malformed-frame';
import { openRealtimeMedia } from './open-media';
import { parseFrame } from './parse-frame';
import { salvage, withFaults } from './salvage';

/** Decodes a frame of a client, for those who stand in for the server. Takes camelCase and snake_case, opens realtime media, keeps unknown keys. */
export const decodeClientMessage = (data: unknown): These<MalformedFrame, ClientMessage> => {
  const parsed = parseFrame(data);
  if (parsed._tag === 'Left') return left(malformedFrame(parsed.left));
  return withFaults(parsed._tag === 'Both' ? [parsed.left] : [], salvage(clientMessage, openRealtimeMedia(parsed.right)));
};
