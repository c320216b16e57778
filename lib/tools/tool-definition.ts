import type { Approve, Tool, ToolContext } from '../session/tool';
import type { ToolScheduling } from '../session/tool-result';
import type { Answerable } from './answerable';
import type { ArgsOf, ArgsSchema } from './schema/args-schema';

/** What a tool is made of. `Given` is what its `run` returns, a Promise or an Observable included. */
export interface ToolDefinition<Schema extends ArgsSchema, Given> {
  /** Begins with a letter or `_`, goes on with letters, digits and `_ . : -`; 128 characters at most. */
  readonly name: string;
  /** What it does and when to call it, for the model. */
  readonly description: string;
  /**
   * What its arguments are: an io-ts codec, a Standard Schema that can give its JSON Schema (zod, arktype, valibot with `toStandardJsonSchema`), or a JSON
   * Schema. It validates, it is declared to the model, and it types `run`. Absent: it takes none.
   */
  readonly args?: Schema;
  /**
   * `BLOCKING`: the model waits for the result; `NON_BLOCKING`: it goes on talking. `BLOCKING` by default; a model that knows only one of them gets that.
   */
  readonly behavior?: NonNullable<Tool['behavior']>;
  /** When the model should speak of a result that it did not wait for; as it likes by default. `toolResult()` says it for one result. */
  readonly scheduling?: ToolScheduling;
  /**
   * How long the result may take, or its first part, in ms; as long as for every tool by default: 30000, or `toolOptions.timeoutMs`. Who has given a value by
   * then, and does not end, has answered with that.
   */
  readonly timeoutMs?: number;
  /** How many of its calls run at a time; the others wait. `Infinity` by default. */
  readonly concurrency?: number;
  /** Asked before each call, with arguments that fit. What is not `true` within a minute is a refusal, which the model is told. */
  readonly approve?: Approve;
  /**
   * Does it. A value or a Promise is one result. An Observable or an async iterable may give several: where the model takes responses in parts each value is
   * one, elsewhere the last value alone is the result. They may be promised too. What JSON cannot say, such as a bigint, a Map or a function, does not
   * compile. A throw, a rejection or an error is told to the model in its words.
   *
   * @param args validated
   * @param context the call, and a signal that is aborted when nobody waits for the result any more
   */
  readonly run: (args: ArgsOf<Schema>, context: ToolContext) => Answerable<Given>;
}
