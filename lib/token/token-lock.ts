import type { Setup } from '../wire/setup-message';

type Names<T> = Extract<keyof T, string>;

/** The names inside an object of the setup; lists and texts are locked as a whole. */
type Inside<T> = T extends readonly unknown[] | string ? never : T extends object ? Names<T> : never;

type Below<Name extends string, T> = Name | `${Name}.${Inside<T>}` | `${Name}.${Inside<T>}.${string}`;

/** The path of a field of the setup: `tools`, `generationConfig.temperature`, `realtimeInputConfig.automaticActivityDetection.disabled`. */
export type LockField = { [Name in Names<Setup>]-?: Below<Name, NonNullable<Setup[Name]>> }[Names<Setup>];

/**
 * What a token says of the setup instead of its user. What is given here is always locked; `fields` says how much beside it.
 *
 * | `fields` | the session has |
 * |---|---|
 * | `'all'` | this setup and nothing else: what the client sends is ignored |
 * | `'given'` | the client's setup, but for the model and each field that is given here: of `generationConfig` each field by itself, every other message whole |
 * | a list | as `'given'`; the fields of the list are locked too, and are as the service has them where they are not given here |
 *
 *
 * The service is sent a mask of camelCase paths: `systemInstruction`, `tools`, `generationConfig.temperature`. A path into another message than
 * `generationConfig` is sent where the list holds one, and is often refused.
 *
 * @example
 * const setup = { systemInstruction: 'You help with orders.' };
 * const whole: TokenLock = { model: 'gemini-3.8-live', setup, fields: 'all' };
 * const instruction: TokenLock = { model: 'gemini-3.8-live', setup, fields: 'given' };
 * const andNoTools: TokenLock = { model: 'gemini-3.8-live', setup, fields: ['tools', 'generationConfig.temperature'] };
 */
export interface TokenLock {
  /** The only model that the token opens, by its bare name or its full resource name. */
  readonly model: string;
  /**
   * The setup, as in a `LiveConfig`. With `'all'` it also asks for session resumption, because the client no longer can.
   * @default {}
   */
  readonly setup?: Setup;
  readonly fields: 'all' | 'given' | readonly LockField[];
}
