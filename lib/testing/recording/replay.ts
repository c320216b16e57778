import type { SchedulerLike } from 'rxjs';
import { asyncScheduler, Observable } from 'rxjs';
import type { RecordedFrame } from '../../recording/recorded-frame';
import type { Incoming, Transport } from '../../transport/transport';
import { LiveConfigError } from '../../errors/live-config-error';
import { recordedConnections } from './recorded-connections';
import { replayConnection } from './replay-connection';

/** How a recording is played. */
export interface ReplayOptions {
  /** 2 is twice as fast; `Infinity` waits for nothing. 1 by default. */
  readonly speed?: number;
  /** Where time passes: the session's scheduler. `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

/**
 * A transport that plays a recording: the n-th dial gets the n-th connection of it. Waits are those of the recording, measured from what was waited
 * for: before the client's first message from the dial, afterwards from that message, which has to come. What else the client sends changes nothing.
 * A dial beyond the recording, and a recording that cannot be read, is a `Closed` with a cause; a connection whose end was not recorded stays open
 * until the client closes it.
 *
 * Frames are pulled as they are needed, and one at a time is scheduled, so a recording of hours takes no memory. With an `Iterable` it
 * runs in virtual time; an `AsyncIterable` is as punctual as its promises are. A transport plays its recording once. Where connections overlap, one that
 * lags waits for the dial of the next. What is left long before its end stays open, for the next dial; otherwise a recording is read to its end.
 *
 * @throws LiveConfigError if the speed is not above 0.
 * @example
 * const transport = replay(readRecording([readFileSync('session.ndjson')]), { speed: 10 });
 * const session = liveSession({ endpoint, model: 'gemini-3.8-live', env: { transport } });
 */
export const replay = (
  frames: Iterable<RecordedFrame> | AsyncIterable<RecordedFrame>,
  { speed = 1, scheduler = asyncScheduler }: ReplayOptions = {},
): Transport => {
  if (!(speed > 0)) throw new LiveConfigError([{ field: 'speed', problem: 'should be a number above 0' }]);
  const connections = recordedConnections(frames);
  let dials = 0;
  return () =>
    new Observable<Incoming>((subscriber) => {
      dials += 1;
      replayConnection(subscriber, { connections, n: dials, speed, scheduler });
    });
};
