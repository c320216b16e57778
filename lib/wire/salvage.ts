import type * as t from 'io-ts';
import { isRight } from 'fp-ts/lib/Either.js';
import type { These } from 'fp-ts/lib/These.js';
import { both, left, right } from 'fp-ts/lib/These.js';
import type { FrameFault, MalformedFrame } from '../errors/live-error';
import { isObject, REQUIRED } from './codec/fields';
import { excerpt } from './excerpt';
import { malformedFrame } from './malformed-frame';

type Path = readonly string[];

const NOTHING: FrameFault = { kind: 'shape', path: '$', expected: 'a message', excerpt: '' };

/** Each pass takes away at least one value, and required fields lie at most a few levels deep. */
const MOST_PASSES = 16;
const MOST_FAULTS = 16;

const spell = (path: Path): string =>
  path.length === 0 ? '$' : path.reduce((text, key) => (/^\d+$/.test(key) ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '');

const faultOf = ({ value, context }: t.ValidationError, path: Path): FrameFault => {
  const expected = context.at(-1)?.type.name ?? 'something else';
  const kind = expected === 'base64' && typeof value === 'string' ? 'media' : 'shape';
  return { kind, path: spell(path), expected, excerpt: excerpt(value) };
};

/** What follows each first key. Grouped once, so that a frame with very many faults costs no more than its length. */
const byHead = (paths: readonly Path[]): ReadonlyMap<string, readonly Path[]> => {
  const groups = new Map<string, Path[]>();
  for (const [head = '', ...rest] of paths) {
    const group = groups.get(head) ?? [];
    group.push(rest);
    groups.set(head, group);
  }
  return groups;
};

/** A value without what stands at the given paths. */
const without = (value: unknown, paths: readonly Path[]): unknown => {
  const below = byHead(paths);
  const prune = (key: string, child: unknown): readonly unknown[] => {
    const deeper = below.get(key) ?? [];
    if (deeper.some((path) => path.length === 0)) return [];
    return [deeper.length === 0 ? child : without(child, deeper)];
  };
  if (Array.isArray(value)) return value.flatMap((child, index) => prune(String(index), child));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => prune(key, child).map((kept) => [key, kept] as const)));
};

/**
 * Decodes what can be decoded: where the codec objects, the smallest thing that holds the fault is taken out, and the rest is tried again.
 * A required field that is missing or wrong takes its object with it.
 */
export const salvage = <A>(codec: t.Decoder<unknown, A>, input: unknown): These<readonly FrameFault[], A> => {
  let value = input;
  const faults: FrameFault[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const result = codec.decode(value);
    if (isRight(result)) return faults.length === 0 ? right(result.right) : both(faults, result.right);
    const doomed = result.left.map((error) => {
      const path = error.context.slice(1).map(({ key }) => key);
      if (faults.length < MOST_FAULTS) faults.push(faultOf(error, path));
      return error.message === REQUIRED ? path.slice(0, -1) : path;
    });
    if (doomed.some((path) => path.length === 0)) break;
    value = without(value, doomed);
  }
  return left(faults);
};

/** A salvaged message, with what was found wrong before the codec ran and in it as one error. */
export const withFaults = <A>(before: readonly FrameFault[], salvaged: These<readonly FrameFault[], A>): These<MalformedFrame, A> => {
  const [first, ...others] = [...before, ...(salvaged._tag === 'Right' ? [] : salvaged.left)].slice(0, MOST_FAULTS);
  if (salvaged._tag === 'Left') return left(malformedFrame(first ?? NOTHING, ...others));
  return first === undefined ? right(salvaged.right) : both(malformedFrame(first, ...others), salvaged.right);
};
