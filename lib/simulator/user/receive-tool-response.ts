import type { ClientMessage } from '../../wire/client-message';
import type { WireFunctionCall } from '../../wire/server-message';
import { stringify } from '../../wire/stringify';
import { awaitCalls } from '../model/await-calls';
import type { CallGroup } from '../model/call-group';
import { interrupt } from '../model/interrupt';
import { PLAIN } from '../model/reply/quirks';
import { resultInWords } from '../model/reply/result-in-words';
import { sayUnasked } from '../model/say-unasked';
import { addTokens, textTokens } from '../model/tokens';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, refuse } from '../service/outcome';
import type { Session } from '../service/server-state';
import { REFUSALS, unknownField } from '../setup/refusals';

type ToolResponse = NonNullable<ClientMessage['toolResponse']>;
type FunctionResponse = NonNullable<ToolResponse['functionResponses']>[number];

const callOf = (open: readonly WireFunctionCall[], { id, name }: FunctionResponse): WireFunctionCall | undefined =>
  open.find((call) => (call.id === undefined || id === undefined ? call.name === name : call.id === id));

/** Where no such call is open: it and a cancellation may have passed each other on the wire, or nobody ever called. */
const answerNoCall = (session: Session, response: FunctionResponse): Outcome => {
  const { id, name = '' } = response;
  const { called, caller } = session;
  if (called.includes(name) || (id !== undefined && called.includes(id)))
    return outcome(session, { type: 'Note', line: `ignored a response to ${name} (${id ?? 'no id'}): no such call is open` });
  if (id !== undefined) return refuse(session, REFUSALS.notFound);
  if (caller.backend === 'geminiApi') return refuse(session, REFUSALS.invalidArgument);
  // Vertex AI takes what it is told without having asked.
  const context = addTokens(session.context, { TEXT: textTokens(stringify(response)) });
  const item = { text: resultInWords(name, response.response ?? {}), quirks: PLAIN };
  return sayUnasked({ ...session, context, toSay: [...session.toSay, item] });
};

/** Guides show it inside the response, the schema beside it. */
const schedulingOf = ({ scheduling, response }: FunctionResponse, { manner }: Session): unknown =>
  manner.profile.scheduling === 'obeyed' ? (scheduling ?? response?.['scheduling']) : 'WHEN_IDLE';

const replaceGroup = ({ calls }: Session, before: CallGroup, after: CallGroup): readonly CallGroup[] =>
  calls.flatMap((each) => (each !== before ? [each] : after.behavior === 'BLOCKING' || after.open.length > 0 ? [after] : []));

/** What the model says of a result that it did not wait for, and when. */
const sayOf = (session: Session, group: CallGroup, text: string, scheduling: unknown): Outcome => {
  const told = group.then === null ? text : group.open.length === 0 ? group.then : null;
  if (told === null || scheduling === 'SILENT') return outcome(session);
  const item = { text: told, quirks: group.quirks };
  if (scheduling !== 'INTERRUPT') return sayUnasked({ ...session, toSay: [...session.toSay, item] });
  return inTurn({ ...session, toSay: [item, ...session.toSay] }, interrupt, sayUnasked);
};

const answerCall = (session: Session, response: FunctionResponse): Outcome => {
  const group = session.calls.find(({ open }) => callOf(open, response) !== undefined);
  const call = group === undefined ? undefined : callOf(group.open, response);
  if (group === undefined || call === undefined) return answerNoCall(session, response);
  if (call.id !== undefined && response.id === undefined && session.caller.backend === 'geminiApi')
    return refuse(session, REFUSALS.invalidArgument);
  const isFinal = response.willContinue !== true;
  const text = resultInWords(call.name, response.response ?? {});
  const answered: CallGroup = {
    ...group,
    open: isFinal ? group.open.filter((each) => each !== call) : group.open,
    results: isFinal ? [...group.results, text] : group.results,
  };
  const context = addTokens(session.context, { TEXT: textTokens(stringify(response)) });
  const next: Session = { ...session, context, calls: replaceGroup(session, group, answered) };
  if (group.behavior === 'NON_BLOCKING') return sayOf(next, answered, text, schedulingOf(response, session));
  return next.model.type === 'AwaitingTools' ? awaitCalls(next, next.model.spent) : outcome(next);
};

const refuseResponse = ({ scheduling, willContinue }: FunctionResponse, index: number, session: Session) => {
  if (scheduling !== undefined && session.manner.profile.scheduling === 'refused') return REFUSALS.invalidArgument;
  return willContinue !== undefined && session.caller.backend === 'vertexAi'
    ? unknownField('willContinue', `tool_response.function_responses[${String(index)}]`)
    : null;
};

/** Results of function calls. The model goes on when every call that it waits for has its own; of the others it speaks when it is time. */
export const receiveToolResponse = (session: Session, { functionResponses = [] }: ToolResponse): Outcome => {
  if (functionResponses.length === 0) return refuse(session, REFUSALS.invalidArgument);
  const steps = functionResponses.map((response, index) => (next: Session) => {
    const refusal = refuseResponse(response, index, next);
    return refusal === null ? answerCall(next, response) : refuse(next, refusal);
  });
  return inTurn(session, ...steps);
};
