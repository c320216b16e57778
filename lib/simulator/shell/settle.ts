import { asyncScheduler } from 'rxjs';
import type { ConfigProblem } from '../../errors/live-config-error';
import { LiveConfigError } from '../../errors/live-config-error';
import { scriptProblems } from '../../script/script-problems';
import type { FaultPlan } from '../fault/fault';
import { isDialFault } from '../fault/is-dial-fault';
import { PACE } from '../model/reply/pace';
import type { Settings } from '../service/server-state';
import type { ServiceOptions } from '../simulator-options';
import { faultProblems } from './fault-problems';
import { profileProblems } from './profile-problems';
import { replyProblems } from './reply-problems';

type Optional = 'wire' | 'log' | 'record';

/** Options with nothing left open. */
export interface Settled extends Required<
  Omit<ServiceOptions, Optional | 'script' | 'models' | 'speed' | 'setupMs' | 'lifetimeMs' | 'noticeMs'>
> {
  readonly wire: ServiceOptions['wire'];
  readonly log: ServiceOptions['log'];
  readonly record: ServiceOptions['record'];
  readonly settings: Settings;
}

/** What a generator of 32 bits can be told apart by. */
const isSeed = (seed: number): boolean => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32;

type Rule = readonly [field: keyof ServiceOptions, value: unknown, isGood: (value: number) => boolean, problem: string];

const problemsOf = (rules: readonly Rule[]): readonly ConfigProblem[] =>
  rules.flatMap(([field, value, isGood, problem]) =>
    typeof value === 'number' && Number.isFinite(value) && isGood(value) ? [] : [{ field, problem }],
  );

const onWire = (wire: ServiceOptions['wire'], faults: readonly FaultPlan[]): readonly ConfigProblem[] =>
  wire === undefined || faults.every(({ fault }) => isDialFault(fault))
    ? []
    : [{ field: 'faults', problem: 'a wire script breaks things itself: beside it only refuse, reset, hang and status can strike' }];

/** Types are looked at too: a scenario may come from a file. */
const shapeProblems = ({ script, models, wire, faults = [], frames }: ServiceOptions): readonly ConfigProblem[] => [
  ...(wire === undefined ? [] : scriptProblems(wire).map(({ field, problem }) => ({ field: field.replace(/^script/, 'wire'), problem }))),
  ...(script === undefined ? [] : replyProblems(script)),
  ...(Array.isArray(faults) ? faultProblems(faults) : [{ field: 'faults', problem: 'must be a list' }]),
  ...(models === undefined ? [] : profileProblems(models)),
  ...(['binary', 'text', undefined].includes(frames) ? [] : [{ field: 'frames', problem: "must be 'binary' or 'text'" }]),
];

/**
 * The options with their defaults.
 *
 * @throws LiveConfigError naming every option that cannot work
 */
export const settle = (options: ServiceOptions): Settled => {
  const { script = [], models = {}, speed = 4, seed = 1, setupMs = PACE.setup / speed, lifetimeMs = 600_000, noticeMs = 60_000 } = options;
  const problems = [
    ...shapeProblems(options),
    ...problemsOf([
      ['speed', speed, (value) => value > 0, 'must be a number above 0'],
      ['seed', seed, isSeed, 'must be a whole number from 0 to 4294967295'],
      ['pongMs', options.pongMs ?? 0, (value) => value >= 0, 'must be a number from 0, in ms'],
      ['setupMs', options.setupMs ?? 0, (value) => value >= 0, 'must be a number from 0, in ms'],
      ['lifetimeMs', lifetimeMs === false ? 1 : lifetimeMs, (value) => value > 0, 'must be false, or a number above 0, in ms'],
      ['noticeMs', noticeMs, (value) => value >= 0, 'must be a number from 0, in ms'],
    ]),
  ];
  const { wire, faults = [] } = options;
  const all = problems.length > 0 ? problems : onWire(wire, faults);
  if (all.length > 0) throw new LiveConfigError(all);
  const { pongMs = 0, frames = 'binary', accepts = () => true, log, record, scheduler = asyncScheduler } = options;
  const lifetime = lifetimeMs === false ? null : { ms: lifetimeMs, noticeMs: Math.min(noticeMs, lifetimeMs) };
  return { wire, faults, pongMs, frames, seed, accepts, log, record, scheduler, settings: { script, models, speed, setupMs, lifetime } };
};
