import type { Either } from 'fp-ts/lib/Either.js';
import { chain, isLeft, left, map, right } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { LiveConfigError } from '../errors/live-config-error';
import { wordsOf } from '../errors/words-of';
import { DEFAULT_OUTBOX, DEFAULT_TIMEOUTS } from '../machine/settings';
import type { Settings } from '../machine/settings';
import type { Endpoint } from '../transport/endpoint';
import { secretsOf } from '../transport/secrets-of';
import { buildSetup } from '../wire/build-setup';
import { isObject } from '../wire/codec/fields';
import { capabilitiesOf } from '../wire/model-capabilities';
import type { SetupMessage } from '../wire/setup-message';
import { stringify } from '../wire/stringify';
import { configProblems, isEndpoint } from './config-problems';
import type { Environment } from './environment';
import { environment } from './environment';
import type { LiveConfig } from './live-config';

/** A config that can work, with every default filled in. */
export interface CheckedConfig {
  readonly endpoint: Endpoint;
  readonly settings: Settings;
  readonly lingerMs: number;
  readonly dial: 'subscribe' | 'connect';
  readonly env: Environment;
  /** The credentials that are known without a dial. */
  readonly secrets: readonly string[];
}

type Checked<T> = Either<readonly ConfigProblem[], T>;

const DEFAULT_LINGER_MS = 1_000;

const setupOf = ({ endpoint, model, setup = {}, reconnect }: LiveConfig): Checked<SetupMessage> => {
  // Where the endpoint or the model is wrong, the setup is still looked at: every bad field is named at once.
  const named: unknown = model;
  return buildSetup({
    home: isEndpoint(endpoint) ? endpoint.backend : { type: 'custom' },
    model: typeof named === 'string' ? named : '',
    setup,
    askForResumption: reconnect !== false,
  });
};

const textOf = (setup: SetupMessage): Checked<string> => {
  try {
    return right(stringify({ setup }));
  } catch (error) {
    return left([{ field: 'setup', problem: `is not JSON: ${wordsOf(error)}` }]);
  }
};

/** The defaults with what replaces them; a field that is there and undefined replaces nothing. */
const withDefaults = <T extends object>(defaults: T, given: Partial<T> = {}): T => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

const settingsOf = (config: LiveConfig, setup: SetupMessage, text: string): Settings => {
  const { sessionResumption, realtimeInputConfig, generationConfig } = setup;
  return {
    setup: text,
    start: sessionResumption?.handle === undefined ? 'fresh' : 'resumed',
    activity: realtimeInputConfig?.automaticActivityDetection?.disabled === true ? 'manual' : 'automatic',
    modality: generationConfig?.responseModalities?.[0] === 'TEXT' ? 'TEXT' : 'AUDIO',
    capabilities: withDefaults(capabilitiesOf(config.model), config.capabilities),
    timeouts: withDefaults(DEFAULT_TIMEOUTS, config.timeouts),
    outbox: withDefaults(DEFAULT_OUTBOX, config.outbox),
  };
};

const secretsIn = ({ access }: Endpoint): readonly string[] => {
  if (access.type === 'open') return secretsOf(access.request);
  return typeof access.credential === 'string' ? [access.credential] : [];
};

/** Reads a config; throws `LiveConfigError`, naming every bad field, where it cannot work. */
export const checkConfig = (config: LiveConfig): CheckedConfig => {
  const given: unknown = config;
  if (!isObject(given)) throw new LiveConfigError([{ field: 'config', problem: 'should be an object' }]);
  const problems = configProblems(config);
  const setup = setupOf(config);
  const built = chain((message: SetupMessage) => map((text: string) => [message, text] as const)(textOf(message)))(setup);
  const isNamed = (field: string): boolean => problems.some((problem) => problem.field === field);
  const more = isLeft(built) ? built.left.filter(({ field }) => !isNamed(field)) : [];
  if (isLeft(built) || problems.length > 0) throw new LiveConfigError([...problems, ...more]);
  const { endpoint, lingerMs = DEFAULT_LINGER_MS, dial = 'subscribe', env } = config;
  const settings = settingsOf(config, ...built.right);
  return { endpoint, settings, lingerMs, dial, env: environment(env), secrets: secretsIn(endpoint) };
};
