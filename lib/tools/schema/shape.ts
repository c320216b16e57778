/** What is said about a value, whatever its type. */
interface Told {
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly isNullable: boolean;
}

export interface TextShape extends Told {
  readonly type: 'string';
  /** The texts that it may be; `null` for any. */
  readonly choices: readonly string[] | null;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** All of them have to match. */
  readonly patterns: readonly string[];
}

export interface NumberShape extends Told {
  readonly type: 'number' | 'integer';
  readonly choices: readonly number[] | null;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export interface FlagShape extends Told {
  readonly type: 'boolean';
  readonly choices: readonly boolean[] | null;
}

export interface NullShape extends Told {
  readonly type: 'null';
}

export interface ListShape extends Told {
  readonly type: 'array';
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly presence: 'required' | 'optional';
}

export interface ObjectShape extends Told {
  readonly type: 'object';
  readonly fields: readonly Field[];
  /** What becomes of keys that are no fields. */
  readonly others: 'ignored' | 'refused';
}

export interface UnionShape extends Told {
  readonly type: 'anyOf';
  readonly options: readonly Shape[];
}

/** What a function declaration can say about an argument: the one form that every schema is brought into. */
export type Shape = TextShape | NumberShape | FlagShape | NullShape | ListShape | ObjectShape | UnionShape;
