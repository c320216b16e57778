import { verdictOf } from './parameters-of';

const PLACE = { type: 'object', properties: { x: { type: 'number' }, y: { type: 'number' } }, required: ['x', 'y'] };

const PROPERTIES = {
  city: { type: 'string', minLength: 2, maxLength: 5, pattern: '^B' },
  days: { type: 'integer', minimum: 1, maximum: 7 },
  share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.1 },
  unit: { enum: ['C', 'F', null] },
  floor: { enum: [1, 2, 3] },
  on: { type: 'boolean' },
  sure: { const: true },
  until: { type: ['string', 'null'] },
  nothing: { type: 'null' },
  tags: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
  at: { ...PLACE, additionalProperties: false },
  way: { type: 'array', items: PLACE },
  either: { anyOf: [{ type: 'string' }, PLACE, { type: 'array', items: { type: 'number' } }] },
  act: {
    oneOf: [
      { type: 'object', properties: { kind: { const: 'on' } }, required: ['kind'] },
      { type: 'object', properties: { kind: { const: 'dim' }, to: { type: 'number' } }, required: ['kind', 'to'] },
    ],
  },
};

const SCHEMA = { type: 'object', properties: PROPERTIES };

describe('the validation by a JSON Schema', () => {
  it.each([
    {},
    { city: 'Bern', days: 7, share: 0.3, unit: 'C', floor: 2, on: false, sure: true, until: null, nothing: null },
    { tags: ['a', 'b'], at: { x: 1, y: 2 }, way: [], either: 'x', act: { kind: 'on' } },
    { unit: null, until: 'now', way: [{ x: 1, y: 2, z: 3 }], either: { x: 1, y: 2 }, act: { kind: 'dim', to: 1 } },
    { either: [1, 2], unknown: true, city: undefined },
    { city: '𝐁𝐁𝐁'.replace('𝐁', 'B') },
  ])('takes %j', async (args) => {
    expect(await verdictOf(SCHEMA, args)).toBeNull();
  });

  it.each<readonly [object, string]>([
    [{ city: 42 }, 'city should be a string but is 42'],
    [{ city: null }, 'city should be a string but is null'],
    [{ city: 'B' }, 'city should have at least 2 characters but is "B"'],
    [{ city: 'Berlin' }, 'city should have at most 5 characters but is "Berlin"'],
    [{ city: 'Rom' }, 'city should match ^B but is "Rom"'],
    [{ days: 1.5 }, 'days should be a whole number but is 1.5'],
    [{ days: '3' }, 'days should be a whole number but is "3"'],
    [{ days: 0 }, 'days should be at least 1 but is 0'],
    [{ days: 8 }, 'days should be at most 7 but is 8'],
    [{ share: 0 }, 'share should be more than 0 but is 0'],
    [{ share: 1 }, 'share should be less than 1 but is 1'],
    [{ share: 0.25 }, 'share should be a multiple of 0.1 but is 0.25'],
    [{ share: Number.NaN }, 'share should be a number but is NaN'],
    [{ unit: 'K' }, 'unit should be "C" or "F" or null but is "K"'],
    [{ floor: 4 }, 'floor should be one of 1, 2, 3 but is 4'],
    [{ on: 'yes' }, 'on should be true or false but is "yes"'],
    [{ sure: false }, 'sure should be true but is false'],
    [{ until: 1 }, 'until should be a string or null but is 1'],
    [{ nothing: 0 }, 'nothing should be null but is 0'],
    [{ tags: 'a' }, 'tags should be an array but is "a"'],
    [{ tags: [] }, 'tags should have at least 1 items but is an array of 0'],
    [{ tags: ['a', 'b', 'c'] }, 'tags should have at most 2 items but is an array of 3'],
    [{ tags: ['a', 1] }, 'tags[1] should be a string but is 1'],
    [{ at: [] }, 'at should be an object but is an array of 0'],
    [{ at: { x: '1' } }, 'at.x should be a number but is "1"; at.y is missing'],
    [{ at: { x: 1, y: 2, 'a b': 3 } }, 'at["a b"] is not known, leave it out; known are x, y'],
    [{ way: [{ x: 1, y: 2 }, { x: 1 }] }, 'way[1].y is missing'],
    [{ either: 5 }, 'either should be a string or an object with x, y or an array but is 5'],
    [{ either: { x: 1 } }, 'either.y is missing'],
    [{ either: ['a'] }, 'either[0] should be a number but is "a"'],
    [{ act: { kind: 'dim', to: 'x' } }, 'act.to should be a number but is "x"'],
    [{ act: { kind: 'off' } }, 'act should be an object with kind "on" or an object with kind "dim" but is an object with kind'],
    [{ act: { kind: 'dim', to: 1 }, days: 0, on: 1 }, 'days should be at least 1 but is 0; on should be true or false but is 1'],
  ])('says of %j: %s', async (args, words) => {
    expect(await verdictOf(SCHEMA, args)).toBe(words);
  });

  it.each([null, 'x', [], 5])('says that %j is no object', async (args) => {
    expect(await verdictOf(SCHEMA, args)).toContain('args should be an object but is ');
  });

  it('asks for what is required, and not for what an object inherits', async () => {
    const schema = {
      type: 'object',
      properties: { toString: { type: 'string' }, city: { type: 'string' } },
      required: ['toString', 'city'],
    };
    expect(await verdictOf(schema, {})).toBe('toString is missing; city is missing');
  });

  it('does not go by the format', async () => {
    const schema = { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } };
    expect(await verdictOf(schema, { at: 'tomorrow' })).toBeNull();
  });
});
