import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import { toEvents } from '../../lib/wire/to-events';
import type { WireEvent } from '../../lib/wire/wire-event';

/** The events of a frame that is good as a whole. */
export const eventsOf = (frame: object | string): readonly WireEvent[] => {
  const decoded = decodeServerMessage(typeof frame === 'string' ? frame : JSON.stringify(frame));
  if (decoded._tag !== 'Right') throw new Error(decoded.left.message);
  return toEvents(decoded.right);
};
