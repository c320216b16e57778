import { isObject } from '../../wire/codec/fields';
import type { ServerMessage } from '../../wire/server-message';

/** Lists that hold the facts of several marks, and what is the same for all of them. */
const SHARED: ReadonlySet<string> = new Set([
  'serverContent.modelTurn.parts',
  'serverContent.modelTurn.role',
  'toolCall.functionCalls',
  'toolCallCancellation.ids',
]);

const pathsOf = (value: object, before = ''): readonly string[] =>
  Object.entries(value).flatMap(([key, field]: [string, unknown]) => {
    const path = `${before}${key}`;
    const isInner = isObject(field) && !(field instanceof Uint8Array) && Object.keys(field).length > 0;
    return isInner ? pathsOf(field, `${path}.`) : [path];
  });

const overlap = (one: string, other: string): boolean => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

/** The field that two messages both write and that holds one value; nothing where they can be one message without a loss. */
export const clash = (one: ServerMessage, other: ServerMessage): string | undefined => {
  const taken = pathsOf(one);
  return pathsOf(other).find((path) => !SHARED.has(path) && taken.some((before) => overlap(before, path)));
};
