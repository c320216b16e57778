import type { Fault } from './fault';

/** A parameter of a fault: what it is called, which values it may have, and the one that stands where it is left out. */
export interface Parameter {
  readonly name: string;
  /** In words, for the person who wrote another one. */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  readonly otherwise: number | string;
}

const whole = (name: string, otherwise: number, from: number, to: number): Parameter => ({
  name,
  expected: `a whole number from ${String(from)} to ${String(to)}`,
  accepts: (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
  otherwise,
});

const DAY = 86_400_000;

const reason: Parameter = {
  name: 'reason',
  expected: 'a text',
  accepts: (value) => typeof value === 'string',
  otherwise: 'Internal error encountered.',
};

/** What each fault is told, in the order of the command line. */
export const FAULT_PARAMETERS: Readonly<Record<Fault['type'], readonly Parameter[]>> = {
  refuse: [],
  reset: [],
  hang: [],
  status: [whole('status', 503, 200, 599)],
  neverSetUp: [],
  close: [whole('code', 1011, 1000, 4999), reason],
  drop: [],
  cut: [],
  halfOpen: [],
  stall: [whole('ms', 5000, 1, DAY)],
  slowReader: [whole('ms', 5000, 1, DAY)],
  malformed: [],
  wrongShape: [],
  nonUtf8: [],
  hugeFrame: [whole('bytes', 16 * 1024 * 1024, 1, 256 * 1024 * 1024)],
  duplicate: [],
  reorder: [],
  burst: [whole('messages', 10, 2, 10_000)],
  wrongTimeLeft: [whole('ms', 500, 0, DAY)],
};

/** The names of all faults. */
export const faultNames = Object.keys(FAULT_PARAMETERS) as readonly Fault['type'][];
