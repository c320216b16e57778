import type { Subscriber, Subscription, Timestamp } from 'rxjs';
import { Observable, Subject, tap, timestamp, VirtualTimeScheduler } from 'rxjs';
import type { RecordedFrame } from '../../recording/recorded-frame';
import type { Stage } from '../../recording/stage';
import { liveEvents } from '../../live/live-events';
import type { Incoming, TransportSocket } from '../../transport/transport';
import type { SessionCommand } from '../../wire/session-command';
import type { SessionEvent } from '../../wire/session-event';
import { commandsOf } from './commands-of';
import { recordedConfig } from './recorded-config';
import { setupAhead } from './setup-ahead';

/** One recorded connection, and the session that reads it. */
interface Reading {
  readonly subscription: Subscription;
  readonly hear: (incoming: Incoming) => void;
  readonly command: (command: SessionCommand) => void;
  hasSetup: boolean;
}

/** What the session says was recorded when another one said it. */
const DEAF: TransportSocket = { send: () => undefined, close: () => undefined, bufferedAmount: 0 };

/** Long enough for what is told by the run, such as drops. */
const LAST_WORDS_MS = 1_000;

const incomingOf = (frame: Extract<RecordedFrame, { readonly type: 'Opened' | 'Frame' | 'Closed' }>): Incoming => {
  switch (frame.type) {
    case 'Opened':
      return { type: 'Opened', socket: DEAF };
    case 'Frame':
      return { type: 'Frame', data: frame.data };
    case 'Closed': {
      const { at: _at, connection: _connection, ...closed } = frame;
      return closed;
    }
    default: {
      const unreachable: never = frame;
      return unreachable;
    }
  }
};

/** Reads recorded frames in virtual time: each one in, and out come the events that sessions tell up to then. */
export const eventReader = (): Stage<RecordedFrame, Timestamp<SessionEvent>> => {
  const scheduler = new VirtualTimeScheduler();
  const readings = new Map<number, Reading>();
  let told: Timestamp<SessionEvent>[] = [];
  /** When the recording began that is being read: others may stand before it. */
  let begun = 0;
  let last = 0;

  const advanceTo = (at: number): void => {
    const until = Math.max(at, scheduler.frame);
    scheduler.maxFrames = until;
    scheduler.flush();
    scheduler.frame = until;
  };

  const begin = (connection: number, setup: string | Uint8Array | null): Reading => {
    readings.get(connection)?.subscription.unsubscribe();
    const commands$ = new Subject<SessionCommand>();
    let dialled: Subscriber<Incoming> | null = null;
    const transport = (): Observable<Incoming> =>
      new Observable((subscriber) => {
        dialled = subscriber;
      });
    const subscription = liveEvents({ ...recordedConfig(setup), env: { transport, scheduler } }, commands$)
      .pipe(
        timestamp(scheduler),
        tap((event) => told.push(event)),
      )
      .subscribe();
    const reading: Reading = {
      subscription,
      hear: (incoming) => dialled?.next(incoming),
      command: (command) => {
        commands$.next(command);
      },
      hasSetup: false,
    };
    readings.set(connection, reading);
    // The session dials on its scheduler's next turn.
    advanceTo(scheduler.frame);
    return reading;
  };

  const send = (reading: Reading, data: string | Uint8Array): void => {
    if (reading.hasSetup) commandsOf(data).forEach(reading.command);
    reading.hasSetup = true;
  };

  const apply = (frame: RecordedFrame, setup: string | Uint8Array | null): void => {
    // Where times go back at a dial, another recording begins.
    if (frame.type === 'Dialled' && frame.at < last) begun = scheduler.frame - frame.at;
    last = frame.at;
    advanceTo(begun + frame.at);
    if (frame.type === 'Dialled') {
      begin(frame.connection, setup);
      return;
    }
    const reading = readings.get(frame.connection) ?? begin(frame.connection, setup);
    if (frame.type === 'Left') reading.subscription.unsubscribe();
    else if (frame.type === 'Frame' && frame.direction === 'sent') send(reading, frame.data);
    else reading.hear(incomingOf(frame));
    if (frame.type === 'Left' || frame.type === 'Closed') readings.delete(frame.connection);
  };

  const take = (): readonly Timestamp<SessionEvent>[] => {
    const taken = told;
    told = [];
    return taken;
  };

  const ahead = setupAhead();
  const read = function* (frames: ReturnType<typeof ahead.push>): Generator<Timestamp<SessionEvent>, void, undefined> {
    for (const { frame, setup } of frames) {
      apply(frame, setup);
      yield* take();
    }
  };

  const end = function* (): Generator<Timestamp<SessionEvent>, void, undefined> {
    yield* read(ahead.end());
    advanceTo(scheduler.frame + LAST_WORDS_MS);
    yield* take();
    for (const { subscription } of readings.values()) subscription.unsubscribe();
  };

  return {
    push: (frame) => read(ahead.push(frame)),
    end,
  };
};
