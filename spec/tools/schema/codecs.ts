import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as t from 'io-ts';
import * as v from 'valibot';
import * as z from 'zod';
import type { ArgsSchema } from '../../../lib/tools/schema/args-schema';
import { described } from '../../../lib/tools/schema/described';
import { type } from './arktype';

interface Named {
  readonly name: string;
  readonly schema: ArgsSchema;
}

interface Positive {
  readonly Positive: unique symbol;
}

/** A brand of whole numbers. */
export const positive = t.brand(t.Int, (count): count is t.Branded<t.Int, Positive> => count > 0, 'Positive');

const place = t.type({ latitude: t.number, longitude: t.number });
const zodPlace = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });

/** Schemas of every kind and of each library, by name. */
export const CODECS: readonly Named[] = [
  { name: 'io-ts: scalars', schema: t.type({ text: t.string, number: t.number, whole: t.Int, flag: t.boolean }) },
  { name: 'io-ts: optional', schema: t.intersection([t.type({ city: t.string }), t.partial({ days: t.Int })]) },
  {
    name: 'io-ts: optional by undefined',
    schema: t.type({ city: t.union([t.string, t.undefined]), day: t.union([t.undefined, t.null, t.Int]) }),
  },
  { name: 'io-ts: enum of literals', schema: t.type({ unit: t.union([t.literal('C'), t.literal('F')]), mode: t.literal('fast') }) },
  { name: 'io-ts: keyof', schema: t.type({ size: t.keyof({ small: null, large: null }) }) },
  { name: 'io-ts: numbers to choose from', schema: t.type({ floor: t.union([t.literal(1), t.literal(2)]), share: t.literal(0.5) }) },
  { name: 'io-ts: nullable', schema: t.type({ until: t.union([t.string, t.null]), nothing: t.null }) },
  { name: 'io-ts: array', schema: t.type({ tags: t.array(t.string), grid: t.readonlyArray(t.array(t.number)) }) },
  { name: 'io-ts: nested', schema: t.strict({ from: place, via: t.array(t.exact(place)), to: t.readonly(place) }) },
  { name: 'io-ts: brand', schema: t.type({ days: positive, of: t.union([positive, t.null]) }) },
  {
    name: 'io-ts: described',
    schema: described(
      t.type({ city: described(t.string, 'The city, in English'), unit: described(t.keyof({ C: null }), 'Celsius') }),
      'A place',
    ),
  },
  {
    name: 'io-ts: described literals',
    schema: t.type({ level: t.union([described(t.literal('low'), 'below 10'), described(t.literal('high'), 'from 10')]) }),
  },
  { name: 'io-ts: union', schema: t.type({ where: described(t.union([t.string, place, t.null]), 'A name or a point') }) },
  { name: 'io-ts: any object', schema: t.type({ filter: t.UnknownRecord }) },
  { name: 'io-ts: no arguments', schema: t.type({}) },
  {
    name: 'zod: scalars',
    schema: z.object({ text: z.string().min(1).max(9), number: z.number().gt(0).lt(1), whole: z.int().positive(), flag: z.boolean() }),
  },
  {
    name: 'zod: optional, nullable, nullish',
    schema: z.object({ a: z.string().optional(), b: z.string().nullable(), c: z.enum(['x', 'y']).nullish() }),
  },
  { name: 'zod: defaulted', schema: z.object({ unit: z.enum(['C', 'F']).default('C'), days: z.int().min(1).default(3) }) },
  { name: 'zod: enums and literals', schema: z.object({ e: z.enum({ One: 1, Two: 2 }), l: z.literal(['a', 'b']), t: z.literal(true) }) },
  {
    name: 'zod: nested and shared',
    schema: z.object({ from: zodPlace.meta({ id: 'Place' }), to: zodPlace.meta({ id: 'Target' }), via: z.array(zodPlace) }),
  },
  {
    name: 'zod: tagged union',
    schema: z.object({
      act: z.discriminatedUnion('kind', [z.object({ kind: z.literal('on') }), z.object({ kind: z.literal('dim'), to: z.number() })]),
    }),
  },
  {
    name: 'zod: described',
    schema: z.object({
      city: z
        .string()
        .describe('The city')
        .meta({ title: 'City', examples: ['Bern'] }),
    }),
  },
  {
    name: 'zod: formats and patterns',
    schema: z.object({ at: z.iso.datetime(), mail: z.email(), code: z.string().regex(/^a/).regex(/z$/) }),
  },
  {
    name: 'zod: brand, transform, coercion',
    schema: z.object({ b: z.string().brand('B'), t: z.string().transform(Number), c: z.coerce.number() }),
  },
  {
    name: 'zod: intersection',
    schema: z.object({ both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.int().optional() })) }),
  },
  {
    name: 'valibot',
    schema: toStandardJsonSchema(
      v.object({
        city: v.pipe(v.string(), v.minLength(1), v.description('The city')),
        days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 3),
        unit: v.nullable(v.picklist(['C', 'F'])),
        tags: v.array(v.string()),
        mode: v.union([v.literal('a'), v.literal('b')]),
      }),
    ),
  },
  {
    name: 'valibot: intersection',
    schema: toStandardJsonSchema(v.intersect([v.object({ a: v.string() }), v.object({ b: v.nullish(v.number()) })])),
  },
  {
    name: 'arktype',
    schema: type({
      city: type('string > 0').describe('The city'),
      'days?': 'number.integer >= 1',
      unit: "'C' | 'F' | null",
      tags: 'string[]',
      step: '1 | 2',
      share: '0 < number < 1',
      on: 'boolean = true',
    }),
  },
  { name: 'arktype: nested', schema: type({ from: { x: 'number', 'y?': 'number | null' }, '+': 'reject' }) },
  {
    name: 'JSON Schema: of every kind',
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      title: 'Order',
      properties: {
        text: { type: 'string', minLength: 1, maxLength: 20, pattern: '^a', default: 'a', examples: ['ab'] },
        number: { type: 'number', minimum: 0, maximum: 10, multipleOf: 0.5, example: 1.5 },
        whole: { type: 'integer', exclusiveMinimum: 0, format: 'int32' },
        list: { type: 'array', items: { $ref: '#/$defs/item' }, minItems: 1, maxItems: 5 },
        first: { $ref: '#/$defs/item', description: 'The first one' },
      },
      required: ['text', 'list'],
      additionalProperties: false,
      $defs: { item: { type: 'object', properties: { name: { const: 'x' } }, required: ['name'] } },
    },
  },
  {
    name: 'JSON Schema: choices',
    schema: {
      type: 'object',
      properties: {
        mixed: { enum: ['a', 1, 2.5, true, null] },
        either: { type: ['string', 'integer', 'null'], description: 'A name or a number', default: 1 },
        one: { oneOf: [{ type: 'string' }, { type: 'null' }] },
        half: {
          type: 'object',
          properties: { a: { type: 'string' }, b: { type: 'string' } },
          anyOf: [{ required: ['a'] }, { required: ['b'] }],
        },
        all: {
          allOf: [
            { type: 'number', minimum: 1 },
            { type: 'integer', minimum: 2, maximum: 3 },
          ],
        },
        open: { type: 'string', nullable: true, enum: ['x'] },
      },
    },
  },
  { name: 'JSON Schema: no arguments', schema: { type: 'object', properties: {} } },
];
