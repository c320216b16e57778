import { encodeServerMessage } from '../../wire/encode-server-message';
import type { MessageFault } from './fault';
import { misshape } from './misshape';

type Frame = string | Uint8Array;

/** What of a message is written: its frames, in order. */
type Damage = (frame: Frame) => readonly Frame[];

const textOf = (frame: Frame): string => (typeof frame === 'string' ? frame : new TextDecoder().decode(frame));

const parsed = (frame: Frame): unknown => {
  try {
    return JSON.parse(textOf(frame));
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The first half of a frame. */
export const firstHalf = (frame: Frame): Frame => frame.slice(0, Math.ceil(frame.length / 2));

const withStrayByte = (frame: Frame): Uint8Array => {
  const text = textOf(frame);
  const place = Math.max(0, text.lastIndexOf('"'));
  return Uint8Array.from(Buffer.concat([Buffer.from(text.slice(0, place)), Uint8Array.of(0xff), Buffer.from(text.slice(place))]));
};

const filledUp = (frame: Frame, bytes: number): Frame => {
  const missing = bytes - (typeof frame === 'string' ? new TextEncoder().encode(frame).length : frame.length);
  return missing <= 0 ? frame : `${textOf(frame)}${' '.repeat(missing)}`;
};

const lyingGoAway = (frame: Frame, ms: number): readonly Frame[] => {
  const message = parsed(frame);
  const goAway = { timeLeft: `${String(ms / 1000)}s` };
  return isObject(message) && 'goAway' in message
    ? [encodeServerMessage({ ...message, goAway })]
    : [encodeServerMessage({ goAway }), frame];
};

/** What a fault makes of a message, as long as it is only about the bytes of this one. */
export const damageOf = (fault: Exclude<MessageFault, { readonly type: 'cut' | 'reorder' }>): Damage => {
  switch (fault.type) {
    case 'malformed':
      // Behind the end there is only white space, without which a message is as sound as with it.
      return (frame) => [firstHalf(textOf(frame).trimEnd())];
    case 'wrongShape':
      return (frame) => [JSON.stringify(misshape(parsed(frame) ?? {}))];
    case 'nonUtf8':
      return (frame) => [withStrayByte(frame)];
    case 'hugeFrame':
      return (frame) => [filledUp(frame, fault.bytes)];
    case 'duplicate':
      return (frame) => [frame, frame];
    case 'wrongTimeLeft':
      return (frame) => lyingGoAway(frame, fault.ms);
    default: {
      const unreachable: never = fault;
      return unreachable;
    }
  }
};
