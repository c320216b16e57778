import { withoutHandle } from '../machine/patch-settings';
import type { Reconnection, Rotation, Settings } from '../machine/settings';
import {
  DEFAULT_OUTBOX,
  DEFAULT_RECONNECTION,
  DEFAULT_RESEED,
  DEFAULT_ROTATION,
  DEFAULT_TIMEOUTS,
  DEFAULT_WATCHDOGS,
} from '../machine/settings';
import type { SetupParts } from '../wire/build-setup';
import { definedIn } from '../wire/defined-in';
import type { SetupMessage } from '../wire/setup-message';
import { capabilitiesIn } from './capabilities-in';
import { endpointName } from './endpoint-name';
import type { LiveConfig } from './live-config';

/** The defaults with what replaces them; a field that is there and undefined replaces nothing. */
const withDefaults = <T extends object>(defaults: T, given: { readonly [K in keyof T]?: T[K] | undefined } = {}): T => ({
  ...defaults,
  ...(definedIn(given) as Partial<T>),
});

const reconnectionOf = ({ reconnect = {} }: LiveConfig): Reconnection | null => {
  if (reconnect === false) return null;
  const { attempts, total, baseMs, maxMs, reseed, decide } = reconnect;
  return {
    ...withDefaults(DEFAULT_RECONNECTION, { attempts, total, baseMs, maxMs }),
    reseed: reseed === false ? null : withDefaults(DEFAULT_RESEED, reseed),
    decides: decide === undefined ? 'rules' : 'app',
  };
};

const rotationOf = ({ reconnect, rotate = {} }: LiveConfig): Rotation | null =>
  reconnect === false || rotate === false ? null : withDefaults(DEFAULT_ROTATION, rotate);

/** What a config comes down to for the machine, given the setup message that was made of it. */
export const settingsOf = (config: LiveConfig, parts: SetupParts, message: SetupMessage): Settings => ({
  blueprint: { parts, message: withoutHandle(message) },
  handle: message.sessionResumption?.handle ?? null,
  resume: (config.resume ?? null) === null ? 'none' : 'ask',
  endpoint: endpointName(config.endpoint),
  apiVersion: config.endpoint.backend.type === 'custom' ? null : config.endpoint.backend.apiVersion,
  setupCheck: config.setupCheck ?? 'refuse',
  capabilities: capabilitiesIn({ model: config.model, home: config.endpoint.backend, given: config.capabilities }),
  timeouts: withDefaults(DEFAULT_TIMEOUTS, config.timeouts),
  outbox: withDefaults(DEFAULT_OUTBOX, config.outbox),
  reconnect: reconnectionOf(config),
  rotate: rotationOf(config),
  watchdogs: withDefaults(DEFAULT_WATCHDOGS, config.watchdogs),
});
