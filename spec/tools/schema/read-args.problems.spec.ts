import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as t from 'io-ts';
import * as v from 'valibot';
import * as z from 'zod';
import { scope, type } from './arktype';
import { problemsOf } from './parameters-of';

interface Tree {
  readonly kids: Tree[];
}

const tree: t.Type<Tree> = t.recursion('Tree', () => t.type({ kids: t.array(tree) }));

const date = new t.Type<Date, string>(
  'Date',
  (value): value is Date => value instanceof Date,
  (value, context) => (typeof value === 'string' ? t.success(new Date(value)) : t.failure(value, context)),
  (value) => value.toISOString(),
);

const UNSAID = 'which a declaration cannot say';
const RECORD = `describes a record, ${UNSAID}; name the properties, or take an array of objects with a key and a value`;
const TUPLE = `describes a tuple, ${UNSAID}; make it an object with a name for each part`;
const CONDITION = `is a condition, ${UNSAID}; make it an anyOf of the cases`;
const ITSELF = `holds itself, ${UNSAID}; write the levels out, as deep as they are needed`;
const NO_TYPE = 'does not say what it is, and a declaration has to; give it a type that JSON has, such as "string"';
const ANYTHING = `may be anything, ${UNSAID}; give it a type, or take t.UnknownRecord for any object`;
const NOT_THERE = 'is undefined, which is not JSON; only a field of an object can be left out';

const ofX = (x: object): unknown => t.type({ x: x as t.Mixed });
const withX = (x: unknown, more: object = {}): unknown => ({ type: 'object', properties: { x }, ...more });

