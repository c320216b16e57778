import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as t from 'io-ts';
import * as v from 'valibot';
import * as z from 'zod';
import type { ArgsOf, ArgsSchema } from '../../../lib/tools/schema/args-schema';
import { described } from '../../../lib/tools/schema/described';
import type { IsSame } from '../../support/is-same';
import { type } from './arktype';

interface Taken<A> {
  /** Compiles for the very type of the arguments alone. */
  readonly are: <B>(...proof: IsSame<A, B> extends true ? [] : [expected: B, butIs: A]) => void;
}

/** Takes a schema as a tool does. */
const taken = <const S extends ArgsSchema>(_schema: S): Taken<ArgsOf<S>> => ({ are: () => expect(true).toBe(true) });

describe('ArgsOf', () => {
  it('is what an io-ts codec decodes to', () => {
    taken(t.type({ city: t.string, unit: t.union([t.literal('C'), t.null]) })).are<{ city: string; unit: 'C' | null }>();
    taken(t.intersection([t.type({ a: t.Int }), t.partial({ b: t.string })])).are<{ a: t.Int } & { b?: string }>();
    taken(described(t.readonly(t.type({ a: t.string })), 'It')).are<Readonly<{ a: string }>>();
  });

  it('is the output of a zod schema', () => {
    const schema = z.object({ a: z.string().default('x'), b: z.string().transform(Number), c: z.int().optional() });
    taken(schema).are<{ a: string; b: number; c?: number | undefined }>();
    taken(schema satisfies z.ZodType<{ a: string }>).are<z.output<typeof schema>>();
  });

  it('is the output of a valibot schema', () => {
    const schema = toStandardJsonSchema(v.object({ a: v.optional(v.string(), 'x'), b: v.nullable(v.picklist(['p', 'q'])) }));
    taken(schema).are<{ a: string; b: 'p' | 'q' | null }>();
  });

  it('is the output of an arktype', () => {
    taken(type({ a: 'string', 'b?': 'number.integer', c: "'x' | 'y' | null" })).are<{ a: string; b?: number; c: 'x' | 'y' | null }>();
  });

  it('is what a literal of JSON Schema describes', () => {
    taken({
      type: 'object',
      properties: {
        city: { type: 'string', description: 'The city' },
        days: { type: 'integer' },
        share: { type: 'number' },
        on: { type: 'boolean' },
        unit: { enum: ['C', 'F', null] },
        kind: { const: 'one' },
        until: { type: ['string', 'null'] },
        since: { type: 'string', nullable: true },
        tags: { type: 'array', items: { type: 'string' } },
        either: { anyOf: [{ type: 'string' }, { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] }] },
        one: { oneOf: [{ const: 1 }, { const: 2 }] },
        nested: { type: 'object', properties: { deep: { type: 'null' } } },
        any: { type: 'object' },
        place: { $ref: '#/$defs/place' },
        both: { allOf: [{ $ref: '#/$defs/place' }, { properties: { z: { type: 'number' } } }] },
      },
      required: ['city', 'unit', 'tags', 'place'],
      $defs: { place: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] } },
    }).are<{
      readonly city: string;
      readonly unit: 'C' | 'F' | null;
      readonly tags: readonly string[];
      readonly place: { readonly x: number };
      readonly days?: number;
      readonly share?: number;
      readonly on?: boolean;
      readonly kind?: 'one';
      readonly until?: string | null;
      readonly since?: string | null;
      readonly either?: string | { readonly x: number };
      readonly one?: 1 | 2;
      readonly nested?: { readonly deep?: null };
      readonly any?: Readonly<Record<string, unknown>>;
      readonly both?: { readonly x: number; readonly z?: number };
    }>();
  });

  it('adds what stands beside a choice', () => {
    const schema = {
      type: 'object',
      properties: { half: { type: 'object', properties: { a: { type: 'string' } }, anyOf: [{ required: ['a'] }] } },
    } as const;
    taken(schema).are<{ readonly half?: { readonly a?: string } }>();
  });

  it('is an object without known keys where nothing is described', () => {
    taken({ type: 'object' }).are<Readonly<Record<string, unknown>>>();
  });

  it('does not take another type', () => {
    // @ts-expect-error the city is a string
    taken(t.type({ city: t.string })).are<{ city: number }>();
    // @ts-expect-error the days may be missing
    taken({ type: 'object', properties: { days: { type: 'integer' } } }).are<{ readonly days: number }>();
  });

  it('takes no schema that cannot be declared, where the compiler can tell', () => {
    // @ts-expect-error a schema of valibot has to be wrapped
    taken(v.object({ a: v.string() }));
    // @ts-expect-error a tuple cannot be said
    taken({ type: 'object', properties: { pair: { type: 'array', prefixItems: [{ type: 'string' }] } } });
    // @ts-expect-error there is no such type
    taken({ type: 'object', properties: { a: { type: 'text' } } });
    // @ts-expect-error it is no schema
    taken('string');
    expect.hasAssertions();
    expect(taken).toBeInstanceOf(Function);
  });
});
