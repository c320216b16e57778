import { draw } from '../service/random';
import type { ConnectionFault, FaultMoment, MessageFault } from './fault';
import type { FaultState, WirePlan } from './fault-state';

/** What strikes, and the state after the draws. */
export interface Strikes {
  readonly state: FaultState;
  readonly faults: readonly (ConnectionFault | MessageFault)[];
}

const momentOf = ({ fault, at }: WirePlan): FaultMoment | 'goAway' => {
  if (at !== undefined) return at;
  if (fault.type === 'neverSetUp') return 'setup';
  return fault.type === 'wrongTimeLeft' ? 'goAway' : 1;
};

/** What strikes as the connection opens, or when the first message of the client came. */
export const strikesAt = (state: FaultState, moment: 'dial' | 'setup'): Strikes => ({
  state,
  faults: state.plans.filter((plan) => momentOf(plan) === moment).map(({ fault }) => fault),
});

/** What strikes at the next message of the server, with what struck before there was one. Every plan with a chance draws once a message. */
export const strikesAtMessage = (before: FaultState, isGoAway: boolean): Strikes => {
  const messages = before.messages + 1;
  let { random } = before;
  const isLucky = (chance: number): boolean => {
    const { value, next } = draw(random);
    random = next;
    return value < chance;
  };
  const struck = before.plans.filter((plan) => {
    const moment = momentOf(plan);
    if (typeof moment === 'object') return isLucky(moment.chance);
    return moment === 'goAway' ? isGoAway : moment === messages;
  });
  return { state: { ...before, messages, random, next: [] }, faults: [...before.next, ...struck.map(({ fault }) => fault)] };
};
