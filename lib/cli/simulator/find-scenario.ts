import { readFile } from 'node:fs/promises';
import type { Either } from 'fp-ts/lib/Either.js';
import { chain, left, mapLeft, right } from 'fp-ts/lib/Either.js';
import { scenarios } from '../../simulator/scenario/scenarios';
import type { Scenario } from '../../simulator/simulator-options';
import { nearest } from '../../errors/nearest';
import { fileFailure } from './failure-in-words';
import { parseJson } from './parse-json';
import { readScenario } from './read-scenario';

const named: ReadonlyMap<string, Scenario> = new Map(Object.entries(scenarios));

/** The scenarios that have a name. */
export const scenarioNames = [...named.keys()];

const isPath = (text: string): boolean => text.endsWith('.json') || /[\\/]/.test(text);

const unknownScenario = (name: string): string => {
  const near = nearest(name, scenarioNames);
  const guess = near === undefined ? '' : ` Did you mean ${near}?`;
  return `There is no scenario "${name}".${guess} There are ${scenarioNames.join(', ')}; a file ends in .json.`;
};

const scenarioIn = async (path: string): Promise<Either<string, Scenario>> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return left(fileFailure(error, path));
  }
  return mapLeft((problem: string) => `${path}: ${problem}`)(chain(readScenario)(parseJson(text)));
};

/** The scenario of that name, or in that file; an empty one where none is asked for. To the left is why there is none. */
export const findScenario = async (asked: string | null): Promise<Either<string, Scenario>> => {
  if (asked === null) return right({});
  if (isPath(asked)) return scenarioIn(asked);
  const scenario = named.get(asked);
  return scenario === undefined ? left(unknownScenario(asked)) : right(scenario);
};
