/** An intersection as one object type, which editors show in full. */
type Flat<I> = I extends infer T ? { [K in keyof T]: T[K] } : never;

type RequiredOf<S> = S extends { readonly required: readonly (infer K)[] } ? K : never;

type ObjectOf<S, Root> = S extends { readonly properties: infer P }
  ? Flat<
      { readonly [K in keyof P as K extends RequiredOf<S> ? K : never]: ValueOf<P[K], Root> } & {
        readonly [K in keyof P as K extends RequiredOf<S> ? never : K]?: ValueOf<P[K], Root>;
      }
    >
  : Readonly<Record<string, unknown>>;

type ItemOf<S, Root> = S extends { readonly items: infer I } ? ValueOf<I, Root> : unknown;

interface Kinds<S, Root> {
  readonly string: string;
  readonly number: number;
  readonly integer: number;
  readonly boolean: boolean;
  readonly null: null;
  readonly array: readonly ItemOf<S, Root>[];
  readonly object: ObjectOf<S, Root>;
}

type OfTypes<T, S, Root> = T extends keyof Kinds<S, Root> ? Kinds<S, Root>[T] : unknown;

type Either<O, Root> = O extends unknown ? ValueOf<O, Root> : never;

/** Beside the choice may stand properties that all of it have. */
type ChoiceOf<O, S, Root> = S extends { readonly properties: unknown } ? ObjectOf<S, Root> & Either<O, Root> : Either<O, Root>;

type AllOf<A, Root> = A extends readonly [infer First, ...infer Rest] ? ValueOf<First, Root> & AllOf<Rest, Root> : unknown;

type Referred<N, Root> = Root extends { readonly $defs: infer D } | { readonly definitions: infer D }
  ? N extends keyof D
    ? ValueOf<D[N], Root>
    : unknown
  : unknown;

type Plain<S, Root> = S extends { readonly const: infer C }
  ? C
  : S extends { readonly enum: readonly (infer E)[] }
    ? E
    : S extends { readonly $ref: `#/${'$defs' | 'definitions'}/${infer N}` }
      ? Referred<N, Root>
      : S extends { readonly anyOf: readonly (infer O)[] } | { readonly oneOf: readonly (infer O)[] }
        ? ChoiceOf<O, S, Root>
        : S extends { readonly allOf: infer A }
          ? Flat<(S extends { readonly properties: unknown } ? ObjectOf<S, Root> : unknown) & AllOf<A, Root>>
          : S extends { readonly type: readonly (infer T)[] }
            ? OfTypes<T, S, Root>
            : S extends { readonly type: infer T }
              ? OfTypes<T, S, Root>
              : S extends { readonly properties: unknown }
                ? ObjectOf<S, Root>
                : unknown;

/** The type of the values that a literal of JSON Schema describes. */
export type ValueOf<S, Root = S> = S extends { readonly nullable: true } ? Plain<S, Root> | null : Plain<S, Root>;
