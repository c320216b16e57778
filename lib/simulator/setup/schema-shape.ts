import type { Shape } from './shape';
import { FLAG, FLOAT, INT64, TEXT, VALUE, list, word } from './shape';

/** The types of a schema. */
export const SCHEMA_TYPES = ['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'ARRAY', 'OBJECT', 'NULL'] as const;

/** The part of OpenAPI that `parameters` and `response` of a function are written in. */
export const SCHEMA: Shape = {
  type: 'Message',
  name: 'Schema',
  fields: () => ({
    type: word('Type', 'TYPE_UNSPECIFIED', ...SCHEMA_TYPES),
    format: TEXT,
    title: TEXT,
    description: TEXT,
    nullable: FLAG,
    enum: list(TEXT),
    items: SCHEMA,
    minItems: INT64,
    maxItems: INT64,
    properties: { type: 'Map', of: SCHEMA },
    required: list(TEXT),
    propertyOrdering: list(TEXT),
    minProperties: INT64,
    maxProperties: INT64,
    minimum: FLOAT,
    maximum: FLOAT,
    minLength: INT64,
    maxLength: INT64,
    pattern: TEXT,
    example: VALUE,
    default: VALUE,
    anyOf: list(SCHEMA),
  }),
};
