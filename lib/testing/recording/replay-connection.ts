import type { SchedulerLike, Subscriber } from 'rxjs';
import { Subscription } from 'rxjs';
import type { RecordedFrame } from '../../recording/recorded-frame';
import type { Closed, Incoming } from '../../transport/transport';
import type { RecordedConnections, Turned } from './recorded-connections';

/** What one dial of a replay plays. */
export interface Played {
  readonly connections: RecordedConnections;
  /** Which connection of the recording, from 1. */
  readonly n: number;
  readonly speed: number;
  readonly scheduler: SchedulerLike;
}

/** Where a replay stands: it plays, waits for the client's first message since that recorded moment, or has nothing more to tell. */
type Stand = { readonly type: 'plays' } | { readonly type: 'waits'; readonly since: number } | { readonly type: 'silent' };

/** How long a client that closes waits for the recorded end, in ms: less than sessions do. */
const CLOSE_MS = 1_000;

const failure = (cause: string): Closed => ({ type: 'Closed', code: 1006, reason: '', cause });

const beyond = (n: number, connections: number): Closed =>
  failure(
    `the recording holds ${connections === 1 ? '1 connection' : `${String(connections)} connections`}, and this is dial ${String(n)}`,
  );

/** Plays one connection of a recording to a subscriber, until its end or until the subscriber goes. */
export const replayConnection = (subscriber: Subscriber<Incoming>, { connections, n, speed, scheduler }: Played): void => {
  /** Two moments that are one: in the recording, and on the scheduler. */
  let anchor: { readonly recorded: number; readonly now: number } | null = null;
  let stand: Stand = { type: 'plays' };
  /** Whether it waits for what comes next. */
  let isAsking = false;
  let isOpen = false;
  let hasReadSetup = false;
  /** When the client's first message was sent. */
  let spokeAt: number | null = null;
  let closing: { readonly by: number; readonly answer: Closed } | null = null;
  /** What comes next, and when: never more than one thing. */
  let turn: Subscription = Subscription.EMPTY;
  let due = 0;
  const dialledAt = scheduler.now();

  const schedule = (work: () => void, ms: number): void => {
    turn.unsubscribe();
    due = scheduler.now() + ms;
    turn = scheduler.schedule(work, ms);
  };

  const end = (closed: Closed, ms = 0): void => {
    schedule(() => {
      subscriber.next(closed);
      subscriber.complete();
    }, ms);
  };

  /** The recorded end is waited for where it comes soon. */
  const answerClose = (): void => {
    if (closing === null) return;
    if (stand.type === 'plays' && isAsking) end(closing.answer, CLOSE_MS);
    else if (stand.type !== 'plays' || due > closing.by) end(closing.answer);
  };

  const playAt = (at: number, work: () => void, andThen: () => void = pull): void => {
    anchor ??= { recorded: at, now: dialledAt };
    const target = anchor.now + Math.max(0, at - anchor.recorded) / speed;
    const play = (): void => {
      work();
      if (!subscriber.closed) andThen();
    };
    schedule(play, Math.max(0, target - scheduler.now()));
    answerClose();
  };

  const rest = (next: Stand): void => {
    stand = next;
    answerClose();
  };

  const resume = (recorded: number, now: number): void => {
    anchor = { recorded, now };
    stand = { type: 'plays' };
    pull();
  };

  const send = (): void => {
    if (subscriber.closed) return;
    if (closing !== null) throw new Error('the socket is closing');
    if (spokeAt !== null) return;
    spokeAt = scheduler.now();
    if (stand.type === 'waits') resume(stand.since, spokeAt);
  };

  const close = (code = 1005, reason = ''): void => {
    if (subscriber.closed || closing !== null) return;
    closing = { by: scheduler.now() + CLOSE_MS, answer: { type: 'Closed', code, reason } };
    answerClose();
  };

  const open = (): void => {
    if (isOpen) return;
    isOpen = true;
    subscriber.next({ type: 'Opened', socket: { send, close, bufferedAmount: 0 } });
  };

  const readSetup = (at: number): void => {
    hasReadSetup = true;
    if (spokeAt === null) rest({ type: 'waits', since: at });
    else resume(at, spokeAt);
  };

  const playFrame = (frame: Extract<RecordedFrame, { readonly type: 'Frame' }>): void => {
    const { at, data } = frame;
    if (frame.direction === 'sent') {
      if (isOpen) readSetup(at);
      else playAt(at, open, () => readSetup(at));
      return;
    }
    playAt(at, () => {
      open();
      if (!subscriber.closed) subscriber.next({ type: 'Frame', data });
    });
  };

  const play = (frame: RecordedFrame): void => {
    switch (frame.type) {
      case 'Dialled':
        anchor = { recorded: frame.at, now: dialledAt };
        pull();
        return;
      case 'Opened':
        playAt(frame.at, open);
        return;
      case 'Frame':
        playFrame(frame);
        return;
      case 'Closed': {
        const { at, connection: _connection, ...closed } = frame;
        playAt(at, () => {
          subscriber.next(closed);
          subscriber.complete();
        });
        return;
      }
      case 'Left':
        rest({ type: 'silent' });
        return;
      default: {
        const unreachable: never = frame;
        return unreachable;
      }
    }
  };

  const turned = (given: Turned): void => {
    isAsking = false;
    if (subscriber.closed) return;
    switch (given.type) {
      case 'Next':
        play(given.frame);
        return;
      case 'Over':
        if (n > given.connections) end(beyond(n, given.connections));
        else rest({ type: 'silent' });
        return;
      case 'Unreadable':
        end(failure(given.cause));
        return;
      default: {
        const unreachable: never = given;
        return unreachable;
      }
    }
  };

  /** Of what the recorded client said only its first message matters. */
  const isWanted = (frame: RecordedFrame): boolean => frame.type !== 'Frame' || frame.direction === 'received' || !hasReadSetup;

  const pull = (): void => {
    isAsking = true;
    connections.next(n, isWanted, turned);
  };

  subscriber.add(() => {
    turn.unsubscribe();
    connections.leave(n);
  });
  pull();
};
