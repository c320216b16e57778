import type { ClientMessage } from '../../wire/client-message';
import type { WireFunctionCall } from '../../wire/server-message';
import { stringify } from '../../wire/stringify';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, refuse } from '../service/outcome';
import { REFUSALS } from '../setup/refusals';
import { planThen } from '../model/reply/plan-reply';
import { resultInWords } from '../model/reply/result-in-words';
import type { Session } from '../service/server-state';
import { addTokens, textTokens } from '../model/tokens';

type ToolResponse = NonNullable<ClientMessage['toolResponse']>;
type FunctionResponse = NonNullable<ToolResponse['functionResponses']>[number];

const callOf = (open: readonly WireFunctionCall[], { id, name }: FunctionResponse): WireFunctionCall | undefined =>
  open.find((call) => (call.id === undefined || id === undefined ? call.name === name : call.id === id));

/** An answer to a call that is not open may come at any time: it and a cancellation pass each other on the wire. */
const ignore = (session: Session, { id, name }: FunctionResponse): Outcome =>
  outcome(session, { type: 'Note', line: `ignored a response to ${name ?? 'a function'} (${id ?? 'no id'}): no such call is open` });

const resume = (session: Session): Outcome => {
  const { model, manner } = session;
  if (model.type !== 'AwaitingTools' || model.open.length > 0) return outcome(session);
  const plan = planThen(model.then ?? model.results.join(' '), manner);
  return outcome(
    { ...session, model: { type: 'Speaking', plan, spent: model.spent } },
    { type: 'StartTimer', timer: 'reply', ms: plan[0]?.afterMs ?? 0 },
  );
};

const answerCall = (session: Session, response: FunctionResponse): Outcome => {
  const { model } = session;
  const call = model.type === 'AwaitingTools' ? callOf(model.open, response) : undefined;
  if (model.type !== 'AwaitingTools' || call === undefined) return ignore(session, response);
  const context = addTokens(session.context, { TEXT: textTokens(stringify(response)) });
  if (response.willContinue === true) return outcome({ ...session, context });
  const open = model.open.filter((each) => each !== call);
  const results = [...model.results, resultInWords(call.name, response.response ?? {})];
  return resume({ ...session, context, model: { ...model, open, results } });
};

/** Results of function calls. The model goes on when every call has its own. */
export const receiveToolResponse = (session: Session, { functionResponses = [] }: ToolResponse): Outcome =>
  functionResponses.length === 0
    ? refuse(session, REFUSALS.invalidArgument)
    : inTurn(session, ...functionResponses.map((response) => (next: Session) => answerCall(next, response)));
