import { isObject } from '../../wire/codec/fields';
import type { ServerMessage } from '../../wire/server-message';

/** The lists that hold facts; any other list, such as the details of a usage, is a value. */
const FACTS: ReadonlySet<string> = new Set(['parts', 'functionCalls', 'ids']);

const both = (key: string, one: unknown, other: unknown): unknown => {
  if (FACTS.has(key) && Array.isArray(one) && Array.isArray(other))
    return [...(one as readonly unknown[]), ...(other as readonly unknown[])];
  if (isPlain(one) && isPlain(other)) return mergeTwo(one, other);
  return other;
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => isObject(value) && !(value instanceof Uint8Array);

const mergeTwo = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, key in one ? both(key, one[key], value) : value])),
});

/**
 * One bundled message with all the facts of several: objects are merged; the parts of a turn, the calls and the ids follow each other; of two other
 * values the later one counts.
 *
 * @example
 * const bundle = merge(message.text('Yes.'), message.usage({ responseTokenCount: 2 }), message.turnComplete());
 */
export const merge = (...messages: readonly ServerMessage[]): ServerMessage =>
  messages.reduce<Readonly<Record<string, unknown>>>((merged, next) => mergeTwo(merged, { ...next }), {});
