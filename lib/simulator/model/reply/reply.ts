import type { Quirks } from './quirks';

/** A function call that the model makes in a scripted reply. */
export interface ScriptedCall {
  readonly name: string;
  /** Left out on the wire where it is left out here, as the service does for a call without arguments. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** `false`: the call comes without an id, as some models of Vertex AI send it. */
  readonly id?: false;
}

/**
 * What the model does in one turn, as data. Everything may be left out: `{}` is the built-in answer to whatever the user said.
 *
 * @example
 * const script: readonly Reply[] = [
 *   { heard: 'What is the weather in Paris?', call: { name: 'get_weather', args: { city: 'Paris' } }, then: 'It rains in Paris.' },
 *   { text: 'This connection will not last.', goAway: '5s' },
 * ];
 */
export interface Reply extends Partial<Quirks> {
  /**
   * What the model says: aloud in an AUDIO session, in writing in a TEXT session; before the call where there is one.
   * @default nothing where there is a call, else the built-in answer
   */
  readonly text?: string;
  /** A thought summary before it. By default there is one only where the setup asks for thoughts. */
  readonly thoughts?: string;
  /**
   * What the user was heard to say, where this turn of the user was spoken.
   * @default a sentence that tells how long the user spoke
   */
  readonly heard?: string;
  /** Calls after the text. The model waits for those that block, and goes on while the others are run. */
  readonly call?: ScriptedCall | readonly ScriptedCall[];
  /**
   * What the model says when the calls are answered.
   * @default the results, in words
   */
  readonly then?: string;
  /**
   * Announces, after the first message of the reply, that the connection ends so much later, and ends it then: in real time, not divided by `speed`.
   * A connection that ends sooner by its `lifetimeMs` says so instead.
   */
  readonly goAway?: `${number}s`;
  /**
   * `true`: one message of the reply also holds a part whose text is a number, and a part whose base64 cannot be read.
   * `'json'`: a frame that is not JSON follows the first message.
   */
  readonly badFrame?: true | 'json';
}
