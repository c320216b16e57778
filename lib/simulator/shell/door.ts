import type { DialRequest } from '../dial/dial-request';
import type { DialFault } from '../fault/fault';
import type { Line, Wire } from './wire';
import type { Witness } from './witness';

/** How a dial is answered: once, at once or later. */
export interface Door {
  readonly opens: (connect: (wire: Wire) => Line) => void;
  readonly fails: (fault: DialFault) => void;
}

/** A dial that may still wait for its answer. */
export interface Knock {
  /** The client does not wait any longer. */
  readonly leave: () => void;
}

/** What answers dials, the n-th from 1. */
export interface DialServer {
  readonly dial: (request: DialRequest, connection: number, door: Door, witness: Witness) => Knock;
}
