import { verdictOf } from './verdict';

const LIVE = 'gemini-3.8-live';
const PATH = 'setup.tools[0].functionDeclarations[0]';

const declared = (more: object): object => ({ tools: [{ functionDeclarations: [{ name: 'f', behavior: 'BLOCKING', ...more }] }] });
const withProperties = (properties: object, more: object = {}): object => declared({ parameters: { type: 'OBJECT', properties, ...more } });

const STRING = { type: 'STRING' };

describe('checkSetup, of the schema of parameters', () => {
  it.each<readonly [string, object, object, string]>([
    ['no type', { a: { description: 'x' } }, {}, 'properties.a.type: it is missing. Fix: give a type, such as STRING'],
    [
      'no type in so many words',
      { a: { type: 'TYPE_UNSPECIFIED' } },
      {},
      'properties.a.type: it is missing. Fix: give a type, such as STRING',
    ],
    [
      'several types',
      { a: { type: ['string', 'null'] } },
      {},
      'properties.a.type: it is a list. Fix: give one type, and nullable: true for null',
    ],
    [
      'a list of nothing',
      { a: { type: 'ARRAY' } },
      {},
      'properties.a.items: a list has to say what is in it. Fix: give a schema of the items',
    ],
    [
      'items of no list',
      { a: { type: 'STRING', items: STRING } },
      {},
      'properties.a.items: only an ARRAY has items. Fix: make it an ARRAY, or leave them out',
    ],
    [
      'choices of numbers',
      { a: { type: 'INTEGER', enum: ['1'] } },
      {},
      'properties.a.enum: only a STRING has choices. Fix: make it a STRING, or leave them out',
    ],
    [
      'a choice that is a number',
      { a: { type: 'STRING', enum: [1] } },
      {},
      'properties.a.enum: a choice is no text. Fix: write every choice as a text',
    ],
    [
      'a choice of nothing',
      { a: { type: 'STRING', enum: [''] } },
      {},
      'properties.a.enum: a choice is no text. Fix: write every choice as a text',
    ],
    [
      'properties of a text',
      { a: { type: 'STRING', properties: { b: STRING } } },
      {},
      'properties.a.properties: only an OBJECT has properties. Fix: make it an OBJECT, or leave them out',
    ],
    [
      'a required stranger',
      { a: STRING },
      { required: ['a', 'b', 'c'] },
      'required: there is no property "b", "c". Fix: declare it, or leave it out',
    ],
    ['a property that is a text', { a: 'STRING' }, {}, 'properties.a: it is "STRING". Fix: give a schema, such as { type: \'STRING\' }'],
    [
      'a property that is a type in lower case',
      { a: 'number' },
      {},
      'properties.a: it is "number". Fix: give a schema, such as { type: \'NUMBER\' }',
    ],
    [
      'a choice that is no schema',
      { a: { anyOf: [STRING, 7] } },
      {},
      "properties.a.anyOf[1]: it is 7. Fix: give a schema, such as { type: 'STRING' }",
    ],
    ['required that is a text', { a: STRING }, { required: 'a' }, 'required: it is "a". Fix: give a list'],
    ['an order that is a text', { a: STRING }, { property_ordering: 'a' }, 'propertyOrdering: it is "a". Fix: give a list'],
    ['choices that are a text', { a: { type: 'STRING', enum: 'C' } }, {}, 'properties.a.enum: it is "C". Fix: give a list'],
    [
      'alternatives that are an object',
      { a: { type: 'STRING', anyOf: {} } },
      {},
      'properties.a.anyOf: it is an object with no keys. Fix: give a list',
    ],
    [
      'properties that are a list',
      {},
      { properties: ['a'] },
      'properties: it is an array of 1. Fix: give an object, with a schema for each name',
    ],
    [
      'an order of strangers',
      {},
      { propertyOrdering: ['b'] },
      'propertyOrdering: there is no property "b". Fix: declare it, or leave it out',
    ],
    [
      'what is deeper down',
      { a: { type: 'ARRAY', items: { anyOf: [STRING, { type: 'ARRAY' }] } } },
      {},
      'properties.a.items.anyOf[1].items: a list has to say what is in it. Fix: give a schema of the items',
    ],
  ])('refuses %s in the parameters', (_what, properties, more, line) => {
    expect(verdictOf(LIVE, withProperties(properties, more))).toEqual([`error at ${PATH}.parameters.${line}`]);
  });

  it('reads a schema that holds itself, once', () => {
    const parameters: Record<string, unknown> = { type: 'OBJECT' };
    parameters['properties'] = { a: parameters, b: parameters };
    expect(verdictOf(LIVE, declared({ parameters }))).toEqual([]);
  });
});
