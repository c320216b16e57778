import type { Timestamp } from 'rxjs';
import type { RecordedFrame } from '../../recording/recorded-frame';
import { through } from '../../recording/through';
import type { SessionEvent } from '../../wire/session-event';
import { eventReader } from './event-reader';

/**
 * What sessions tell of a recording, with the times of the recording, as fast as it can be read: one session a connection, in virtual time. What the
 * recorded client sent counts as commanded, so phases are right. Lazy: frames are read one at a time, as events are asked for.
 *
 * An `Iterable` of frames gives an `Iterable` of events, an `AsyncIterable` an `AsyncIterable`. Nothing is told of a client that left, and a connection
 * without an end stays open. Of recordings one after the other each goes on where the one before it stopped.
 *
 * @example
 * for (const { timestamp, value } of eventsOf(frames)) console.log(timestamp, value.type);
 */
export function eventsOf(frames: Iterable<RecordedFrame>): Iterable<Timestamp<SessionEvent>>;
export function eventsOf(frames: AsyncIterable<RecordedFrame>): AsyncIterable<Timestamp<SessionEvent>>;
export function eventsOf(
  frames: Iterable<RecordedFrame> | AsyncIterable<RecordedFrame>,
): Iterable<Timestamp<SessionEvent>> | AsyncIterable<Timestamp<SessionEvent>> {
  return through(frames, eventReader);
}
