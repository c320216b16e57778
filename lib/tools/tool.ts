import { isLeft, map } from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { LiveConfigError } from '../errors/live-config-error';
import type { PreparedRun, Tool } from '../session/tool';
import { isObject } from '../wire/codec/fields';
import { definitionProblems } from './definition-problems';
import { isThenable } from './is-thenable';
import type { NoArgs } from './no-args';
import { NO_ARGS } from './no-args';
import type { ResultOf } from './result-of';
import type { ArgsOf, ArgsSchema } from './schema/args-schema';
import { readArgs } from './schema/read-args';
import type { ToolDefinition } from './tool-definition';

const refuse = (name: unknown, problems: readonly ConfigProblem[]): never => {
  const tool = typeof name === 'string' ? `tool ${name}` : 'tool';
  throw new LiveConfigError(problems.map(({ field, problem }) => ({ field: `${tool}: ${field}`, problem })));
};

/**
 * Defines a function that the model may call: `liveSession({ tools })` declares it and runs its calls. The declaration is derived from the schema of the
 * arguments, and so is the type of what `run` gets.
 *
 * @throws LiveConfigError where the definition cannot work: it names every bad field, and everything in the schema that cannot be declared
 * @example
 * import * as t from 'io-ts';
 *
 * const weather = tool({
 *   name: 'get_weather',
 *   description: 'The weather in a city, now.',
 *   args: t.type({ city: described(t.string, 'The city, in English') }),
 *   run: ({ city }, { signal }) => fetch(`https://weather.example/${city}`, { signal }).then((response) => response.json()),
 * });
 */
export const tool = <const Schema extends ArgsSchema = NoArgs, Given = unknown>(
  definition: ToolDefinition<Schema, Given>,
): Tool<ArgsOf<Schema>, ResultOf<Given>> => {
  const given: unknown = definition;
  if (!isObject(given)) return refuse(null, [{ field: 'definition', problem: 'should be an object' }]);
  const read = readArgs(definition.args ?? NO_ARGS);
  const problems = [...definitionProblems(given), ...(isLeft(read) ? read.left : [])];
  if (isLeft(read) || problems.length > 0) return refuse(given['name'], problems);
  const { name, description, run, behavior, scheduling, timeoutMs, concurrency = Infinity, approve } = definition;
  const reader = read.right;
  // The reader has found the arguments to be what the schema says.
  const ready = map(
    (args: unknown) =>
      (context: Parameters<typeof run>[1]): unknown =>
        run(args as ArgsOf<Schema>, context),
  );
  return {
    name,
    description,
    parameters: reader.parameters,
    behavior: behavior ?? null,
    scheduling: scheduling ?? null,
    timeoutMs: timeoutMs ?? null,
    concurrency,
    approve: approve ?? null,
    // Whatever it gives comes down to these results.
    run: run as Tool<ArgsOf<Schema>, ResultOf<Given>>['run'],
    prepare: (args): PreparedRun | PromiseLike<PreparedRun> => {
      const validated: Either<string, unknown> | PromiseLike<Either<string, unknown>> = reader.read(args);
      return isThenable(validated) ? validated.then(ready) : ready(validated);
    },
  };
};
