import { isObject } from '../wire/codec/fields';
import { maskReason } from './mask-reason';
import { maskText } from './mask-text';

/** What may be taken out of a recording beside secrets, which always are. */
export type Redaction = 'media' | 'words' | 'handles';

/** What is done to a part of a message, once for all of it. */
export interface Redactor {
  readonly redact: ReadonlySet<Redaction>;
  /** Another name for a handle, the same for the same one. */
  readonly pseudonym: (handle: string) => string;
}

/** Where in a message a value stands, as far as it matters. */
type Place = 'message' | 'setup' | 'wire' | 'fault' | 'speech' | 'values';

/** `inline_data` and `inlineData` are one key. */
const spelled = (key: string): string => key.replaceAll('_', '').toLowerCase();

const MEDIA = new Set(['data', 'voicesampleaudio', 'consentaudio', 'imagedata']);
const HANDLES = new Set(['handle', 'newhandle']);
/** Where nothing is said: numbers, names and states of the service. */
const BOOKKEEPING = new Set([
  'setupcomplete',
  'sessionresumptionupdate',
  'sessionresumption',
  'usagemetadata',
  'goaway',
  'voiceactivity',
  'voiceactivitydetectionsignal',
  'interactionstatus',
]);
/** What people wrote into a setup that is not about how the session works. */
const WORDS_OF_SETUP = new Set(['systeminstruction', 'customvocabulary', 'adaptationphrases']);
/** Texts in what is said that are names for machines. Every other one is words: what is not known may be. */
const KEPT = new Set([
  'role',
  'id',
  'ids',
  'name',
  'mimetype',
  'languagecode',
  'languagecodes',
  'language',
  'outcome',
  'scheduling',
  'turncompletereason',
  'interactionstatus',
  'finishreason',
  'modality',
  'traffictype',
  // Times, not words.
  'startoffset',
  'endoffset',
  'audiooffset',
]);
/** What a function was called with and what it gave, whatever its type is. */
const VALUES = new Set(['args', 'response', 'numbervalue', 'boolvalue']);
/** Keys of results that the service itself asks for. */
const KEPT_IN_VALUES = new Set(['output', 'error']);

/** A number of the same length, which tells nothing else; exponents are left out. */
const maskNumber = (value: number): number => Number(String(value).replace(/\d/g, '1').replace(/e.*/, ''));

/** As many base64 characters, all of them zero bits, with the same padding. */
const maskMedia = (base64: string): string => base64.replace(/[^=]/g, 'A');

const placeOf = (place: Place, key: string): Place => {
  const name = spelled(key);
  if (place === 'values' || place === 'fault') return place;
  if (name === 'error') return 'fault';
  if (place === 'speech') return VALUES.has(name) ? 'values' : 'speech';
  if (place === 'message' && name === 'setup') return 'setup';
  if (BOOKKEEPING.has(name) || place === 'wire') return 'wire';
  return place === 'setup' && !WORDS_OF_SETUP.has(name) ? 'setup' : 'speech';
};

const redactText = (text: string, key: string, place: Place, { redact, pseudonym }: Redactor): string => {
  const name = spelled(key);
  if (place !== 'values' && MEDIA.has(name)) return redact.has('media') ? maskMedia(text) : text;
  if (place !== 'values' && HANDLES.has(name)) return redact.has('handles') && text !== '' ? pseudonym(text) : text;
  if (place === 'fault') return redact.has('words') && name !== 'status' ? maskReason(text) : text;
  const isSaid = place === 'values' || place === 'message' || (place === 'speech' && !KEPT.has(name));
  return isSaid && redact.has('words') ? maskText(text) : text;
};

/** The keys of what stands in a place; no two of them become one. */
const redactKeys = (keys: readonly string[], place: Place, { redact }: Redactor): readonly string[] => {
  if (place !== 'values' || !redact.has('words')) return keys;
  const taken = new Set<string>();
  return keys.map((key) => {
    let masked = KEPT_IN_VALUES.has(key) ? key : maskText(key);
    while (taken.has(masked)) masked += 'x';
    taken.add(masked);
    return masked;
  });
};

const redactOther = (value: unknown, place: Place, { redact }: Redactor): unknown => {
  if (place !== 'values' || !redact.has('words')) return value;
  if (typeof value === 'number') return maskNumber(value);
  return typeof value === 'boolean' ? false : value;
};

const redactValue = (value: unknown, key: string, place: Place, redactor: Redactor): unknown => {
  if (typeof value === 'string') return redactText(value, key, place, redactor);
  if (Array.isArray(value)) return value.map((each) => redactValue(each, key, place, redactor));
  if (!isObject(value)) return redactOther(value, place, redactor);
  const keys = redactKeys(Object.keys(value), place, redactor);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner], index) => [keys[index] ?? '', redactValue(inner, name, placeOf(place, name), redactor)]),
  );
};

/** A message of the wire, either side's, without what is to be taken out of it: the same shape, the same lengths. */
export const redactMessage = (message: unknown, redactor: Redactor): unknown => redactValue(message, '', 'message', redactor);
