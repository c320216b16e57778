import type { WireFunctionCall } from '../../wire/server-message';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';
import { bookTurn, goQuiet } from './end-turn';
import type { CallGroup } from './call-group';
import type { PlanStep } from './reply/plan-step';
import type { Spent } from './tokens';
import { addTokens, textTokens } from './tokens';
import { usageOf } from './usage';

/** A session may last for hours. */
const MOST = 200;

interface Calling {
  readonly calls: readonly WireFunctionCall[];
  readonly groups: readonly CallGroup[];
  readonly plan: readonly PlanStep[];
  readonly spent: Spent;
}

/** Asks for functions to be called. Where that is the last of a reply, what it cost comes with it. */
export const callFunctions = (session: Session, { calls, groups, plan, spent: before }: Calling): Outcome => {
  const { caller, context, manner } = session;
  const spent = { ...before, response: addTokens(before.response, { TEXT: textTokens(JSON.stringify(calls)) }) };
  const status = manner.profile.interactionStatus === 'nowhere' ? {} : ({ interactionStatus: 'IN_PROGRESS' } as const);
  const message = { toolCall: { functionCalls: calls }, ...status };
  const known = [...session.called, ...calls.map(({ id, name }) => id ?? name)].slice(-MOST);
  const called: Session = { ...session, calls: [...session.calls, ...groups], called: known };
  if (plan.length > 0) return outcome({ ...called, model: { type: 'Speaking', plan, spent } }, send(message));
  return inTurn(
    bookTurn(called, spent),
    (booked) => outcome(booked, send({ ...message, usageMetadata: usageOf(caller.backend, context, spent) })),
    goQuiet,
  );
};
