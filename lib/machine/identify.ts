import { localId } from '../wire/local-number';
import type { FunctionCall, WireFunctionCall } from '../wire/server-message';
import type { Next } from './next';
import { remember } from './next';
import type { State } from './state';

/** Calls with an id each: Vertex AI leaves ids out at times, and an app needs something to answer to. */
export const identify = <S extends State>(
  next: Next<S>,
  calls: readonly WireFunctionCall[],
): readonly [Next<S>, readonly FunctionCall[]] => {
  const { localIds } = next.state.memory;
  const isNameless = ({ id }: WireFunctionCall): boolean => id === undefined || id === '';
  const identified = calls.map((call, index): FunctionCall => {
    const made = localIds + calls.slice(0, index + 1).filter(isNameless).length;
    return { ...call, id: call.id === undefined || call.id === '' ? localId(made) : call.id, args: call.args ?? {} };
  });
  return [remember(next, { localIds: localIds + calls.filter(isNameless).length }), identified];
};
