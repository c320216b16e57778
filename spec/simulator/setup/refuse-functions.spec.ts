import { isLeft } from 'fp-ts/lib/Either.js';
import { PROFILES } from '../../../lib/simulator/setup/profiles';
import { readFrame } from '../../../lib/simulator/setup/read-frame';
import { refuseFunctions } from '../../../lib/simulator/setup/refuse-functions';

const PATH = 'setup.tools[0].function_declarations[0]';

const reasonFor = (...functionDeclarations: readonly object[]): string | null => {
  const frame = readFrame(JSON.stringify({ setup: { tools: [{ functionDeclarations }] } }));
  if (isLeft(frame)) return frame.left.reason;
  return refuseFunctions(frame.right.setup ?? {}, PROFILES['gemini-3.8-live'])?.reason ?? null;
};

const withParameters = (properties: object, more: object = {}): string | null =>
  reasonFor({ name: 'f', parameters: { type: 'OBJECT', properties, ...more } });

const withJsonSchema = (parametersJsonSchema: object): string | null => reasonFor({ name: 'f', parametersJsonSchema });

const STRING = { type: 'STRING' };

describe('refuseFunctions', () => {
  it.each(['get_weather', '_x', 'a.b:c-d9', 'x'.repeat(128)])('takes the name %s', (name) => {
    expect(reasonFor({ name })).toBeNull();
  });

  it.each(['', '9lives', 'get weather', 'größe', 'x'.repeat(129)])('refuses the name %p', (name) => {
    expect(reasonFor({ name })).toContain(`${PATH}.name: Invalid function name. Must start with a letter or an underscore.`);
  });

  it('refuses a function without a name', () => {
    expect(reasonFor({ description: 'Nothing.' })).toBe('Request contains an invalid argument.');
  });

  it('refuses the same name twice, wherever', () => {
    expect(reasonFor({ name: 'a' }, { name: 'b' }, { name: 'a' })).toBe('setup.tools: Duplicate function declaration found: a');
  });

  it('refuses two kinds of parameters at once', () => {
    expect(reasonFor({ name: 'a', parameters: { type: 'OBJECT' }, parametersJsonSchema: {} })).toContain('cannot both be set');
  });

  it('looks at what is returned, too', () => {
    expect(reasonFor({ name: 'a', response: { type: 'ARRAY' } })).toBe(`${PATH}.response.items: missing field.`);
    expect(reasonFor({ name: 'a', responseJsonSchema: { type: 'STRING' } })).toBe(
      `${PATH}.response_json_schema.type: is not a type of JSON Schema.`,
    );
  });
});

