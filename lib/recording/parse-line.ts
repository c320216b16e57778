import { decodeBase64 } from '../wire/base64';
import { isObject } from '../wire/codec/fields';
import { excerpt } from '../wire/excerpt';
import type { RecordedFrame } from './recorded-frame';

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a line, in words that go on after its number. */
export type Problem = string;

const VERSION = 1;

/** The first line of a recording, which says what it is. */
export const isHeader = (fields: Fields): boolean => fields['format'] === 'gemini-live-recording';

export const headerProblem = ({ version }: Fields): Problem | null =>
  version === VERSION ? null : `says version ${excerpt(version)} of the format, and only ${String(VERSION)} is known`;

const CHECKS = {
  time: { should: 'a number of ms, 0 or more', holds: (value: unknown) => typeof value === 'number' && value >= 0 },
  count: { should: 'a whole number from 1', holds: (value: unknown) => Number.isInteger(value) && Number(value) >= 1 },
  code: { should: 'a number', holds: (value: unknown) => typeof value === 'number' },
  text: { should: 'a text', holds: (value: unknown) => typeof value === 'string' },
  direction: { should: '"sent" or "received"', holds: (value: unknown) => value === 'sent' || value === 'received' },
} as const;

type Check = keyof typeof CHECKS;

const REQUIRED: Readonly<Record<RecordedFrame['type'], Readonly<Record<string, Check>>>> = {
  Dialled: { at: 'time', connection: 'count', url: 'text' },
  Opened: { at: 'time', connection: 'count' },
  Frame: { at: 'time', connection: 'count', direction: 'direction' },
  Closed: { at: 'time', connection: 'count', code: 'code', reason: 'text' },
  Left: { at: 'time', connection: 'count' },
};

const OPTIONAL: Readonly<Record<string, Check>> = { status: 'code', cause: 'text' };

const isKnown = (type: unknown): type is RecordedFrame['type'] => typeof type === 'string' && Object.hasOwn(REQUIRED, type);

const problemOf = (fields: Fields, checks: Readonly<Record<string, Check>>, isOptional: boolean): Problem | null => {
  for (const [key, check] of Object.entries(checks)) {
    const { should, holds } = CHECKS[check];
    const value = fields[key];
    if (!holds(value) && !(isOptional && value === undefined)) {
      return value === undefined
        ? `has no "${key}", which should be ${should}`
        : `has a "${key}" that should be ${should} but is ${excerpt(value)}`;
    }
  }
  return null;
};

const dataOf = ({ text, bytes }: Fields): { readonly data: string | Uint8Array } | Problem => {
  if (typeof text === 'string') return { data: text };
  if (typeof bytes !== 'string') return 'has neither a "text" nor "bytes" in base64';
  const data = decodeBase64(bytes);
  return data === undefined ? `has "bytes" that are not base64: ${excerpt(bytes)}` : { data };
};

/** The frame in the fields of a line, or what is wrong with them. */
export const frameOf = (fields: Fields): RecordedFrame | Problem => {
  const { type } = fields;
  if (!isKnown(type)) {
    return type === undefined ? 'has no "type"' : `has a "type" that should be ${Object.keys(REQUIRED).join(', ')} but is ${excerpt(type)}`;
  }
  const problem = problemOf(fields, REQUIRED[type], false) ?? (type === 'Closed' ? problemOf(fields, OPTIONAL, true) : null);
  if (problem !== null) return problem;
  if (type !== 'Frame') return fields as unknown as RecordedFrame;
  const data = dataOf(fields);
  if (typeof data === 'string') return data;
  const { at, connection, direction } = fields;
  return { type, at, connection, direction, ...data } as RecordedFrame;
};

/** The fields of a line, or what is wrong with it. */
export const fieldsOf = (text: string): Fields | Problem => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : `should be an object but is ${excerpt(value)}`;
  } catch {
    return `is not JSON: ${excerpt(text)}`;
  }
};
