import type { Observable } from 'rxjs';
import type { ResultOf } from './result-of';

/** How deep is looked. What lies deeper, as in a type that holds itself, is found when it is read. */
type Deep = readonly [1, 1, 1, 1, 1];

type Fewer<Depth> = Depth extends readonly [1, ...infer Rest] ? Rest : readonly [];

type Binary = ArrayBufferLike | { readonly buffer: ArrayBufferLike; readonly byteLength: number };

/** What nobody would wait for, or look into, inside of a value. */
type Foreign<Value> =
  Value extends Observable<unknown>
    ? 'an Observable'
    : Value extends PromiseLike<unknown>
      ? 'a Promise'
      : Value extends AsyncIterable<unknown>
        ? 'an async iterable'
        : Value extends ReadonlyMap<unknown, unknown>
          ? 'a Map'
          : Value extends ReadonlySet<unknown>
            ? 'a Set'
            : Value extends Binary
              ? 'binary data'
              : never;

type Callable = (...args: never) => unknown;

/** A method looks like a field that is a function, so that of fields this is not told. */
type InFields<Value, Depth> = { [Key in keyof Value]-?: Unsaid<Exclude<Value[Key], Callable>, Fewer<Depth>> }[keyof Value];

/** What in a value JSON has no word for; `never` where it can say all of it. */
type Unsaid<Value, Depth = Deep> = 0 extends 1 & Value
  ? never
  : Depth extends readonly []
    ? never
    : Value extends string | number | boolean
      ? never
      : Value extends bigint
        ? 'a bigint'
        : Value extends symbol
          ? 'a symbol'
          : Value extends Callable
            ? 'a function'
            : Value extends { readonly toJSON: (...args: never) => infer Said }
              ? Unsaid<Said, Fewer<Depth>>
              : Value extends readonly (infer Item)[]
                ? Unsaid<Item, Fewer<Depth>>
                : Value extends object
                  ? [Foreign<Value>] extends [never]
                    ? InFields<Value, Depth>
                    : Foreign<Value>
                  : never;

/** What `run` returns, where the model can be told it; otherwise words that say why it cannot, which nothing fits. */
export type Answerable<Given> = [Unsaid<ResultOf<Given>>] extends [never]
  ? Given
  : `The result of a tool cannot be or hold ${Unsaid<ResultOf<Given>>}: JSON has no word for it.`;
