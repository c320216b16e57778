import type { FaultPlan } from './fault';
import type { FaultState, WirePlan } from './fault-state';
import { generatorOf } from '../service/generator-of';
import { isDialFault } from './is-dial-fault';

const isWirePlan = (plan: FaultPlan): plan is WirePlan => !isDialFault(plan.fault);

/** The faults of the n-th connection, from 1, before anything happened on it. */
export const soundConnection = (plans: readonly FaultPlan[], seed: number, connection: number): FaultState => ({
  plans: plans.filter(isWirePlan).filter(({ connection: wanted = connection }) => wanted === connection),
  random: generatorOf(seed, connection),
  messages: 0,
  isAddressed: false,
  voice: 'sound',
  reading: 'steady',
  next: [],
  late: [],
  withheld: { type: 'Nothing' },
});
