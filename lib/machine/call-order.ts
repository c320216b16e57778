import { localNumber } from '../wire/local-number';
import type { FunctionResponse } from '../wire/session-command';
import type { OpenCall } from './facts';
import type { Queued } from './outbox';
import { isAnswer } from './prepare-responses';

const numberOf = ({ id }: { readonly id?: string }): number | null => (id === undefined ? null : localNumber(id));

/** What has no id on the wire is taken for the answer to the oldest open call of its function that has none either. */
const hasOlder = (calls: readonly OpenCall[], response: FunctionResponse): boolean => {
  const number = numberOf(response);
  if (number === null) return false;
  const name = calls.find(({ id }) => id === response.id)?.name ?? response.name;
  return calls.some((call) => call.name === name && (numberOf(call) ?? Infinity) < number);
};

/** Calls that came without an id are answered in the order in which they came. */
const inOrder = (responses: readonly FunctionResponse[]): readonly FunctionResponse[] => {
  const isNumbered = (response: FunctionResponse): boolean => numberOf(response) !== null;
  const sorted = responses.filter(isNumbered).sort((one, other) => (numberOf(one) ?? 0) - (numberOf(other) ?? 0));
  return responses.map((response, index) =>
    isNumbered(response) ? (sorted[responses.slice(0, index).filter(isNumbered).length] ?? response) : response,
  );
};

interface Sorted {
  readonly open: readonly OpenCall[];
  readonly ready: readonly FunctionResponse[];
  readonly held: readonly FunctionResponse[];
}

const sort = (calls: readonly OpenCall[], responses: readonly FunctionResponse[]): Sorted =>
  responses.reduce<Sorted>(
    ({ open, ready, held }, response) => {
      if (hasOlder(open, response)) return { open, ready, held: [...held, response] };
      const left = response.willContinue === true ? open : open.filter(({ id }) => id !== response.id);
      return { open: left, ready: [...ready, response], held };
    },
    { open: calls, ready: [], held: [] },
  );

/** Whether a command has to wait, as it answers a call without an id while an older one of the same function is not answered. */
export const isHeld = (calls: readonly OpenCall[], command: Queued): boolean =>
  isAnswer(command) && sort(calls, command.responses).held.length > 0;

/** A command in parts, such that what has to wait keeps nothing else from going out, nor anything from going out ever. */
export const partsOf = (calls: readonly OpenCall[], command: Queued): readonly Queued[] => {
  if (!isAnswer(command)) return [command];
  const { ready, held } = sort(calls, inOrder(command.responses));
  const first: readonly Queued[] = ready.length === 0 && held.length > 0 ? [] : [{ ...command, responses: ready }];
  return [...first, ...held.map((response) => ({ ...command, responses: [response] }))];
};
