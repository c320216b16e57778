/** How places on the axis are told. */
export interface TimeUnit {
  /** What the axis counts. */
  readonly name: 'time' | 'event';
  /** A place, exactly. */
  readonly exact: (at: number) => string;
  /** A length in a few characters. */
  readonly short: (length: number) => string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const two = (value: number): string => String(value).padStart(2, '0');

/** `350ms`, `1.5s`, `2m05s`, `1h02m05.5s`; without what is zero. */
const exactTime = (ms: number): string => {
  if (ms < 0) return `-${exactTime(-ms)}`;
  if (ms === 0) return '0';
  const whole = Math.round(ms);
  if (whole < SECOND) return `${trimmed(ms, 3)}ms`;
  if (whole < MINUTE) return `${trimmed(whole / SECOND, 3)}s`;
  const [seconds = '', fraction] = trimmed((whole % MINUTE) / SECOND, 3).split('.');
  const rest = whole % MINUTE === 0 ? '' : `${seconds.padStart(2, '0')}${fraction === undefined ? '' : `.${fraction}`}s`;
  const minutes = Math.floor(whole / MINUTE);
  if (whole < HOUR) return `${String(minutes)}m${rest}`;
  return `${String(Math.floor(minutes / 60))}h${rest === '' && minutes % 60 === 0 ? '' : `${two(minutes % 60)}m`}${rest}`;
};

const shortTime = (ms: number): string => {
  if (ms < 999.5) return `${trimmed(ms, 0)}ms`;
  if (ms < MINUTE - 50) return `${trimmed(ms / SECOND, 1)}s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 3_600) return `${String(Math.floor(seconds / 60))}m${two(seconds % 60)}s`;
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60))}h${two(minutes % 60)}m`;
};

export const MILLISECONDS: TimeUnit = { name: 'time', exact: exactTime, short: shortTime };

export const EVENTS: TimeUnit = { name: 'event', exact: String, short: String };
