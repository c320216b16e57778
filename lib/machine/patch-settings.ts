import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { CommandRefused } from '../errors/live-error';
import type { ConfigProblem } from '../errors/live-config-error';
import { refusal } from '../errors/refusal';
import { wordsOf } from '../errors/words-of';
import { buildSetup } from '../wire/build-setup';
import { isObject } from '../wire/codec/fields';
import { judgeSetup } from '../wire/judge-setup';
import type { SetupMessage } from '../wire/setup-message';
import type { SetupPatch } from '../wire/setup-patch';
import { applySetupPatch } from '../wire/setup-patch';
import { setupWithFunctions } from '../wire/setup-with-functions';
import { stringify } from '../wire/stringify';
import type { Settings } from './settings';

/** A setup without the handle that the app put into it: the session knows newer ones. */
export const withoutHandle = (setup: SetupMessage): SetupMessage => {
  const { sessionResumption } = setup;
  if (sessionResumption?.handle === undefined) return setup;
  const { handle: _handle, ...rest } = sessionResumption;
  return { ...setup, sessionResumption: rest };
};

const refused = (problems: readonly ConfigProblem[]): Either<CommandRefused, never> =>
  left(
    refusal(
      'UpdateSetup',
      problems.map(({ field, problem }) => `${field} ${problem}`).join('; '),
      'Correct the patch; the old setup stays.',
    ),
  );

/** Why a patch is none: it must be known before it is merged, which a cycle would never end. */
export const whyNoPatch = (patch: unknown): string | null => {
  if (!isObject(patch)) return 'the patch is not an object';
  try {
    stringify(patch);
    return null;
  } catch (error) {
    return `the patch is not JSON: ${wordsOf(error)}`;
  }
};

/** The settings with a changed setup; or why the wire or the model would refuse it. */
export const patchSettings = (settings: Settings, patch: SetupPatch): Either<CommandRefused, Settings> => {
  const { parts: before } = settings.blueprint;
  const parts = { ...before, setup: applySetupPatch(before.setup, patch) };
  const { home, model, functions = [] } = parts;
  const setup = setupWithFunctions(parts.setup, functions);
  const { capabilities, apiVersion } = settings;
  const { errors } = judgeSetup(model, setup, { backend: home.type, capabilities, ...(apiVersion !== null && { apiVersion }) });
  if (settings.setupCheck === 'refuse' && errors.length > 0)
    return refused(errors.map(({ field, problem, fix }) => ({ field, problem: `${problem}; ${fix}` })));
  const built = buildSetup(parts);
  if (isLeft(built)) return refused(built.left);
  return right({ ...settings, blueprint: { parts, message: withoutHandle(built.right) } });
};
