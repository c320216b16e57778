import type { Either } from 'fp-ts/lib/Either.js';
import { chain, isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Observable } from 'rxjs';
import { EMPTY } from 'rxjs';
import type { ConfigProblem } from '../errors/live-config-error';
import { LiveConfigError } from '../errors/live-config-error';
import { wordsOf } from '../errors/words-of';
import type { Settings } from '../machine/settings';
import type { Endpoint } from '../transport/endpoint';
import { secretsOf } from '../transport/secrets-of';
import { buildSetup } from '../wire/build-setup';
import type { SetupParts } from '../wire/build-setup';
import { judgeSetup } from '../wire/judge-setup';
import { isObject } from '../wire/codec/fields';
import type { SetupMessage } from '../wire/setup-message';
import type { SetupProblem } from '../wire/setup-problem';
import { setupWithFunctions } from '../wire/setup-with-functions';
import { stringify } from '../wire/stringify';
import { browserWake } from './browser-wake';
import { capabilitiesIn } from './capabilities-in';
import { configProblems, isEndpoint } from './config-problems';
import { declareTools } from './declare-tools';
import type { Environment } from './environment';
import { environment } from './environment';
import type { LiveConfig, Resume } from './live-config';
import type { ReconnectOptions } from './reconnect-options';
import { settingsOf } from './settings-of';
import type { Tool } from './tool';
import type { ToolOptions } from './tool-options';
import { toolProblems } from './tool-problems';

/** A config that can work, with every default filled in. */
export interface CheckedConfig {
  readonly endpoint: Endpoint;
  readonly settings: Settings;
  readonly lingerMs: number;
  readonly dial: 'subscribe' | 'connect';
  readonly env: Environment;
  /** The credentials that are known without a dial. */
  readonly secrets: readonly string[];
  readonly resume: Resume;
  readonly decide: ReconnectOptions['decide'];
  /** Emits when a wait for the next dial should be cut short. */
  readonly wake$: Observable<unknown>;
  /** What may go wrong with the setup, for the log. */
  readonly warnings: readonly SetupProblem[];
  readonly tools: readonly Tool[];
  readonly toolOptions: ToolOptions;
}

type Checked<T> = Either<readonly ConfigProblem[], T>;

const DEFAULT_LINGER_MS = 1_000;

/** Where the endpoint or the model is wrong, the setup is still looked at: every bad field is named at once. */
const partsOf = (config: LiveConfig): SetupParts => {
  const { endpoint, setup = {}, reconnect } = config;
  const named: unknown = config.model;
  const model = typeof named === 'string' ? named : '';
  const home = isEndpoint(endpoint) ? endpoint.backend : { type: 'custom' as const };
  const capabilities = capabilitiesIn({ model, home, given: config.capabilities });
  const { functionDeclarations: functions = [] } = declareTools(toolsIn(config), capabilities);
  return { home, model, setup, ...(functions.length > 0 && { functions }), askForResumption: reconnect !== false };
};

/** The tools that are ones; of the others there is word in the problems of the config. */
const toolsIn = ({ tools = [] }: LiveConfig): readonly Tool[] => (toolProblems(tools).length === 0 ? tools : []);

const asJson = (setup: SetupMessage): Checked<SetupMessage> => {
  try {
    stringify({ setup });
    return right(setup);
  } catch (error) {
    return left([{ field: 'setup', problem: `is not JSON: ${wordsOf(error)}` }]);
  }
};

const inWords = ({ field, problem, fix }: SetupProblem): ConfigProblem => ({ field, problem: `${problem}; ${fix}` });

/** What the service would close the socket for, and what it may; a setup that the app vouches for is only warned of. */
const verdictOf = ({ endpoint, capabilities, setupCheck = 'refuse' }: LiveConfig, { home, model, setup, functions = [] }: SetupParts) => {
  const apiVersion = isEndpoint(endpoint) && 'apiVersion' in endpoint.backend ? { apiVersion: endpoint.backend.apiVersion } : {};
  const options = { backend: home.type, ...apiVersion, ...(isObject(capabilities) && { capabilities }) };
  const { errors, warnings } = judgeSetup(model, setupWithFunctions(setup, functions), options);
  return setupCheck === 'warn' ? { errors: [], warnings: [...errors, ...warnings] } : { errors, warnings };
};

const secretsIn = ({ access }: Endpoint): readonly string[] => {
  if (access.type === 'open') return secretsOf(access.request);
  return typeof access.credential === 'string' ? [access.credential] : [];
};

/** Reads a config; throws `LiveConfigError`, naming every bad field, where it cannot work. */
export const checkConfig = (config: LiveConfig): CheckedConfig => {
  const given: unknown = config;
  if (!isObject(given)) throw new LiveConfigError([{ field: 'config', problem: 'should be an object' }]);
  const parts = partsOf(config);
  const problems = configProblems(config);
  const built = chain(asJson)(buildSetup(parts));
  const verdict = verdictOf(config, parts);
  const isNamed = (field: string): boolean => problems.some((problem) => problem.field === field);
  const found = isLeft(built) ? built.left : verdict.errors.map(inWords);
  const more = found.filter(({ field }) => !isNamed(field));
  if (isLeft(built) || problems.length + more.length > 0) throw new LiveConfigError([...problems, ...more]);
  const { endpoint, lingerMs = DEFAULT_LINGER_MS, dial = 'subscribe', env, resume } = config;
  const reconnect = config.reconnect === false ? {} : (config.reconnect ?? {});
  return {
    endpoint,
    settings: settingsOf(config, parts, built.right),
    lingerMs,
    dial,
    env: environment(env),
    secrets: secretsIn(endpoint),
    resume,
    decide: reconnect.decide,
    // Where nobody waits to dial, nobody has to be woken.
    wake$: config.reconnect === false ? EMPTY : (reconnect.wake$ ?? browserWake()),
    warnings: verdict.warnings,
    tools: config.tools ?? [],
    toolOptions: config.toolOptions ?? {},
  };
};
