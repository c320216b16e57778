/** The longest wait, in ms, that the timers of every platform can do: 24 days. A longer one, such as `Infinity`, would be over at once. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** A wait that every platform can do. */
export const feasibleWait = (ms: number): number => Math.min(ms, LONGEST_WAIT);
