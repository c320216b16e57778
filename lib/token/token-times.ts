import type { ConfigProblem } from '../errors/live-config-error';

/** The times of a token, in ms since 1970. */
export interface TokenTimes {
  readonly expireTime?: number;
  readonly newSessionExpireTime?: number;
}

const MINUTE = 60_000;
/** How long a token lives that says nothing of it. */
const USUAL_LIFE = 30 * MINUTE;
const FURTHEST = 20 * 60 * MINUTE;

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

const parse = (text: string): number => {
  const [, year, month, day] = (RFC_3339.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return NaN;
  // Otherwise the 30th of February would be the 2nd of March.
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day ? Date.parse(text.toUpperCase()) : NaN;
};

/** A time of the options in ms since 1970; `NaN` where it is none. */
export const timeOf = (given: unknown): number => {
  if (given instanceof Date) return given.getTime();
  return typeof given === 'string' ? parse(given) : NaN;
};

const written = (ms: number): string => new Date(ms).toISOString();

const notInTime = (field: string, time: number | undefined, now: number): readonly ConfigProblem[] => {
  if (time === undefined) return [];
  if (time <= now) return [{ field, problem: `must be in the future, but is ${written(time)}, and now it is ${written(now)}` }];
  return time - now < FURTHEST
    ? []
    : [{ field, problem: `must be less than 20 hours ahead, but is ${written(time)}, and now it is ${written(now)}` }];
};

/** What is wrong with the times of a token whatever the time is. */
export const orderProblems = ({ expireTime = Infinity, newSessionExpireTime = 0 }: TokenTimes): readonly ConfigProblem[] =>
  newSessionExpireTime > expireTime ? [{ field: 'newSessionExpireTime', problem: 'must not be later than expireTime' }] : [];

const outlives = ({ expireTime, newSessionExpireTime = 0 }: TokenTimes, now: number): readonly ConfigProblem[] =>
  expireTime === undefined && newSessionExpireTime > now + USUAL_LIFE
    ? [{ field: 'newSessionExpireTime', problem: 'is later than the end of the token, which is 30 minutes ahead: give expireTime as well' }]
    : [];

/** What is wrong with the times of a token that is asked for now. */
export const timeProblems = (times: TokenTimes, now: number): readonly ConfigProblem[] => {
  const problems = [
    ...notInTime('expireTime', times.expireTime, now),
    ...notInTime('newSessionExpireTime', times.newSessionExpireTime, now),
  ];
  return problems.length > 0 ? problems : outlives(times, now);
};
