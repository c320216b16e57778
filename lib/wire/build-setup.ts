import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { modelName } from './model-name';
import type { ModelHome } from './model-name';
import type { Setup, SetupMessage } from './setup-message';
import type { Declaration } from './setup-rules/functions-in';
import { plainSetup } from './setup-rules/plain-setup';
import { readSetup } from './setup-rules/read-setup';
import { setupWithFunctions } from './setup-with-functions';

/** What a setup message is made of. */
export interface SetupParts {
  readonly home: ModelHome;
  readonly model: string;
  readonly setup: Setup;
  /** What the session declares by itself, beside the functions of the setup. */
  readonly functions?: readonly Declaration[];
  /** Whether to ask for resumption updates where the setup itself says nothing of resumption. */
  readonly askForResumption: boolean;
}

/**
 * The setup message of a connection, with the model name as the backend spells it; or every field that is of the wrong shape. What is of the right
 * shape and refused nevertheless is for `checkSetup` to say.
 * Vertex AI is told to speak where the app names no modality, as Google's own clients do.
 */
export const buildSetup = ({
  home,
  model,
  setup: given,
  functions = [],
  askForResumption,
}: SetupParts): Either<readonly ConfigProblem[], SetupMessage> => {
  const setup = setupWithFunctions(given, functions);
  const { problems } = readSetup(setup);
  if (problems.length > 0) return left(problems.map(({ field, problem, fix }) => ({ field, problem: `${problem}; ${fix}` })));
  const asked = plainSetup(setup);
  const needsModality = home.type === 'vertexAi' && asked.generationConfig?.responseModalities === undefined;
  return right({
    ...asked,
    model: modelName(home, model),
    ...(needsModality && { generationConfig: { ...asked.generationConfig, responseModalities: ['AUDIO'] } }),
    ...(askForResumption && asked.sessionResumption === undefined && { sessionResumption: {} }),
  });
};
