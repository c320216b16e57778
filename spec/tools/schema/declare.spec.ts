import { z } from 'zod';
import type { ArgsSchema } from '../../../lib/tools/schema/args-schema';
import { type } from './arktype';
import { declaredX, parametersOf } from './parameters-of';

describe('the declaration of', () => {
  it.each<readonly [string, object, unknown]>([
    ['a format that the service knows', { type: 'string', format: 'date-time' }, { type: 'STRING', format: 'date-time' }],
    [
      'a pattern that says what the format says, by the format alone',
      { type: 'string', format: 'date-time', pattern: '^\\d{4}-\\d\\d-\\d\\dT' },
      { type: 'STRING', format: 'date-time' },
    ],
    [
      'a pattern that narrows the format',
      { type: 'string', format: 'date-time', pattern: '^2' },
      { type: 'STRING', format: 'date-time', pattern: '^2' },
    ],
    [
      'patterns of which one says what the format says',
      { type: 'string', format: 'email', allOf: [{ pattern: '^\\S+@\\S+$' }, { pattern: '^a' }, { pattern: 'g$' }] },
      { type: 'STRING', description: '(format: email; matches g$ too)', pattern: '^a' },
    ],
    [
      'a pattern beside a format that is not known well enough',
      { type: 'string', format: 'nanoid', pattern: '^.{21}$' },
      { type: 'STRING', description: '(format: nanoid)', pattern: '^.{21}$' },
    ],
    ['another format', { type: 'string', format: 'email', description: 'Whose' }, { type: 'STRING', description: 'Whose (format: email)' }],
    ['numbers to choose from', { enum: [1, 2, 3] }, { type: 'INTEGER', description: '(one of 1, 2, 3)' }],
    ['numbers of which some are broken', { enum: [1, 2.5] }, { type: 'NUMBER', description: '(one of 1, 2.5)' }],
    ['one number', { const: 1, description: 'The version' }, { type: 'INTEGER', description: 'The version (always 1)' }],
    ['one flag', { const: false }, { type: 'BOOLEAN', description: '(always false)' }],
    ['both flags', { enum: [true, false] }, { type: 'BOOLEAN' }],
    [
      'whole numbers within open bounds',
      { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 3.5 },
      { type: 'INTEGER', minimum: 1, maximum: 3 },
    ],
    [
      'numbers within open bounds',
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      { type: 'NUMBER', description: '(more than 0; less than 1)', minimum: 0, maximum: 1 },
    ],
    ['bounds as OpenAPI opens them', { type: 'integer', minimum: 0, exclusiveMinimum: true }, { type: 'INTEGER', minimum: 1 }],
    ['bounds that every whole number keeps', { type: 'integer', maximum: Number.MAX_SAFE_INTEGER }, { type: 'INTEGER' }],
    ['a multiple', { type: 'integer', multipleOf: 5 }, { type: 'INTEGER', description: '(a multiple of 5)' }],
    ['a format of numbers', { type: 'integer', format: 'int32' }, { type: 'INTEGER', format: 'int32' }],
    ['a format that numbers do not have', { type: 'number', format: 'money' }, { type: 'NUMBER', description: '(format: money)' }],
    ['null that is said of both', { allOf: [{ type: 'string', nullable: true }, { nullable: false }] }, { type: 'STRING' }],
    [
      'other keys, here taken and there not',
      { allOf: [{ type: 'object', additionalProperties: {} }, { additionalProperties: true }] },
      { type: 'OBJECT' },
    ],
    ['null', { type: 'null' }, { type: 'NULL' }],
    ['a choice with null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, { type: 'STRING', nullable: true }],
    [
      'a choice of types, whose words stand at each option',
      { type: ['string', 'number', 'null'], description: 'Which', default: 1 },
      {
        anyOf: [
          { type: 'STRING', description: 'Which (by default 1)', nullable: true },
          { type: 'NUMBER', description: 'Which (by default 1)', nullable: true },
        ],
      },
    ],
    [
      'a choice of choices',
      { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, { type: 'boolean', description: 'b' }] },
      { anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }, { type: 'BOOLEAN', description: 'b' }] },
    ],
    ['literals', { oneOf: [{ const: 'a' }, { const: 'b' }, { const: 'a' }] }, { type: 'STRING', enum: ['a', 'b'] }],
    ['number literals', { anyOf: [{ const: 1 }, { const: 2 }] }, { type: 'INTEGER', description: '(one of 1, 2)' }],
    ['flag literals', { anyOf: [{ const: true }, { const: false }] }, { type: 'BOOLEAN' }],
    ['an object of any kind', { type: 'object', additionalProperties: true }, { type: 'OBJECT' }],
    [
      'an object that says so by its properties',
      { properties: { a: { type: 'string' } } },
      { type: 'OBJECT', properties: { a: { type: 'STRING' } } },
    ],
    [
      'objects that are merged, to the last property',
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'string', minLength: 1 }, b: { type: 'number' } }, required: ['a'] },
          { properties: { a: { maxLength: 5, minLength: 2 } }, required: ['a', 'b'] },
        ],
        description: 'Both',
      },
      {
        type: 'OBJECT',
        description: 'Both',
        properties: { a: { type: 'STRING', minLength: 2, maxLength: 5 }, b: { type: 'NUMBER' } },
        required: ['a', 'b'],
      },
    ],
    ['choices that are merged', { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { type: 'STRING', enum: ['b'] }],
    [
      'lists that are merged',
      { allOf: [{ type: 'array', items: { type: 'number' } }, { items: { maximum: 3 } }] },
      { type: 'ARRAY', items: { type: 'NUMBER', maximum: 3 } },
    ],
  ])('%s', (_what, schema, declared) => {
    expect(declaredX(schema)).toEqual(declared);
  });

  it.each<readonly [string, z.ZodType, unknown]>([
    ['startsWith', z.string().startsWith('SKU-'), { type: 'STRING', pattern: '^SKU-.*' }],
    ['endsWith', z.string().endsWith('.png'), { type: 'STRING', pattern: '.*\\.png$' }],
    ['includes', z.string().includes('@'), { type: 'STRING', pattern: '@' }],
    ['lowercase', z.string().lowercase(), { type: 'STRING', pattern: '^[^A-Z]*$' }],
    ['uppercase', z.string().uppercase(), { type: 'STRING', pattern: '^[^a-z]*$' }],
    [
      'email with a pattern',
      z.email({ pattern: /@acme\.com$/ }),
      { type: 'STRING', description: '(format: email)', pattern: '@acme\\.com$' },
    ],
    [
      'regex and startsWith',
      z
        .string()
        .regex(/^[a-z-]+$/)
        .startsWith('sku-'),
      { type: 'STRING', description: '(matches ^sku-.* too)', pattern: '^[a-z-]+$' },
    ],
  ])('%s of zod', (_what, schema, declared) => {
    expect(parametersOf(z.object({ x: schema }))?.['properties']).toEqual({ x: declared });
  });

  it.each<readonly [string, ArgsSchema]>([
    ['email', z.object({ x: z.email() })],
    ['email', z.object({ x: z.email({ pattern: z.regexes.html5Email }) })],
    ['email', type({ x: 'string.email' })],
    ['uuid', z.object({ x: z.uuid() })],
    ['uuid', z.object({ x: z.guid() })],
    ['date', z.object({ x: z.iso.date() })],
    ['duration', z.object({ x: z.iso.duration() })],
    ['ipv4', z.object({ x: z.ipv4() })],
    ['ipv6', z.object({ x: z.ipv6() })],
    ['cidrv4', z.object({ x: z.cidrv4() })],
    ['cidrv6', z.object({ x: z.cidrv6() })],
    ['hostname', z.object({ x: z.hostname() })],
    ['base64', z.object({ x: z.base64() })],
    ['base64url', z.object({ x: z.base64url() })],
    ['emoji', z.object({ x: z.emoji() })],
  ])('%s, without the pattern that every such text has', (format, schema) => {
    expect(parametersOf(schema)?.['properties']).toEqual({ x: { type: 'STRING', description: `(format: ${format})` } });
  });

  it.each<readonly [string, z.ZodType]>([
    ['a uuid of one version', z.uuidv4()],
    ['a moment to the millisecond', z.iso.datetime({ precision: 3 })],
  ])('%s, with its pattern', (_what, schema) => {
    expect(parametersOf(z.object({ x: schema }))?.['properties']).toMatchObject({ x: { pattern: expect.any(String) as string } });
  });

  it('a schema that is referred to, wherever it stands', () => {
    const defs = { 'a/b': { type: 'string' }, twice: { allOf: [{ $ref: '#/$defs/a~1b' }, { minLength: 1 }] } };
    expect(declaredX({ $ref: '#/$defs/twice', description: 'It' }, { $defs: defs })).toEqual({
      type: 'STRING',
      description: 'It',
      minLength: 1,
    });
  });

  it('one schema in two parts of an intersection, which is no recursion', () => {
    const point = { type: 'object', properties: { x: { type: 'number' } } };
    const both = { allOf: [{ $ref: '#/$defs/point' }, { properties: { origin: { $ref: '#/$defs/point' } } }] };
    expect(declaredX(both, { $defs: { point } })).toEqual({
      type: 'OBJECT',
      properties: { x: { type: 'NUMBER' }, origin: { type: 'OBJECT', properties: { x: { type: 'NUMBER' } } } },
    });
  });

  it('names that a prototype has', () => {
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"number"}},"required":["__proto__"]}',
    ) as object;
    expect(JSON.stringify(declaredX(schema))).toBe(
      '{"type":"OBJECT","properties":{"__proto__":{"type":"STRING"},"constructor":{"type":"NUMBER"}},"required":["__proto__"]}',
    );
  });
});
