import type { ToolRun } from 'gemini-live-rxjs';

interface Track {
  readonly id: string;
  readonly isRunning: boolean;
}

/** The calls that are open, a column each: a call keeps its column, and one that is free is used again. */
export type Tracks = readonly (Track | null)[];

/** Tracks after one more line, and how they are drawn beside it. */
export interface Drawn {
  readonly tracks: Tracks;
  readonly margin: string;
}

const FEWEST = 3;

const markOf = (run: ToolRun): string => {
  switch (run.state) {
    case 'waiting':
      return '?';
    case 'running':
      return run.result === null ? '>' : '+';
    case 'done':
      return '=';
    case 'failed':
      return '!';
    case 'cancelled':
      return 'x';
    default: {
      const unreachable: never = run;
      return unreachable;
    }
  }
};

const lineOf = (track: Track | null): string => (track === null ? ' ' : track.isRunning ? '|' : ':');

const place = (tracks: Tracks, { id }: ToolRun): number => {
  const own = tracks.findIndex((track) => track?.id === id);
  const free = own === -1 ? tracks.indexOf(null) : own;
  return free === -1 ? tracks.length : free;
};

/** Draws the tracks beside a line: of a run that has changed, or of anything else (`null`). Pure. */
export const drawTracks = (tracks: Tracks, run: ToolRun | null): Drawn => {
  const own = run === null ? -1 : place(tracks, run);
  const width = Math.max(FEWEST, tracks.length, own + 1);
  const columns = Array.from({ length: width }, (_, index) => tracks[index] ?? null);
  const margin = columns.map((track, index) => (run !== null && index === own ? markOf(run) : lineOf(track))).join(' ');
  if (run === null) return { tracks: columns, margin };
  const isOpen = run.state === 'waiting' || run.state === 'running';
  return { tracks: columns.with(own, isOpen ? { id: run.id, isRunning: run.state === 'running' } : null), margin };
};
