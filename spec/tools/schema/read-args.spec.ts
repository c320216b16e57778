import { isRight, left, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import * as z from 'zod';
import { readArgs } from '../../../lib/tools/schema/read-args';
import type { StandardJsonSchema, StandardResult } from '../../../lib/tools/schema/standard-json-schema';
import { type } from './arktype';
import { parametersOf, problemsOf, verdictOf } from './parameters-of';

const read = (schema: unknown, args: unknown): unknown => {
  const reader = readArgs(schema);
  if (!isRight(reader)) throw new Error(problemsOf(schema).join('\n'));
  return reader.right.read(args);
};

type Validate = (value: unknown) => StandardResult<unknown> | PromiseLike<StandardResult<unknown>>;

const standard = (validate: Validate): StandardJsonSchema => {
  const input = (): Readonly<Record<string, unknown>> => ({ type: 'object', properties: { a: { type: 'string' } } });
  return { '~standard': { version: 1, vendor: 'mine', validate, jsonSchema: { input, output: input } } };
};

describe('readArgs', () => {
  it('gives what a codec decodes', () => {
    expect(read(t.strict({ a: t.string }), { a: 'x', b: 1 })).toEqual(right({ a: 'x' }));
  });

  it('gives the output of a Standard Schema, and declares its input', () => {
    const schema = z.object({ unit: z.enum(['C', 'F']).default('C'), days: z.string().transform(Number) });
    expect(read(schema, { days: '3' })).toEqual(right({ unit: 'C', days: 3 }));
    expect(parametersOf(schema)).toMatchObject({ properties: { days: { type: 'STRING' } }, required: ['days'] });
  });

  it('takes an arktype, which is a function', () => {
    expect(read(type({ a: 'string', on: 'boolean = true' }), { a: 'x' })).toEqual(right({ a: 'x', on: true }));
  });

  it('gives what fits a JSON Schema as it is', () => {
    const args = { a: 'x', b: 1 };
    expect(read({ type: 'object', properties: { a: { type: 'string', default: 'y' } } }, args)).toEqual(right(args));
  });

  it('changes nothing of a schema', () => {
    const schema = Object.freeze({ type: 'object', properties: Object.freeze({ a: Object.freeze({ type: 'string' }) }) });
    expect(parametersOf(schema)).toEqual({ type: 'OBJECT', properties: { a: { type: 'STRING' } } });
  });

  it('declares no parameters where there are no arguments, and says so of wrong ones', async () => {
    const schema = { type: 'object', additionalProperties: false };
    expect(parametersOf(schema)).toBeNull();
    expect(await verdictOf(schema, {})).toBeNull();
    expect(await verdictOf(schema, { a: 1 })).toBe('a is not known, leave it out; known are none');
  });

  it.each<readonly [string, Validate]>([
    ['at once', (value) => ({ value })],
    ['later', (value) => Promise.resolve({ value })],
  ])('takes what a Standard Schema says %s', async (_when, validate) => {
    expect(await read(standard(validate), { a: 'x' })).toEqual(right({ a: 'x' }));
  });

  it.each<readonly [string, Validate]>([
    ['at once', () => ({ issues: [{ message: 'no name', path: ['a', { key: 0 }] }, { message: 'all wrong' }] })],
    ['later', () => Promise.resolve({ issues: [{ message: 'no name', path: ['a', { key: 0 }] }, { message: 'all wrong' }] })],
  ])('words the issues that a Standard Schema finds %s', async (_when, validate) => {
    expect(await read(standard(validate), { a: ['x'] })).toEqual(left('a[0] is "x", which is wrong (no name); all wrong'));
  });

  it('answers a synchronous schema without a promise', () => {
    expect(
      read(
        standard((value) => ({ value })),
        1,
      ),
    ).toEqual(right(1));
  });

  it.each<readonly [string, unknown]>([
    [
      'a Standard Schema that throws',
      standard(() => {
        throw new Error('no network\nat all');
      }),
    ],
    ['a Standard Schema that rejects', standard(() => Promise.reject(new Error('no network')))],
    [
      'a codec that throws',
      t.type({
        a: t.refinement(t.string, () => {
          throw new Error('no network');
        }),
      }),
    ],
  ])('is not thrown over by %s', async (_what, schema) => {
    expect(await read(schema, { a: 'x' })).toEqual(left('args could not be validated: no network'));
  });

  it.each<readonly [string, unknown, unknown, string]>([
    [
      'a wrong value',
      z.object({ days: z.number() }),
      { days: '3' },
      'days is "3", which is wrong (Invalid input: expected number, received string)',
    ],
    [
      'a missing value',
      z.object({ a: z.object({ b: z.string() }) }),
      { a: {} },
      'a.b is missing (Invalid input: expected string, received undefined)',
    ],
    ['a wrong root', z.object({}), 5, 'Invalid input: expected object, received number'],
    ['an unknown key', z.strictObject({}), { a: 1 }, 'Unrecognized key: "a"'],
    [
      'nothing that fits a union',
      z.object({ a: z.union([z.string(), z.int()]), b: z.number() }),
      { a: true, b: 1 },
      'a should be a string or a whole number but is true',
    ],
    [
      'one option of a union that was meant',
      z.object({ list: z.array(z.union([z.object({ kind: z.literal('dim'), to: z.number() }), z.object({ kind: z.literal('off') })])) }),
      { list: [{ kind: 'off' }, { kind: 'dim' }] },
      'list[1].to is missing',
    ],
    [
      'a union as the root of a field that begins alike',
      z.object({ a: z.union([z.string(), z.int()]), ab: z.number() }),
      { a: true, ab: 'x' },
      'a should be a string or a whole number but is true; ab is "x", which is wrong (Invalid input: expected number, received string)',
    ],
    ['a choice that is missing', z.object({ a: z.union([z.string(), z.int()]) }), {}, 'a is missing'],
    [
      'what the declaration does not say',
      z.object({ a: z.string().refine((a) => a === 'b') }),
      { a: 'x' },
      'a is "x", which is wrong (Invalid input)',
    ],
    ['a wrong item', type({ a: 'string[]' }), { a: ['x', 1] }, 'a[1] is 1, which is wrong (a[1] must be a string (was a number))'],
  ])('says of a Standard Schema what is wrong and what was given: %s', async (_what, schema, args, words) => {
    expect(await verdictOf(schema, args)).toBe(words);
  });

  it('keeps the words short, whatever was given', async () => {
    const schema = { type: 'object', properties: { list: { type: 'array', items: { type: 'string' } }, text: { type: 'number' } } };
    const words = await verdictOf(schema, { list: Array.from({ length: 5_000 }, (_, index) => index), text: 'x'.repeat(100_000) });
    expect(words).toContain('list[9] should be a string but is 9; and 4991 more');
    expect(words?.length).toBeLessThan(1_000);
  });
});
