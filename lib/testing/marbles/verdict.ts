import { compareLanes, isWrong } from './compare-lanes';
import { drawLanes } from './draw-lanes';
import type { Drawn, Seen } from './lane';
import { tellLanes } from './tell-lanes';

/** An expectation that was not met. */
export interface Failure {
  /** What was expected of whom, in one line. */
  readonly title: string;
  readonly expected: string;
  readonly actual: string;
  /** Points at what differs; empty where no diagrams are compared. */
  readonly pointers: string;
  /** What differs, in words. */
  readonly lines: readonly string[];
}

/** Compares what is drawn with what happened; nothing where it fits. */
export const verdict = (title: string, drawn: readonly Drawn[], seen: readonly Seen[], length: number): readonly Failure[] => {
  const frames = compareLanes(drawn, seen);
  return frames.some(isWrong) ? [{ title, ...drawLanes(frames, length), lines: tellLanes(frames) }] : [];
};

/** A failure that no diagram shows. */
export const failure = (title: string, ...lines: readonly string[]): Failure => ({ title, expected: '', actual: '', pointers: '', lines });