describe('readArgs, of what a declaration cannot say', () => {
  it.each<readonly [string, unknown, string]>([
    ['t.unknown', ofX(t.unknown), `args.x ${ANYTHING}`],
    ['t.any', ofX(t.any), `args.x ${ANYTHING}`],
    ['t.UnknownArray', ofX(t.UnknownArray), `args.x is an array of anything, ${UNSAID}; take t.array with a codec of the items`],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what somebody may hand over
    ['t.object', ofX(t.object), 'args.x is any object, an array or a function too; take t.UnknownRecord'],
    ['t.never', ofX(t.never), 'args.x is never, so nothing fits; leave it out'],
    ['t.Function', ofX(t.Function), 'args.x is a function, which is not JSON; leave it out'],
    ['t.bigint', ofX(t.bigint), 'args.x is a bigint, which is not JSON; take t.Int, or t.string for digits'],
    ['a recursion', ofX(tree), `args.x ${ITSELF}`],
    ['t.tuple', ofX(t.tuple([t.string])), `args.x is a tuple, ${UNSAID}; take t.type with a name for each part`],
    [
      't.record',
      ofX(t.record(t.string, t.number)),
      `args.x is a record, ${UNSAID}; take t.type with the keys, or t.array of t.type({ key, value })`,
    ],
    ['undefined alone', ofX(t.undefined), `args.x ${NOT_THERE}`],
    ['undefined in an array', ofX(t.array(t.union([t.string, t.undefined]))), `args.x[] ${NOT_THERE}`],
    ['void in an array', ofX(t.array(t.void)), `args.x[] ${NOT_THERE}`],
    [
      'a codec of one’s own',
      t.type({ filter: t.type({ 'since when': t.array(date) }) }),
      'args.filter["since when"][] is a codec of its own, which does not say what it takes; take codecs of io-ts, and convert in run',
    ],
    ['two types at once', ofX(t.intersection([t.string, t.number])), 'args.x says type twice, and not the same; say it once'],
    [
      'a literal that is empty',
      ofX(t.union([t.literal(''), t.literal('a')])),
      'args.x.anyOf[0] has an empty text among its choices, which the service refuses; leave it out',
    ],
  ])('refuses %s of io-ts', (_what, schema, problem) => {
    expect(problemsOf(schema)).toEqual([problem]);
  });

  it.each<readonly [string, unknown, string]>([
    ['prefixItems', withX({ type: 'array', prefixItems: [{ type: 'string' }], items: false }), `args.x prefixItems ${TUPLE}`],
    ['a list of items', withX({ type: 'array', items: [{ type: 'string' }] }), `args.x items ${TUPLE}`],
    ['an array of nobody knows what', withX({ type: 'array' }), 'args.x is an array that does not say what is in it; give it items'],
    ['patternProperties', withX({ type: 'object', patternProperties: { a: {} } }), `args.x patternProperties ${RECORD}`],
    ['a record', withX({ type: 'object', additionalProperties: { type: 'number' } }), `args.x additionalProperties ${RECORD}`],
    ['not', withX({ not: {} }), `args.x not says what may not be, ${UNSAID}; describe what may be, and check the rest in run`],
    ['if', withX({ type: 'string', if: {} }), `args.x if ${CONDITION}`],
    ['then', withX({ type: 'string', then: {} }), `args.x then ${CONDITION}`],
    ['else', withX({ type: 'string', else: {} }), `args.x else ${CONDITION}`],
    [
      'a keyword that has no word',
      withX({ type: 'array', items: { type: 'string' }, uniqueItems: true }),
      `args.x uniqueItems is a keyword ${UNSAID}; leave it out, say it in the description, and check it in run`,
    ],
    ['no type', withX({ description: 'Something' }), `args.x ${NO_TYPE}`],
    ['true for a schema', withX(true), 'args.x should be a schema that says a type but is true'],
    ['a type of another language', withX({ type: 'STRING' }), 'args.x has no type that is known: "STRING"; say "string"'],
    [
      'a type that nobody knows',
      withX({ type: 'date-and-time' }),
      'args.x has no type that is known: "date-and-time"; there are string, number, integer, boolean, array, object, null',
    ],
    ['a wrong pattern', withX({ type: 'string', pattern: '(' }), 'args.x pattern should be a regular expression but is "("'],
    ['a wrong limit', withX({ type: 'string', minLength: -1 }), 'args.x minLength should be a whole number from 0 but is -1'],
    ['a wrong bound', withX({ type: 'number', minimum: '1' }), 'args.x minimum should be a number but is "1"'],
    [
      'a required stranger',
      withX({ type: 'string' }, { required: ['y'] }),
      'args requires "y", which is not among its properties; describe it there',
    ],
    ['an empty choice', withX({ enum: [] }), 'args.x leaves nothing to choose; give it a choice of its type'],
    [
      'choices of another type',
      withX({ type: 'integer', enum: ['a', 1.5] }),
      'args.x leaves nothing to choose; give it a choice of its type',
    ],
    [
      'a choice that holds others',
      withX({ enum: [{ a: 1 }] }),
      'args.x has an object with a among its choices; they can be texts, numbers, booleans and null',
    ],
    ['a choice of no schemas', withX({ anyOf: [] }), 'args.x is a choice of nothing; give it one'],
    [
      'a choice twice',
      withX({ anyOf: [{ type: 'string' }], oneOf: [{ type: 'string' }] }),
      'args.x has both anyOf and oneOf; make it one choice',
    ],
    ['an option that says nothing', withX({ anyOf: [{ type: 'string' }, {}] }), `args.x.anyOf[1] ${NO_TYPE}`],
    ['allOf that is no list', withX({ allOf: {} }), 'args.x allOf should be a list of schemas'],
    [
      'allOf that cannot be',
      withX({ allOf: [{ type: 'number', multipleOf: 2 }, { multipleOf: 3 }] }),
      'args.x says multipleOf twice, and not the same; say it once',
    ],
    ['a foreign reference', withX({ $ref: 'https://a.b/c' }), 'args.x $ref "https://a.b/c" leads elsewhere; put that schema into $defs'],
    ['a reference to nothing', withX({ $ref: '#/$defs/X' }), 'args.x $ref "#/$defs/X" leads nowhere; put that schema into $defs'],
    ['a reference to itself', withX({ $ref: '#/properties/x' }), `args.x ${ITSELF}`],
    ['a recursion', withX({ type: 'array', items: { $ref: '#' } }), `args.x[] ${ITSELF}`],
    [
      'a recursion through an intersection',
      withX({ $ref: '#/$defs/n' }, { $defs: { n: { allOf: [{ properties: { n: { $ref: '#/$defs/n' } } }, { type: 'object' }] } } }),
      `args.x.n ${ITSELF}`,
    ],
    [
      'a root that is no object',
      { type: 'string' },
      'args should be an object, as functions take their arguments by name, but is a string; put it into a field',
    ],
    [
      'a root that may be null',
      { type: ['object', 'null'] },
      'args should be an object, as functions take their arguments by name, but is an object or null; put it into a field',
    ],
    [
      'a root with a choice',
      { anyOf: [withX({ type: 'string' }), { type: 'object', properties: { y: { type: 'string' } } }] },
      'args should be an object, as functions take their arguments by name, but is an object; put the choice into a field',
    ],
    ['what is no schema', 5, 'args should be an io-ts codec, a Standard Schema or a JSON Schema but is 5'],
    ['a list', [], 'args should be an io-ts codec, a Standard Schema or a JSON Schema but is an array of 0'],
  ])('refuses %s', (_what, schema, problem) => {
    expect(problemsOf(schema)).toEqual([problem]);
  });

  it('names everything at once, with its path', () => {
    expect(problemsOf(t.type({ filter: t.type({ tags: t.array(t.unknown) }), pair: t.tuple([t.string]) }))).toEqual([
      `args.filter.tags[] ${ANYTHING}`,
      `args.pair is a tuple, ${UNSAID}; take t.type with a name for each part`,
    ]);
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    [
      'zod: a date',
      z.object({ x: z.date() }),
      ['args gives no JSON Schema: Date cannot be represented in JSON Schema; take something that JSON has, and convert it in run'],
    ],
    ['zod: a tuple', z.object({ x: z.tuple([z.string()]) }), [`args.x prefixItems ${TUPLE}`]],
    ['zod: a record', z.object({ x: z.record(z.string(), z.number()) }), [`args.x additionalProperties ${RECORD}`]],
    ['zod: anything', z.object({ x: z.unknown() }), [`args.x ${NO_TYPE}`]],
    [
      'valibot: a date',
      toStandardJsonSchema(v.object({ x: v.date() })),
      [
        'args gives no JSON Schema: The "date" schema cannot be converted to JSON Schema.; take something that JSON has, and convert it in run',
      ],
    ],
    ['valibot: a tuple', toStandardJsonSchema(v.object({ x: v.tuple([v.string()]) })), [`args.x prefixItems ${TUPLE}`]],
    ['arktype: a date', type({ x: 'Date' }), [`args.x ${NO_TYPE}`]],
    ['arktype: a recursion', scope({ node: { 'kids?': 'node[]' } }).export().node, [`args.kids[] ${ITSELF}`]],
  ])('refuses what another library cannot say, %s', (_what, schema, problems) => {
    expect(problemsOf(schema)).toEqual(problems);
  });

  it.each([
    ['zod', 'take zod 4.2 or newer'],
    ['valibot', 'wrap it in toStandardJsonSchema of @valibot/to-json-schema, 1.5 or newer'],
    ['arktype', 'take arktype 2.1.28 or newer'],
    ['yup', 'take a library that keeps to Standard JSON Schema (https://standardschema.dev/json-schema), or hand over a JSON Schema'],
  ])('says what to do where a schema of %s gives no JSON Schema', (vendor, wayOut) => {
    const schema = { '~standard': { version: 1, vendor, validate: (value: unknown) => ({ value }) } };
    expect(problemsOf(schema)).toEqual([`args is a schema of ${vendor} that gives no JSON Schema; ${wayOut}`]);
  });

  it('knows a plain schema of valibot', () => {
    expect(problemsOf(v.object({ a: v.string() }))[0]).toContain('wrap it in toStandardJsonSchema');
  });
});
