import type { Either } from 'fp-ts/lib/Either.js';
import { chain, isLeft, left, map, right } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../../errors/live-config-error';
import { excerpt } from '../../wire/excerpt';
import type { Codec } from './codec';
import { codecFaults } from './codec-faults';
import { declare } from './declare';
import { faultsIn } from './faults-in';
import { inOneLine } from './in-one-line';
import type { Reading } from './reading';
import { cannot } from './reading';
import { notValidated } from './not-validated';
import { opaqueProblem, readStandard, schemaOfStandard } from './read-standard';
import { schemaOf } from './schema-of-codec';
import { schemaSource } from './schema-source';
import type { ObjectShape, Shape } from './shape';
import { shapeOf } from './shape-of';
import { wanted } from './wanted';

/** What was made of the schema of a tool's arguments. */
export interface ArgsReader {
  /** For `FunctionDeclaration.parameters`; `null` where the function takes no arguments. */
  readonly parameters: Readonly<Record<string, unknown>> | null;
  /** The validated arguments, or what is wrong with them in words that a model can act on. Never throws or rejects. */
  readonly read: (args: unknown) => Either<string, unknown> | PromiseLike<Either<string, unknown>>;
}

const ROOT = 'args';

const asObject = (shape: Shape): Reading<ObjectShape> => {
  if (shape.type === 'object' && !shape.isNullable) return right(shape);
  const wayOut = shape.type === 'anyOf' ? 'put the choice into a field' : 'put it into a field';
  return cannot(ROOT, `should be an object, as functions take their arguments by name, but is ${wanted(shape)}; ${wayOut}`);
};

const objectOf = (schema: unknown): Reading<ObjectShape> =>
  chain(asObject)(shapeOf(schema, { root: schema, path: ROOT, above: [], beside: [] }));

const parametersOf = (shape: ObjectShape): ArgsReader['parameters'] => (shape.fields.length === 0 ? null : declare(shape));

const readCodec =
  (codec: Codec): ArgsReader['read'] =>
  (args) => {
    try {
      const decoded = codec.decode(args);
      return isLeft(decoded) ? left(inOneLine(codecFaults(decoded.left))) : decoded;
    } catch (error) {
      return notValidated(error);
    }
  };

const readShape =
  (shape: Shape): ArgsReader['read'] =>
  (args) => {
    const faults = faultsIn(shape, args, '');
    return faults.length > 0 ? left(inOneLine(faults)) : right(args);
  };

/**
 * Makes of a schema the parameters of a function declaration, and a validator. Left: everything that a declaration cannot say, each with its path and
 * a way out.
 */
export const readArgs = (schema: unknown): Either<readonly ConfigProblem[], ArgsReader> => {
  const source = schemaSource(schema);
  const reader =
    (read: (shape: ObjectShape) => ArgsReader['read']) =>
    (shape: ObjectShape): ArgsReader => ({ parameters: parametersOf(shape), read: read(shape) });
  switch (source.type) {
    case 'codec':
      return map(reader(() => readCodec(source.codec)))(chain(objectOf)(schemaOf(source.codec, ROOT)));
    case 'standard':
      return map(reader((shape) => readStandard(source.schema, shape)))(chain(objectOf)(schemaOfStandard(source.schema)));
    case 'opaque':
      return opaqueProblem(source.vendor);
    case 'json':
      return map(reader(readShape))(objectOf(source.schema));
    case 'unknown':
      return cannot(ROOT, `should be an io-ts codec, a Standard Schema or a JSON Schema but is ${excerpt(schema)}`);
    default: {
      const unreachable: never = source;
      return unreachable;
    }
  }
};
