import { isLeft, left, map, right, type Either } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { wordsOf } from '../errors/words-of';
import { buildSetup } from '../wire/build-setup';
import { camelCase } from '../wire/codec/camel-case';
import type { CheckSetupOptions } from '../wire/check-setup-options';
import { isObject } from '../wire/codec/fields';
import { excerpt } from '../wire/excerpt';
import { judgeSetup } from '../wire/judge-setup';
import { stringify } from '../wire/stringify';
import { fieldMask } from './field-mask';
import { isSetupField } from './is-setup-field';
import type { TokenLock } from './token-lock';

/** What the request for a token says of a lock; without a mask all of the setup is locked. */
export interface LockRequest {
  readonly bidiGenerateContentSetup?: object;
  readonly fieldMask?: string;
}

type Checked<T> = Either<readonly ConfigProblem[], T>;

const NAMES: readonly string[] = ['model', 'setup', 'fields'] satisfies readonly (keyof TokenLock)[];

const problem = (field: string, words: string): ConfigProblem => ({ field: `lock.${field}`, problem: words });

const modelProblems = (model: unknown): readonly ConfigProblem[] =>
  typeof model === 'string' && model.trim() !== '' ? [] : [problem('model', 'should be the name of a model')];

/** A path that the service does not know would lock nothing. */
const pathProblems = (path: unknown): readonly ConfigProblem[] => {
  if (typeof path !== 'string' || !/^[a-z]\w*(\.[a-z]\w*)*$/i.test(path))
    return [problem('fields', `should hold paths of the setup, such as "generationConfig.temperature", but holds ${excerpt(path)}`)];
  const names = path.split('.').map(camelCase);
  if (isSetupField(names)) return [];
  // Google's own client takes those names without what they stand in.
  const meant = isSetupField(['generationConfig', ...names]) ? `: write "generationConfig.${path}"` : '';
  return [problem('fields', `holds ${excerpt(path)}, which is no field of a setup${meant}`)];
};

const fieldsProblems = (fields: unknown): readonly ConfigProblem[] => {
  if (fields === 'all' || fields === 'given') return [];
  return Array.isArray(fields) ? fields.flatMap(pathProblems) : [problem('fields', 'should be "all", "given" or a list of fields')];
};

/** How the setup of a lock is looked at; the model of a token is one of the Gemini API. */
export interface LockCheck extends Omit<CheckSetupOptions, 'backend'> {
  /** Whether what a model is sure to refuse is a problem of the lock. */
  readonly setupCheck: 'refuse' | 'warn';
}

/** What the service would close the socket of every session for that is opened with the token. */
const refusedIn = ({ model, setup = {} }: TokenLock, { setupCheck, ...options }: LockCheck): readonly ConfigProblem[] => {
  if (setupCheck === 'warn') return [];
  const named: unknown = model;
  const isNamed = modelProblems(named).length === 0;
  const { errors } = judgeSetup(isNamed ? model : '', setup, { ...options, backend: 'geminiApi' });
  return errors
    .filter(({ field }) => isNamed || field !== 'model')
    .map(({ field, problem: words, fix }) => problem(field, `${words}; ${fix}`));
};

const setupOf = ({ model, setup = {}, fields }: TokenLock): Checked<object> => {
  const named: unknown = model;
  const built = buildSetup({
    home: { type: 'geminiApi' },
    model: typeof named === 'string' ? named : '',
    setup,
    // A client whose own setup is ignored cannot ask for it.
    askForResumption: fields === 'all',
  });
  if (isLeft(built)) return left(built.left.map(({ field, problem: words }) => problem(field, words)));
  try {
    // As JSON has it: the mask must not name what does not arrive.
    return right(JSON.parse(stringify(built.right)) as object);
  } catch (error) {
    return left([problem('setup', `is not JSON: ${wordsOf(error)}`)]);
  }
};

/** A lock as the service is told of it, or everything that is wrong with it. */
export const lockRequest = (lock: TokenLock | undefined, check: LockCheck = { setupCheck: 'refuse' }): Checked<LockRequest> => {
  if (lock === undefined) return right({});
  const given: unknown = lock;
  if (!isObject(given)) return left([{ field: 'lock', problem: `should be an object but is ${excerpt(given)}` }]);
  const strangers = Object.keys(given).filter((name) => !NAMES.includes(name));
  const problems = [
    ...modelProblems(given['model']),
    ...fieldsProblems(given['fields']),
    ...strangers.map((name) => problem(name, `is not known; there are ${NAMES.join(', ')}`)),
  ];
  const setup = setupOf(lock);
  const refused = refusedIn(lock, check);
  const ofSetup = isLeft(setup) && refused.length === 0 ? setup.left : refused;
  if (problems.length + ofSetup.length > 0) return left([...problems, ...ofSetup]);
  const { fields } = lock;
  return map((bidiGenerateContentSetup: object) =>
    fields === 'all'
      ? { bidiGenerateContentSetup }
      : { bidiGenerateContentSetup, fieldMask: fieldMask(bidiGenerateContentSetup, fields === 'given' ? [] : fields) },
  )(setup);
};
