import type { FunctionCall, WireFunctionCall } from '../wire/server-message';
import type { FunctionResponse } from '../wire/session-command';
import { answerTo } from './answers';
import { isWithheld } from './asked';
import { isHeld, partsOf } from './call-order';
import { handOver } from './hand-over';
import { identify } from './identify';
import type { Listening } from './listening';
import type { Next } from './next';
import { become, emit, learn, perform, remember, withTurn } from './next';
import type { Queued } from './outbox';
import { entryOf } from './outbox';
import { proceed } from './proceed';
import { queue } from './queue';
import type { Live } from './state';

const answerPart = (next: Next<Live>, command: Queued, at: number): Next<Live> => {
  const { facts, accepted } = next.state.memory;
  return isHeld(facts.calls, command) ? queue(next, command, at) : handOver(next, entryOf(command, at, accepted), at);
};

/** Answers in place of the app; on a connection that is not up there is nobody to answer. */
const answer = <S extends Listening>(next: Next<S>, responses: readonly FunctionResponse[], at: number): Next<S> => {
  const { state } = next;
  if (state.type !== 'Live' || responses.length === 0) return next;
  const parts = partsOf(state.memory.facts.calls, { type: 'SendToolResponse', responses });
  const { state: answered, ...rest } = parts.reduce((before, part) => answerPart(before, part, at), become<Live>(next, state));
  return { ...rest, state: { ...state, ...answered } };
};

/**
 * The model calls a function in a turn that the app has cut. The app is not asked to run it, but the model must not wait for it: an open call can make
 * it deaf to all that follows.
 */
const decline = <S extends Listening>(next: Next<S>, calls: readonly FunctionCall[], at: number): Next<S> =>
  answer(
    next,
    calls.map(({ id, name }) => ({ id, name, response: { error: 'The user interrupted before this was done.' } })),
    at,
  );

/** The answers that a resumed server has lost, and asks for again. */
const repeatable = <S extends Listening>({ state: { memory } }: Next<S>, calls: readonly FunctionCall[]): readonly FunctionResponse[] =>
  calls.flatMap(({ id, name }) => {
    const given = answerTo(memory.answers, id, name);
    return given === undefined || given.generation === memory.generation ? [] : [{ name, ...given.response }];
  });

/**
 * The calls that the app does not know. One that is open, or was answered, runs once however often it is asked for: a server that is resumed
 * may ask again. One that was taken back is a new one.
 */
const unknownOf = <S extends Listening>({ state: { memory } }: Next<S>, calls: readonly FunctionCall[]): readonly FunctionCall[] =>
  calls.filter(({ id, name }) => answerTo(memory.answers, id, name) === undefined && memory.facts.calls.every((call) => call.id !== id));

const logRepeated = <S extends Listening>(next: Next<S>, calls: readonly FunctionCall[], fresh: readonly FunctionCall[]): Next<S> => {
  const ids = calls.filter((call) => !fresh.includes(call)).map(({ id }) => id);
  if (ids.length === 0) return next;
  const message = `The server asked again for ${ids.join(', ')}, which the app runs or ran already.`;
  return perform(next, { type: 'Log', entry: { level: 'info', event: 'call-repeated', message, fields: { ids } } });
};

/** Tells of function calls, each once; answers those that were answered before. A call that was taken back and is asked for again counts again. */
export const tellToolCall = <S extends Listening>(next: Next<S>, wanted: readonly WireFunctionCall[], at: number): Next<S> => {
  const [identified, calls] = identify(next, wanted);
  const { turn, cancelled } = next.state.memory;
  const renewed = remember(identified, { cancelled: cancelled.filter((id) => calls.every((call) => call.id !== id)) });
  if (isWithheld(turn)) return decline(renewed, calls, at);
  const fresh = unknownOf(renewed, calls);
  const repeated = answer(logRepeated(renewed, calls, fresh), repeatable(renewed, calls), at);
  if (fresh.length === 0) return proceed(repeated, 'calls', at);
  // What was answered before the model called anew says nothing of these.
  const begun = repeated.state.memory.facts.calls.length === 0 ? withTurn(repeated, { results: 'none' }) : repeated;
  const called = learn(begun, { type: 'called', calls: fresh.map(({ id, name }) => ({ id, name })) });
  return emit(proceed(called, 'calls', at), { type: 'ToolCall', calls: fresh, turn: turn.number });
};
