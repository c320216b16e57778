/** The types of JSON Schema. */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null';

type Schemas = Readonly<Record<string, JsonSchema>>;

/**
 * The part of JSON Schema in which arguments can be described. What a declaration cannot say, such as a tuple, a record or a recursion, is not in it.
 *
 * @example
 * const args = { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer', minimum: 1 } }, required: ['city'] } as const;
 */
export interface JsonSchema {
  readonly type?: JsonType | readonly JsonType[];
  readonly title?: string;
  /** What the model reads. */
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  /** Told to the model; nobody fills it in. */
  readonly default?: unknown;
  readonly example?: unknown;
  /** The first one is told to the model. */
  readonly examples?: readonly unknown[];
  /** Told to the model; it is not validated. */
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
  readonly multipleOf?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Schemas;
  readonly required?: readonly string[];
  /** `false` refuses keys that are not declared; they are ignored otherwise. */
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  /** One of this very schema: `#/$defs/City`. */
  readonly $ref?: string;
  readonly $defs?: Schemas;
  readonly definitions?: Schemas;
  readonly $schema?: string;
  readonly $comment?: string;
  readonly prefixItems?: never;
  readonly patternProperties?: never;
  readonly not?: never;
  readonly if?: never;
  /** No schema of another kind. */
  readonly '~standard'?: never;
  readonly decode?: never;
}
