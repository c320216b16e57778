import * as fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { refuseSchema } from '../../../lib/simulator/setup/refuse-schema';
import { readArgs } from '../../../lib/tools/schema/read-args';
import { problemsOf } from './parameters-of';
import { schemaCases } from './schema-cases';

describe('readArgs, of any JSON Schema that can be declared', () => {
  it('takes what fits, and refuses what is wrong in one place, in words', () => {
    fc.assert(
      fc.property(schemaCases, ({ schema, good, bad }) => {
        const reader = readArgs(schema);
        if (isLeft(reader)) throw new Error(problemsOf(schema).join('\n'));
        const refused = reader.right.read(bad);
        expect(reader.right.read(good)).toEqual({ _tag: 'Right', right: good });
        expect(refused).toEqual({ _tag: 'Left', left: expect.any(String) as unknown });
      }),
      { seed: 7, numRuns: 600 },
    );
  });

  it('declares what the service takes', () => {
    fc.assert(
      fc.property(schemaCases, ({ schema }) => {
        const reader = readArgs(schema);
        expect(isRight(reader) && refuseSchema(reader.right.parameters, 'parameters')).toBeNull();
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});
