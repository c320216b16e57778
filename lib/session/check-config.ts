import { isLeft } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { LiveConfigError } from '../errors/live-config-error';
import { DEFAULT_OUTBOX, DEFAULT_TIMEOUTS } from '../machine/settings';
import type { Settings } from '../machine/settings';
import type { Endpoint } from '../transport/endpoint';
import { buildSetup } from '../wire/build-setup';
import { isObject } from '../wire/codec/fields';
import { capabilitiesOf } from '../wire/model-capabilities';
import type { SetupMessage } from '../wire/setup-message';
import { stringify } from '../wire/stringify';
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
}

const DEFAULT_LINGER_MS = 1_000;

const duration = (field: string, value: number | undefined): readonly ConfigProblem[] =>
  value === undefined || (typeof value === 'number' && value >= 0)
    ? []
    : [{ field, problem: 'should be a number of milliseconds, 0 or more' }];

const amount = (field: string, value: number | undefined): readonly ConfigProblem[] =>
  value === undefined || (typeof value === 'number' && value >= 1) ? [] : [{ field, problem: 'should be a number, 1 or more' }];

const isEndpoint = (endpoint: unknown): endpoint is Endpoint =>
  isObject(endpoint) && isObject(endpoint['backend']) && isObject(endpoint['access']) && 'request' in endpoint['access'];

const problemsOf = (config: LiveConfig): readonly ConfigProblem[] => {
  const { timeouts = {}, outbox = {}, env = {} } = config;
  return [
    ...(isEndpoint(config.endpoint)
      ? []
      : [{ field: 'endpoint', problem: 'should come from geminiApi, ephemeralToken, vertexAi or customEndpoint' }]),
    ...(typeof config.model === 'string' && config.model.trim() !== ''
      ? []
      : [{ field: 'model', problem: 'should be the name of a model' }]),
    ...duration('timeouts.connect', timeouts.connect),
    ...duration('timeouts.setup', timeouts.setup),
    ...duration('timeouts.close', timeouts.close),
    ...amount('outbox.commands', outbox.commands),
    ...amount('outbox.bytes', outbox.bytes),
    ...duration('outbox.maxAgeMs', outbox.maxAgeMs),
    ...duration('lingerMs', config.lingerMs),
    ...(['subscribe', 'connect', undefined].includes(config.dial)
      ? []
      : [{ field: 'dial', problem: "should be 'subscribe' or 'connect'" }]),
    ...(env.transport === undefined || typeof env.transport === 'function'
      ? []
      : [{ field: 'env.transport', problem: 'should be a function' }]),
    ...(env.logger === undefined || typeof env.logger === 'function' ? [] : [{ field: 'env.logger', problem: 'should be a function' }]),
    ...(env.scheduler === undefined || typeof env.scheduler.schedule === 'function'
      ? []
      : [{ field: 'env.scheduler', problem: 'should be a scheduler' }]),
  ];
};

const setupText = (setup: SetupMessage): string | readonly ConfigProblem[] => {
  try {
    return stringify({ setup });
  } catch (error) {
    return [{ field: 'setup', problem: `is not JSON: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}` }];
  }
};

const settingsOf = (config: LiveConfig): Settings | readonly ConfigProblem[] => {
  const { endpoint, model, setup = {}, capabilities, timeouts, outbox, reconnect } = config;
  const built = buildSetup({ home: endpoint.backend, model, setup, askForResumption: reconnect !== false });
  if (isLeft(built)) return built.left;
  const text = setupText(built.right);
  if (typeof text !== 'string') return text;
  const { sessionResumption, realtimeInputConfig, generationConfig } = built.right;
  return {
    setup: text,
    start: sessionResumption?.handle === undefined ? 'fresh' : 'resumed',
    activity: realtimeInputConfig?.automaticActivityDetection?.disabled === true ? 'manual' : 'automatic',
    modality: generationConfig?.responseModalities?.[0] === 'TEXT' ? 'TEXT' : 'AUDIO',
    capabilities: { ...capabilitiesOf(model), ...capabilities },
    timeouts: { ...DEFAULT_TIMEOUTS, ...timeouts },
    outbox: { ...DEFAULT_OUTBOX, ...outbox },
  };
};

/** Reads a config; throws `LiveConfigError`, naming every bad field, where it cannot work. */
export const checkConfig = (config: LiveConfig): CheckedConfig => {
  const given: unknown = config;
  if (!isObject(given)) throw new LiveConfigError([{ field: 'config', problem: 'should be an object' }]);
  const problems = problemsOf(config);
  const settings = problems.some(({ field }) => field === 'endpoint' || field === 'model') ? [] : settingsOf(config);
  const all = [...problems, ...(Array.isArray(settings) ? (settings as readonly ConfigProblem[]) : [])];
  if (all.length > 0 || Array.isArray(settings)) throw new LiveConfigError(all);
  const { endpoint, lingerMs = DEFAULT_LINGER_MS, dial = 'subscribe', env } = config;
  return { endpoint, settings: settings as Settings, lingerMs, dial, env: environment(env) };
};