describe('refuseFunctions: parameters', () => {
  it.each<readonly [string, object, object]>([
    ['nothing', {}, {}],
    [
      'all kinds',
      { a: STRING, b: { type: 'NUMBER', minimum: 0 }, c: { type: 'INTEGER', format: 'int32' }, d: { type: 'BOOLEAN', nullable: true } },
      {},
    ],
    ['required properties', { city: STRING }, { required: ['city'], propertyOrdering: ['city'] }],
    ['lists of lists', { rows: { type: 'ARRAY', items: { type: 'ARRAY', items: STRING } } }, {}],
    ['choices', { unit: { type: 'STRING', enum: ['C', 'F'], format: 'enum' } }, {}],
    ['one of several', { id: { anyOf: [STRING, { type: 'INTEGER' }] } }, {}],
    ['snake_case', { id: { any_of: [STRING], min_length: '3' } }, {}],
  ])('take %s', (_what, properties, more) => {
    expect(withParameters(properties, more)).toBeNull();
  });

  it.each<readonly [string, object, object | undefined, string]>([
    [
      'a required property that is none',
      { city: STRING },
      { required: ['city', 'town'] },
      `${PATH}.parameters.required[1]: property is not defined.`,
    ],
    ['an order of what is not there', {}, { propertyOrdering: ['town'] }, `${PATH}.parameters.property_ordering: property is not defined.`],
    ['a list of nothing', { a: { type: 'ARRAY' } }, undefined, `${PATH}.parameters.properties[a].items: missing field.`],
    [
      'items of no list',
      { a: { type: 'STRING', items: STRING } },
      undefined,
      `${PATH}.parameters.properties[a].items: only allowed for ARRAY type.`,
    ],
    [
      'choices of numbers',
      { a: { type: 'INTEGER', enum: ['1'] } },
      undefined,
      `${PATH}.parameters.properties[a].enum: only allowed for STRING type.`,
    ],
    ['an empty choice', { a: { type: 'STRING', enum: [''] } }, undefined, `${PATH}.parameters.properties[a].enum: cannot be empty.`],
    [
      'properties of a text',
      { a: { type: 'STRING', properties: { b: STRING } } },
      undefined,
      `${PATH}.parameters.properties[a].properties: only allowed for OBJECT type.`,
    ],
    ['no type', { a: { description: 'Something.' } }, undefined, `${PATH}.parameters.properties[a].type: must be specified.`],
    [
      'no type deeper down',
      { a: { type: 'ARRAY', items: {} } },
      undefined,
      `${PATH}.parameters.properties[a].items.type: must be specified.`,
    ],
    [
      'a bad member of several',
      { a: { anyOf: [STRING, { type: 'ARRAY' }] } },
      undefined,
      `${PATH}.parameters.properties[a].any_of[1].items: missing field.`,
    ],
  ])('refuse %s', (_what, properties, more, reason) => {
    expect(withParameters(properties, more)).toBe(reason);
  });

  it.each<readonly [string, object, string]>([
    [
      'choices that are numbers',
      { a: { type: 'STRING', enum: [1] } },
      `Invalid value at '${PATH}.parameters.properties[0].value.enum[0]' (TYPE_STRING), 1`,
    ],
    [
      'types in lower case',
      { a: { type: 'string' } },
      `Invalid value at '${PATH}.parameters.properties[0].value.type' (type.googleapis.com/`,
    ],
    [
      'several types',
      { a: { type: ['STRING', 'NULL'] } },
      `Unknown name "type" at '${PATH}.parameters.properties[0].value': Proto field is not repeating`,
    ],
    [
      'keywords of JSON Schema',
      { a: { type: 'STRING', const: 'x' } },
      `Unknown name "const" at '${PATH}.parameters.properties[0].value': Cannot find field.`,
    ],
  ])('know no %s', (_what, properties, reason) => {
    expect(withParameters(properties)).toContain(reason);
  });

  it('know no additional properties', () => {
    expect(withParameters({}, { additionalProperties: false })).toContain(`Unknown name "additionalProperties" at '${PATH}.parameters'`);
  });

  it('are an object', () => {
    expect(reasonFor({ name: 'f', parameters: { type: 'STRING' } })).toBe(`${PATH}.parameters: schema should be of type OBJECT.`);
  });
});

describe('refuseFunctions: parametersJsonSchema', () => {
  it.each<readonly [string, object]>([
    ['nothing', {}],
    ['an object', { type: 'object', properties: { a: { type: ['string', 'null'] } }, required: ['a'], additionalProperties: false }],
    ['choices of any kind', { properties: { a: { enum: [1, 'b', null] } } }],
    ['references', { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { type: 'integer' } } }],
    ['keywords that nobody knows', { type: 'object', 'x-order': 1 }],
  ])('takes %s', (_what, schema) => {
    expect(withJsonSchema(schema)).toBeNull();
  });

  it.each<readonly [string, object, string]>([
    ['a type in upper case', { type: 'OBJECT' }, 'type: is not a type of JSON Schema.'],
    ['no type of several', { type: [] }, 'type: is not a type of JSON Schema.'],
    [
      'a bad type deeper down',
      { properties: { a: { items: { type: 'text' } } } },
      'properties[a].items.type: is not a type of JSON Schema.',
    ],
    ['required that is no list', { required: 'a' }, 'required: must be a list of names.'],
    ['a required property that is none', { type: 'object', required: ['a'] }, 'required: property is not defined.'],
    ['no choices', { properties: { a: { enum: [] } } }, 'properties[a].enum: must be a list that is not empty.'],
    ['a reference to nowhere', { properties: { a: { $ref: '#/$defs/a' } } }, 'properties[a].$ref: does not point into the schema.'],
    ['properties that are none', { properties: [] }, 'properties: must hold schemas.'],
    ['a property that is no schema', { properties: { a: 'string' } }, 'properties[a]: must be a schema.'],
    ['several that are none', { anyOf: 'a' }, 'anyOf: must hold schemas.'],
    ['a bad member of several', { oneOf: [{ type: 'string' }, { type: 'str' }] }, 'oneOf[1].type: is not a type of JSON Schema.'],
  ])('refuses %s', (_what, schema, reason) => {
    expect(withJsonSchema(schema)).toBe(`${PATH}.parameters_json_schema.${reason}`);
  });
});
