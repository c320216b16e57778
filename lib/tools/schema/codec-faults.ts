import type * as t from 'io-ts';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { Codec } from './codec';
import { codecStructure, unwrapped } from './codec-structure';
import { faultsIn, notWanted } from './faults-in';
import { placeIn } from './place-in';
import { schemaOf } from './schema-of-codec';
import { shapeOf } from './shape-of';

type Entry = t.Context[number];

const tagOf = ({ type }: Entry): string | undefined => codecStructure(unwrapped(type as Codec))._tag;

const INDEX = /^\d+$/;

/** Up to the first choice: which option was meant is for the shape to say. */
const entriesOf = (context: t.Context): readonly Entry[] => {
  const choice = context.findIndex((entry) => tagOf(entry) === 'UnionType');
  return choice < 0 ? context : context.slice(0, choice + 1);
};

/** The key in an intersection is the number of the member. */
const pathOf = (entries: readonly Entry[]): string =>
  entries.reduce((path, { key }, index) => {
    const parent = entries[index - 1];
    if (parent === undefined || tagOf(parent) === 'IntersectionType') return path;
    const isItem = INDEX.test(key) && Array.isArray(parent.actual);
    return placeIn(path, isItem ? Number(key) : key);
  }, '');

const faultsOf = ({ context, value, message }: t.ValidationError): readonly string[] => {
  const entries = entriesOf(context);
  const last = entries.at(-1);
  const path = pathOf(entries);
  if (last === undefined) return [message ?? 'args cannot be read'];
  const given: unknown = last.actual ?? value;
  if (given === undefined && path !== '') return [`${path} is missing`];
  const schema = schemaOf(last.type as Codec, path, 'field');
  const shape = isLeft(schema) ? schema : shapeOf(schema.right, { root: schema.right, path, above: [], beside: [] });
  const faults = isLeft(shape) ? [] : faultsIn(shape.right, given, path);
  return faults.length > 0 ? faults : [message ?? notWanted(last.type.name, given, path)];
};

/** What io-ts found wrong, in words that a model can act on. */
export const codecFaults = (errors: t.Errors): readonly string[] => [...new Set(errors.flatMap(faultsOf))];
