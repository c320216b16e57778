import type { ObservableInput } from 'rxjs';
import type { ResumeToken } from '../machine/resumption';
import type { OutboxLimits, Rotation, Timeouts, Watchdogs } from '../machine/settings';
import type { Endpoint } from '../transport/endpoint';
import type { ModelCapabilities } from '../wire/model-capabilities';
import type { Setup } from '../wire/setup-message';
import type { Environment } from './environment';
import type { ReconnectOptions } from './reconnect-options';
import type { Tool } from './tool';
import type { ToolOptions } from './tool-options';

/** What a session continues: a token, nothing, or a function that gets one. */
export type Resume =
  ResumeToken | null | undefined | (() => ResumeToken | null | undefined | ObservableInput<ResumeToken | null | undefined>);

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
  /**
   * Whether what is sure to be closed with 1007 or 1008, as `checkSetup` finds it, is refused at once (`refuse`, the default), or only told to the logger
   * (`warn`), because you know better. Warnings of `checkSetup` go to the logger anyway.
   */
  readonly setupCheck?: 'refuse' | 'warn';
  /**
   * How a connection that is lost is replaced. `false`: the session ends with its first connection. Unless `false`, the setup asks for session
   * resumption.
   */
  readonly reconnect?: ReconnectOptions | false;
  /**
   * When the session moves to a new connection by itself, at a quiet moment: when the server tells that it will end this one (`goAway`), at the latest
   * `marginMs` (5000) before that, or half of the time that is left where that is less; and when it is `afterMs` old, never by default. `false`, and
   * without `reconnect`: not at all.
   */
  readonly rotate?: Partial<Rotation> | false;
  /**
   * What the session continues: a token that `resumeToken$` gave, in this process or another one. A function is asked before the first dial, and again for the next one where it did not answer in time.
   * A token that is too old, or of another model or endpoint, is skipped with a warning to the logger.
   */
  readonly resume?: Resume;
  /**
   * How long the server may owe something, in ms; `Infinity` switches a watchdog off. `idleMs` (60000): not a byte, while a reply was asked for in writing,
   * by `activityEnd()` or by a tool response, or has begun, or while the socket gets rid of nothing, then the connection is replaced; a model that has
   * announced that it goes on gets five minutes. `stallMs` (20000): no reply after the user has finished, then an `Error` event, and with `onStall:
   * 'reconnect'` another connection. Speech that the server heard may have been meant for somebody else: then only the event is told, and none where the
   * model is proactive; after that time the session is quiet again. `poisonedMs` (30000): no reply after two requests on a connection that was resumed and
   * has said nothing yet, then the session begins anew; speech is no request where the model is proactive.
   */
  readonly watchdogs?: Partial<Watchdogs>;
  /** How long to wait, in ms: `connect` 10000, `setup` 15000, `close` 2000. */
  readonly timeouts?: Partial<Timeouts>;
  /**
   * How much may wait to be sent: `commands` 256 and `bytes` 4 MiB; how old media may get there, `maxAgeMs` 10000; and how much the socket may hold
   * back before commands wait for it, `bufferedBytes` 64 KiB.
   */
  readonly outbox?: Partial<OutboxLimits>;
  /** How long a session stays up after its last holder left, in ms; 1000 by default. */
  readonly lingerMs?: number;
  /** What dials: the first subscription (`subscribe`, the default), or nothing but `connect()` and `ready()`. */
  readonly dial?: 'subscribe' | 'connect';
  /**
   * What the model may call and the session runs, made by `tool()`. They are declared to the model beside the functions of `setup.tools`, which are left
   * to the app.
   */
  readonly tools?: readonly Tool[];
  /** What holds for all of these tools: how many calls run at a time, how long one may take, who allows them. */
  readonly toolOptions?: ToolOptions;
  /** Replaces the outside world: the transport, the scheduler, randomness, the logger. */
  readonly env?: Partial<Environment>;
}
