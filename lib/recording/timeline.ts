import type { RecordedFrame } from './recorded-frame';

/** Something of a recording that may not say when it was. */
export type Undated = RecordedFrame extends infer F ? (F extends RecordedFrame ? Omit<F, 'at'> : never) : never;

/** Frames without a time are told one after the other, this far apart: as pieces of a reply are, more or less. */
const STEP_MS = 20;

/** Gives every frame its time: its own, or a made up one; never before the one that precedes it. */
export const timeline = (): ((frame: Undated, at?: number) => RecordedFrame) => {
  let last: number | null = null;
  return (frame, at) => {
    const previous = last;
    const next = at ?? (previous === null ? 0 : previous + STEP_MS);
    last = previous === null ? Math.max(next, 0) : Math.max(next, previous);
    return { ...frame, at: last };
  };
};
