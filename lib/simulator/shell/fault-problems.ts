import type { ConfigProblem } from '../../errors/live-config-error';
import { isObject } from '../../wire/codec/fields';
import { FAULT_PARAMETERS, faultNames } from '../fault/fault-parameters';
import type { Fault } from '../fault/fault';
import { isCount, isMoment } from '../fault/is-moment';

const isName = (type: unknown): type is Fault['type'] => typeof type === 'string' && Object.hasOwn(FAULT_PARAMETERS, type);

const problemsOf = (field: string, plan: unknown): readonly ConfigProblem[] => {
  const fault = isObject(plan) ? plan['fault'] : undefined;
  if (!isObject(plan) || !isObject(fault) || !isName(fault['type']))
    return [{ field: `${field}.fault`, problem: `must be an object with one of these types: ${faultNames.join(', ')}` }];
  return [
    ...FAULT_PARAMETERS[fault['type']].flatMap(({ name, expected, accepts }) =>
      accepts(fault[name]) ? [] : [{ field: `${field}.fault.${name}`, problem: `must be ${expected}` }],
    ),
    ...(plan['at'] === undefined || isMoment(plan['at'])
      ? []
      : [{ field: `${field}.at`, problem: "must be 'dial', 'setup', a number from 1, or { chance } from 0 to 1" }]),
    ...(plan['connection'] === undefined || isCount(plan['connection'])
      ? []
      : [{ field: `${field}.connection`, problem: 'must be a whole number from 1' }]),
  ];
};

/** What is wrong with plans of faults, which may come from a file. */
export const faultProblems = (plans: readonly unknown[]): readonly ConfigProblem[] =>
  plans.flatMap((plan, index) => problemsOf(`faults[${String(index)}]`, plan));
