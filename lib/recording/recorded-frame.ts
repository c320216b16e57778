interface Recorded {
  /** In ms, from the beginning of the recording. */
  readonly at: number;
  /** Which dial it belongs to, from 1. */
  readonly connection: number;
}

/** A connection is dialled. */
export interface RecordedDial extends Recorded {
  readonly type: 'Dialled';
  /** Without its query, which may hold a credential. */
  readonly url: string;
}

/** The connection is open. */
export interface RecordedOpening extends Recorded {
  readonly type: 'Opened';
}

/** A frame, as the client sees it: text as a string, binary as bytes. */
export interface RecordedData extends Recorded {
  readonly type: 'Frame';
  readonly direction: 'sent' | 'received';
  readonly data: string | Uint8Array;
}

/** The connection ended, or never was. */
export interface RecordedClose extends Recorded {
  readonly type: 'Closed';
  /** 1006 where no close frame came. */
  readonly code: number;
  readonly reason: string;
  /** The HTTP status that the upgrade was answered with, where it was told. */
  readonly status?: number;
  /** What the platform said of the failure, in words. */
  readonly cause?: string;
}

/** The client went away without waiting for the end. */
export interface RecordedLeave extends Recorded {
  readonly type: 'Left';
}

/** One line of a recording; they come in the order of their times. */
export type RecordedFrame = RecordedDial | RecordedOpening | RecordedData | RecordedClose | RecordedLeave;
