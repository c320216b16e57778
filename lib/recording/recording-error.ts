/** A recording that cannot be read further, and where. Its frames up to there were given. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  /** The line, or in a `.websocket.log` the frame, from 1. */
  readonly line: number;

  constructor(place: 'line' | 'frame', number: number, problem: string) {
    super(`The recording cannot be read: ${place} ${String(number)} ${problem}.`);
    this.line = number;
  }
}
