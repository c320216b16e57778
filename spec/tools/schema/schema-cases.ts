import * as fc from 'fast-check';

/** A JSON Schema, a value that fits, and one that is wrong in one place. */
export interface SchemaCase {
  readonly schema: object;
  readonly good: unknown;
  readonly bad: unknown;
}

interface Kind {
  readonly schema: object;
  readonly good: fc.Arbitrary<unknown>;
  readonly bad: fc.Arbitrary<unknown>;
}

const strange = (...values: readonly unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);

const text: fc.Arbitrary<Kind> = fc.record({ minLength: fc.nat(3), more: fc.nat(5) }).map(({ minLength, more }) => ({
  schema: { type: 'string', minLength, maxLength: minLength + more },
  good: fc.string({ minLength, maxLength: minLength + more }).filter((each) => Array.from(each).length >= minLength),
  bad: fc.oneof(
    strange(null, 1, true, {}, []),
    fc.constant('x'.repeat(minLength + more + 1)),
    minLength > 0 ? fc.constant('') : fc.constant(0),
  ),
}));

const number: fc.Arbitrary<Kind> = fc
  .record({ type: fc.constantFrom('integer', 'number'), minimum: fc.integer({ min: -50, max: 50 }), more: fc.nat(20) })
  .map(({ type, minimum, more }) => ({
    schema: { type, minimum, maximum: minimum + more },
    good: fc.integer({ min: minimum, max: minimum + more }),
    bad: fc.oneof(
      strange(null, '1', false, [], Number.NaN, Infinity),
      fc.constantFrom(minimum - 1, minimum + more + 1),
      type === 'integer' ? fc.constant(minimum + 0.5) : fc.constant(minimum - 0.5),
    ),
  }));

const flag: fc.Arbitrary<Kind> = fc.constant({ schema: { type: 'boolean' }, good: fc.boolean(), bad: strange(null, 'true', 0, {}) });

const choice: fc.Arbitrary<Kind> = fc
  .uniqueArray(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 })
  .map((choices) => ({ schema: { enum: choices }, good: fc.constantFrom(...choices), bad: strange('z', 10, 1.5, null, true, ['a']) }));

const nullable = (kind: fc.Arbitrary<Kind>): fc.Arbitrary<Kind> =>
  kind.map(({ schema, good, bad }) => ({
    schema: { anyOf: [schema, { type: 'null' }] },
    good: fc.oneof(good, fc.constant(null)),
    bad: bad.filter((each) => each !== null),
  }));

const list = (kind: fc.Arbitrary<Kind>): fc.Arbitrary<Kind> =>
  fc.record({ items: kind, minItems: fc.nat(2) }).map(({ items, minItems }) => ({
    schema: { type: 'array', items: items.schema, minItems },
    good: fc.array(items.good, { minLength: minItems, maxLength: minItems + 3 }),
    bad: fc.oneof(
      strange(null, 'a', 1, { length: minItems }),
      fc
        .tuple(fc.array(items.good, { minLength: minItems, maxLength: minItems + 3 }), items.bad, fc.nat())
        .map(([all, bad, at]) => all.toSpliced(at % (all.length + 1), 0, bad)),
      ...(minItems > 0 ? [fc.array(items.good, { maxLength: minItems - 1 })] : []),
    ),
  }));

const NAMES = ['a', 'b c', '0', 'toString', '__proto__'];

const entries = (fields: readonly (readonly [string, fc.Arbitrary<unknown>])[]): fc.Arbitrary<unknown> =>
  fc.tuple(...fields.map(([name, value]) => value.map((each) => [name, each] as const))).map((all) => Object.fromEntries(all));

const object = (kind: fc.Arbitrary<Kind>): fc.Arbitrary<Kind> =>
  fc
    .record({
      names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }),
      kinds: fc.array(kind, { minLength: 4, maxLength: 4 }),
      required: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      closed: fc.boolean(),
      present: fc.boolean(),
      at: fc.nat(),
    })
    .map(({ names, kinds, required, closed, present, at }) => {
      const fields = names.flatMap((name, index) =>
        kinds.slice(index, index + 1).map((each) => ({ name, kind: each, required: required[index] === true })),
      );
      const given = fields.filter((each) => each.required || present);
      const wrong = fields[at % fields.length];
      const withWrong = fields.map(({ name, kind: each }) => [name, name === wrong?.name ? each.bad : each.good] as const);
      const withoutOne = fields.filter((each) => each.name !== wrong?.name).map(({ name, kind: each }) => [name, each.good] as const);
      return {
        schema: {
          type: 'object',
          properties: Object.fromEntries(fields.map(({ name, kind: each }) => [name, each.schema])),
          required: fields.filter((each) => each.required).map(({ name }) => name),
          ...(closed && { additionalProperties: false }),
        },
        good: entries([
          ...given.map(({ name, kind: each }) => [name, each.good] as const),
          ...(closed ? [] : [['stranger', fc.anything()] as const]),
        ]),
        bad: fc.oneof(
          strange(null, 'a', 1, []),
          entries(withWrong),
          wrong?.required === true ? entries(withoutOne) : entries(withWrong),
          closed
            ? entries([...given.map(({ name, kind: each }) => [name, each.good] as const), ['stranger', fc.constant(1)]])
            : entries(withWrong),
        ),
      };
    });

const kindOf = (depth: number): fc.Arbitrary<Kind> => {
  if (depth === 0) return fc.oneof(text, number, flag, choice);
  const inner = kindOf(depth - 1);
  return fc.oneof(inner, nullable(inner), list(inner), object(inner));
};

/** Schemas of the part of JSON Schema that can be declared, three levels deep, each with values. */
export const schemaCases: fc.Arbitrary<SchemaCase> = object(kindOf(3)).chain(({ schema, good, bad }) =>
  fc.record({ schema: fc.constant(schema), good, bad }),
);
