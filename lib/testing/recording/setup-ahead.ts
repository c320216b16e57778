import type { RecordedFrame } from '../../recording/recorded-frame';
import type { Stage } from '../../recording/stage';

/** A recorded frame, and with the first one of a connection the setup that the client sends later. */
export interface Foreseen {
  readonly frame: RecordedFrame;
  readonly setup: string | Uint8Array | null;
}

/** So many frames may stand between a dial and its setup, of other connections for the most part. */
const MOST_AHEAD = 1_000;

/** Looks ahead from each dial to its setup: how a session reads its frames is said there. */
export const setupAhead = (): Stage<RecordedFrame, Foreseen> => {
  const waiting: RecordedFrame[] = [];
  const begun = new Set<number>();

  /** The first word of the client on this connection, `null` where none will come, `undefined` where it is not known yet. */
  const setupOf = (connection: number): string | Uint8Array | null | undefined => {
    for (const frame of waiting.slice(1).filter((each) => each.connection === connection)) {
      if (frame.type === 'Frame' && frame.direction === 'sent') return frame.data;
      if (frame.type !== 'Frame' && frame.type !== 'Opened') return null;
    }
    return waiting.length > MOST_AHEAD ? null : undefined;
  };

  const release = function* (isOver: boolean): Generator<Foreseen, void, undefined> {
    for (let frame = waiting[0]; frame !== undefined; frame = waiting[0]) {
      const isFirst = frame.type === 'Dialled' || !begun.has(frame.connection);
      const setup = isFirst ? setupOf(frame.connection) : null;
      if (setup === undefined && !isOver) return;
      begun.add(frame.connection);
      waiting.shift();
      yield { frame, setup: setup ?? null };
    }
  };

  return {
    push: (frame) => {
      waiting.push(frame);
      return release(false);
    },
    end: () => release(true),
  };
};
