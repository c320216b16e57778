import { scrub } from '../errors/scrub';
import { base64Spellings } from './base64-spellings';
import type { RecordedFrame } from './recorded-frame';
import { scrubJson, type TokenScrubber } from './scrub-json';

type Clean = (text: string) => string;

/** Shorter words stand in the text and in the keys of a frame by chance: no credential of a service is one. */
const LEAST = 8;
/** Media are random letters: `AIza` with ten more stands there by chance. */
const KEY_IN_MEDIA = /(?<![\w-])AIza[\w-]{35}(?![\w-])/;

const MEDIA_KEYS: readonly string[] = [
  'data',
  'imageData',
  'image_data',
  'voiceSampleAudio',
  'voice_sample_audio',
  'consentAudio',
  'consent_audio',
];

interface Words {
  /** For a part of a frame: a word that is too short to be looked for is taken out where it is all there is. */
  readonly clean: Clean;
  readonly cleanMedia: Clean;
  /** For what a person reads: every word. */
  readonly cleanAll: Clean;
}

const urlSpellings = (secret: string): readonly string[] => {
  const encoded = encodeURIComponent(secret);
  return [encoded, encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())];
};

const wordsOf = (secrets: readonly string[]): Words => {
  const known = secrets.filter((secret) => secret !== '');
  const words = [...new Set(known.flatMap((secret) => [secret, ...urlSpellings(secret), ...base64Spellings(secret)]))];
  const long = words.filter(({ length }) => length >= LEAST);
  const clean: Clean = (text) => (known.includes(text) ? '[redacted]' : scrub(text, long));
  return {
    clean,
    cleanMedia: (text) => (KEY_IN_MEDIA.test(text) || long.some((word) => text.includes(word)) ? clean(text) : text),
    cleanAll: (text) => scrub(text, words),
  };
};

/** Reads the tokens of JSON, so that no spelling of them hides a secret, and media are not taken for one. */
const tokenScrubber = ({ clean, cleanMedia }: Words): TokenScrubber => ({
  key: clean,
  text: (text, key) => (MEDIA_KEYS.includes(key) ? cleanMedia(text) : clean(text)),
  // A key may be all digits.
  number: clean,
});

const scrubText = (text: string, words: Words): string => {
  if (words.cleanAll(text) === text && !text.includes('\\')) return text;
  return scrubJson(text, tokenScrubber(words)) ?? words.cleanAll(text);
};

/** Bytes in which nothing was found stay exactly as they are. */
const scrubBytes = (bytes: Uint8Array, words: Words): Uint8Array => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const scrubbed = scrubText(text, words);
  return scrubbed === text ? bytes : new TextEncoder().encode(scrubbed);
};

const scrubUrl = (url: string, clean: Clean): string => clean(url.replace(/[?#].*$/s, '').replace(/^([\w.+-]+:\/\/)[^/]*@/, '$1'));

/**
 * A function that takes credentials out of recorded frames: the given ones, however they are spelled, and what looks like one. URLs lose their query.
 */
export const frameScrubber = (secrets: readonly string[]): ((frame: RecordedFrame) => RecordedFrame) => {
  const words = wordsOf(secrets);
  const { cleanAll } = words;
  return (frame) => {
    switch (frame.type) {
      case 'Dialled':
        return { ...frame, url: scrubUrl(frame.url, cleanAll) };
      case 'Frame': {
        const { data } = frame;
        return { ...frame, data: typeof data === 'string' ? scrubText(data, words) : scrubBytes(data, words) };
      }
      case 'Closed': {
        const { reason, cause } = frame;
        return { ...frame, reason: cleanAll(reason), ...(cause !== undefined && { cause: cleanAll(cause) }) };
      }
      case 'Opened':
      case 'Left':
        return frame;
      default: {
        const unreachable: never = frame;
        return unreachable;
      }
    }
  };
};
