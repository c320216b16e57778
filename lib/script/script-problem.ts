/** What every problem tells. */
interface Told {
  /** What happened, at which step, and what the client had sent so far; long values cut, media left out, credentials taken out. */
  readonly message: string;
  /** Which connection it is about, from 1 in the order of the dials. */
  readonly connection: number;
}

/** What a step expects did not come in time. */
export interface Unmet extends Told {
  readonly type: 'Unmet';
  /** The step, from 1. */
  readonly step: number;
}

/** The client sent what neither the step that was reached nor an earlier `allow` takes. */
export interface Unexpected extends Told {
  readonly type: 'Unexpected';
  /** The step that was reached, from 1; absent where the script was over. */
  readonly step?: number;
}

/** The client dialled where the script has no dial. */
export interface UnexpectedDial extends Told {
  readonly type: 'UnexpectedDial';
  /** The step that was reached, from 1; absent where the script was over. */
  readonly step?: number;
}

/** The client left while the script still had something to do on that connection. */
export interface LeftEarly extends Told {
  readonly type: 'LeftEarly';
  /** The step that was reached, from 1. */
  readonly step: number;
}

/** Where a client did not do what the script says: plain data, discriminated by `type`. */
export type ScriptProblem = Unmet | Unexpected | UnexpectedDial | LeftEarly;
