import type { OutboxLimits, Timeouts } from '../machine/settings';
import type { Endpoint } from '../transport/endpoint';
import type { ModelCapabilities } from '../wire/model-capabilities';
import type { Setup } from '../wire/setup-message';
import type { Environment } from './environment';

/**
 * What a session is made of. Only the endpoint and the model have to be there.
 *
 * @example
 * const config: LiveConfig = {
 *   endpoint: geminiApi({ apiKey: 'my-key' }),
 *   model: 'gemini-3.8-live',
 *   setup: voiceSetup({ voice: 'Kore', systemInstruction: 'Answer in one sentence.' }),
 * };
 */
export interface LiveConfig {
  /** Where to dial, from `geminiApi`, `ephemeralToken`, `vertexAi` or `customEndpoint`. */
  readonly endpoint: Endpoint;
  /** The model, by its bare name or its full resource name. */
  readonly model: string;
  /** The wire's setup message, field for field, without the model. `voiceSetup()` makes the usual one. */
  readonly setup?: Setup;
  /** What the model accepts, where the built-in table is wrong or does not know it. */
  readonly capabilities?: Partial<ModelCapabilities>;
  /** Unless `false`, the setup asks for session resumption, so that `SessionResumeUpdate` events come. */
  readonly reconnect?: false;
  /** How long to wait, in ms: `connect` 10000, `setup` 15000, `close` 2000. */
  readonly timeouts?: Partial<Timeouts>;
  /** How much may wait to be sent: `commands` 256, `bytes` 4 MiB, and `maxAgeMs` for media, without a limit by default. */
  readonly outbox?: Partial<OutboxLimits>;
  /** How long a session stays up after its last holder left, in ms; 1000 by default. */
  readonly lingerMs?: number;
  /** What dials: the first subscription (`subscribe`, the default), or nothing but `connect()` and `ready()`. */
  readonly dial?: 'subscribe' | 'connect';
  /** Replaces the outside world: the transport, the scheduler, the logger. */
  readonly env?: Partial<Environment>;
}
