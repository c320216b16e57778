import { chain, isLeft, map, right } from 'fp-ts/lib/Either.js';
import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import { mergeSchemas } from './merge-schemas';
import type { Reading } from './reading';
import { cannot, gather } from './reading';

type Schema = Readonly<Record<string, unknown>>;

/** Schemas that one was reached through: those that it is in, and those that stand beside them in an intersection. */
interface Lineage {
  readonly above: readonly unknown[];
  readonly beside: readonly unknown[];
}

/** Where a schema stands: what its references point into, and its path. */
export interface Place extends Lineage {
  readonly root: unknown;
  readonly path: string;
}

/** A schema without references and intersections, and what its children were reached through. */
export interface FlatSchema extends Lineage {
  readonly schema: Schema;
}

/** What stands in one part of an intersection may stand once more inside another part, without a recursion. */
const MOST_BESIDE = 3;

const isRecursive = (given: unknown, { above, beside }: Lineage): boolean =>
  above.includes(given) || beside.filter((each) => each === given).length >= MOST_BESIDE;

const stepInto = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

const keysOf = (ref: string): readonly string[] =>
  ref
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

const follow = (ref: unknown, place: Place): Reading<FlatSchema> => {
  if (typeof ref !== 'string' || !/^#(\/|$)/.test(ref))
    return cannot(place.path, `$ref ${excerpt(ref)} leads elsewhere; put that schema into $defs`);
  const found = keysOf(ref).reduce<unknown>(stepInto, place.root);
  return found === undefined
    ? cannot(place.path, `$ref ${excerpt(ref)} leads nowhere; put that schema into $defs`)
    : flattenSchema(found, place);
};

/** Takes the references and the intersections out of a schema. */
export const flattenSchema = (given: unknown, place: Place): Reading<FlatSchema> => {
  const { path, beside } = place;
  if (!isObject(given)) return cannot(path, `should be a schema that says a type but is ${excerpt(given)}`);
  if (isRecursive(given, place))
    return cannot(path, 'holds itself, which a declaration cannot say; write the levels out, as deep as they are needed');
  const { $ref: ref, allOf, ...schema } = given;
  const above = [...place.above, given];
  if (allOf !== undefined && !Array.isArray(allOf)) return cannot(path, 'allOf should be a list of schemas');
  const members: readonly unknown[] = allOf ?? [];
  const inside: Place = { ...place, above };
  const parts = gather([...(ref === undefined ? [] : [follow(ref, inside)]), ...members.map((each) => flattenSchema(each, inside))]);
  if (isLeft(parts)) return parts;
  const merge = (merged: Reading<Schema>, part: FlatSchema): Reading<Schema> =>
    chain((all: Schema) => mergeSchemas(all, part.schema, path))(merged);
  const merged = parts.right.reduce(merge, right(schema));
  const [referred] = parts.right;
  const lineage: Lineage =
    members.length === 0 && referred !== undefined
      ? referred
      : {
          above,
          beside: [...beside, ...parts.right.flatMap((part) => [...part.above.slice(above.length), ...part.beside.slice(beside.length)])],
        };
  return map((flat: Schema): FlatSchema => ({ schema: flat, above: lineage.above, beside: lineage.beside }))(merged);
};
