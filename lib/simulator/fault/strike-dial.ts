import { draw } from '../service/random';
import type { DialFault, FaultPlan } from './fault';
import { generatorOf } from '../service/generator-of';
import { isDialFault } from './is-dial-fault';

/** What the n-th dial meets instead of a connection, from 1; `null` where it is taken. The first plan that fits strikes. */
export const strikeDial = (plans: readonly FaultPlan[], seed: number, connection: number): DialFault | null => {
  let random = generatorOf(seed, -connection);
  for (const { fault, connection: wanted = connection, at } of plans) {
    if (!isDialFault(fault) || wanted !== connection) continue;
    if (typeof at !== 'object') return fault;
    const { value, next } = draw(random);
    if (value < at.chance) return fault;
    random = next;
  }
  return null;
};
