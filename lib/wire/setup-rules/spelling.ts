import * as t from 'io-ts';
import { nearest } from '../../errors/nearest';
import { isObject } from '../codec/fields';
import type { FieldsC } from '../codec/fields';
import type { OpenEnumC } from '../codec/open-enum';
import { snakeCase } from '../codec/snake-case';
import { setupMessage } from '../setup-message';
import type { Finding } from './finding';
import { error, warning } from './finding';
import { NOT_LIVE } from './foreign-fields';
import type { Rule } from './rule';
import { wordFindings } from './words';

const hasFields = (codec: t.Mixed): codec is FieldsC<unknown> => 'props' in codec;
const hasWords = (codec: t.Mixed): codec is OpenEnumC<string> => 'words' in codec;

const keysOf = (codec: t.Mixed | undefined): readonly string[] =>
  codec !== undefined && hasFields(codec) ? Object.keys(codec.props).flatMap((key) => [key, snakeCase(key)]) : [];

/** Fields that other rules speak of, or that belong one level up or down: Google's own clients take some of them there. */
const PLACES: Readonly<Record<string, { readonly told: readonly string[]; readonly belongs: readonly string[]; readonly fix: string }>> = {
  setup: { told: ['toolConfig'], belongs: keysOf(setupMessage.props['generationConfig']), fix: 'move it into generationConfig' },
  'setup.generationConfig': { told: NOT_LIVE, belongs: keysOf(setupMessage), fix: 'move it out of generationConfig, into the setup' },
};

const unknownField = (key: string, path: string, known: readonly string[]): readonly Finding[] => {
  const place = PLACES[path];
  const field = `${path}.${key}`;
  if (place?.told.some((each) => each === key || snakeCase(each) === key) === true) return [];
  if (place?.belongs.includes(key) === true) return [error(field, 'it stands in the wrong place', place.fix)];
  const near = nearest(key, known);
  return [
    warning(
      field,
      'it is no field that is known; where the service does not know it either, it closes the socket',
      near === undefined ? 'leave it out, unless the service takes it' : `if ${near} is meant, write that`,
    ),
  ];
};

const findings = (codec: t.Mixed, value: unknown, path: string): readonly Finding[] => {
  if (hasWords(codec)) return typeof value === 'string' ? wordFindings(value, codec.words, path) : [];
  if (codec instanceof t.ReadonlyArrayType)
    return Array.isArray(value) ? value.flatMap((each, index) => findings(codec.type as t.Mixed, each, `${path}[${String(index)}]`)) : [];
  if (!hasFields(codec) || !isObject(value)) return [];
  const { props } = codec;
  return Object.entries(value).flatMap(([key, each]) => {
    if (each === undefined) return [];
    const inner = Object.hasOwn(props, key) ? props[key] : undefined;
    return inner === undefined ? unknownField(key, path, Object.keys(props)) : findings(inner, each, `${path}.${key}`);
  });
};

/** Whether every field and every word is one that is known. The codec of the setup is what is known. */
export const spelling: Rule = ({ setup }) => findings(setupMessage, setup, 'setup');
