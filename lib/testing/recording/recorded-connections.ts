import type { RecordedFrame } from '../../recording/recorded-frame';
import { frameSource, type Read } from './frame-source';

/** What comes next on a connection: a frame, nothing more in a recording of so many connections, or why it cannot be read. */
export type Turned =
  | { readonly type: 'Next'; readonly frame: RecordedFrame }
  | { readonly type: 'Over'; readonly connections: number }
  | { readonly type: 'Unreadable'; readonly cause: string };

/** The connections of a recording, read as far as somebody asks. */
export interface RecordedConnections {
  /** Asks for the next frame of the n-th connection, from 1, that is wanted; those before it are passed over. */
  readonly next: (n: number, wants: (frame: RecordedFrame) => boolean, done: (turned: Turned) => void) => void;
  /** Nobody asks for that connection any more: what is read of it is not kept. */
  readonly leave: (n: number) => void;
}

interface Asked {
  readonly wants: (frame: RecordedFrame) => boolean;
  readonly done: (turned: Turned) => void;
}

/** So many frames of later connections are kept while an earlier one waits for its next: it may never come, and they may be a whole file. */
const MOST_AHEAD = 2_000;
/** So many frames are read on when every connection is left: a source that comes to its end lets go of what it holds. */
const MOST_BEHIND = 1_000;

/**
 * Hands out the frames of a recording by their connections, in the order in which those were dialled. It reads only while somebody waits; what it meets
 * of other connections meanwhile is kept for them, unless they have been left; where that becomes too much, it waits for them. Only an async iterable
 * makes anybody wait for a promise.
 */
export const recordedConnections = (frames: Iterable<RecordedFrame> | AsyncIterable<RecordedFrame>): RecordedConnections => {
  /** Which connection a number of the recording stands for. */
  const places = new Map<number, number>();
  const kept = new Map<number, RecordedFrame[]>();
  const left = new Set<number>();
  const asked = new Map<number, Asked>();
  let read: ReturnType<typeof frameSource> | null = null;
  let isReading = false;
  let end: Turned | null = null;
  let connections = 0;
  let behind = 0;

  const placeOf = ({ connection, type }: RecordedFrame): number => {
    const known = places.get(connection);
    // Of recordings that stand one after the other each counts from 1.
    if (known !== undefined && type !== 'Dialled') return known;
    connections += 1;
    places.set(connection, connections);
    return connections;
  };

  const hand = (n: number, frame: RecordedFrame): void => {
    if (left.has(n)) return;
    const waiting = asked.get(n);
    if (waiting === undefined) {
      const queue = kept.get(n) ?? [];
      queue.push(frame);
      kept.set(n, queue);
    } else if (waiting.wants(frame)) {
      asked.delete(n);
      waiting.done({ type: 'Next', frame });
    }
  };

  const finish = (turned: Turned): void => {
    end = turned;
    const all = [...asked.values()];
    asked.clear();
    for (const { done } of all) done(turned);
  };

  const take = (given: Read): void => {
    if ('cause' in given) finish({ type: 'Unreadable', cause: given.cause });
    else if (given.done === true) finish({ type: 'Over', connections });
    else hand(placeOf(given.value), given.value);
  };

  const isHeldUp = (n: number): boolean => [...kept].some(([other, { length }]) => other > n && length > MOST_AHEAD);

  const isWanted = (): boolean => {
    if (asked.size > 0) return ![...asked.keys()].every(isHeldUp);
    const known = [...left].filter((n) => n <= connections);
    return connections > 0 && known.length === connections && behind < MOST_BEHIND;
  };

  /** A loop and not a recursion: between two frames that are wanted there may be thousands that are not. */
  const readOn = (): void => {
    while (!isReading && end === null && isWanted()) {
      isReading = true;
      let isLater = false;
      behind = asked.size > 0 ? 0 : behind + 1;
      read ??= frameSource(frames);
      read((given) => {
        isReading = false;
        take(given);
        if (isLater) readOn();
      });
      isLater = true;
    }
  };

  const keptFor = (n: number, wants: Asked['wants']): RecordedFrame | undefined => {
    const queue = kept.get(n) ?? [];
    for (let frame = queue.shift(); frame !== undefined; frame = queue.shift()) {
      if (wants(frame)) return frame;
    }
    return undefined;
  };

  return {
    next: (n, wants, done) => {
      const frame = keptFor(n, wants);
      if (frame !== undefined) {
        done({ type: 'Next', frame });
        readOn();
      } else if (end !== null) done(end);
      else {
        asked.set(n, { wants, done });
        readOn();
      }
    },
    leave: (n) => {
      left.add(n);
      asked.delete(n);
      kept.delete(n);
      readOn();
    },
  };
};
