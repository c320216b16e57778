import { maskReason } from './mask-reason';
import type { RecordedFrame } from './recorded-frame';
import { redactMessage, type Redaction, type Redactor } from './redact-message';

/** How a JSON text is laid out: the service writes with two spaces and a line break at the end. */
const layoutOf = (text: string): { readonly indent: number; readonly tail: string } => ({
  indent: /^\{\r?\n( +)/.exec(text)?.[1]?.length ?? 0,
  tail: /\s*$/.exec(text)?.[0] ?? '',
});

const redactJson = (text: string, redactor: Redactor): string | null => {
  try {
    const { indent, tail } = layoutOf(text);
    return JSON.stringify(redactMessage(JSON.parse(text), redactor), null, indent) + tail;
  } catch {
    return null;
  }
};

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

const redactBytes = (bytes: Uint8Array, redactor: Redactor): Uint8Array => {
  const text = decode(bytes);
  const redacted = text === null ? null : redactJson(text, redactor);
  if (redacted === null) return new Uint8Array(bytes.length);
  return redacted === text ? bytes : new TextEncoder().encode(redacted);
};

/** What is not JSON may be anything, so nothing of it is kept but its length. */
const redactText = (text: string, redactor: Redactor): string => redactJson(text, redactor) ?? '?'.repeat(text.length);

/** Gives every handle a name by the order of their coming. */
const pseudonyms = (): Redactor['pseudonym'] => {
  const names = new Map<string, string>();
  return (handle) => {
    const name = names.get(handle) ?? `handle-${String(names.size + 1)}`;
    names.set(handle, name);
    return name;
  };
};

/**
 * A function that takes media, words or handles out of the frames of one recording: `media` become zeros of the same length, letters and digits of
 * `words` become `x` and `0`, `handles` get other names, the same for the same one. What stays keeps its shape; a frame that is not JSON becomes
 * `?`, or zero bytes, of its length. Of why something failed, the words that explain failures stay.
 */
export const frameRedactor = (redact: readonly Redaction[]): ((frame: RecordedFrame) => RecordedFrame) => {
  if (redact.length === 0) return (frame) => frame;
  const redactor: Redactor = { redact: new Set(redact), pseudonym: pseudonyms() };
  return (frame) => {
    if (frame.type === 'Closed' && redactor.redact.has('words')) {
      const { reason, cause } = frame;
      return { ...frame, reason: maskReason(reason), ...(cause !== undefined && { cause: maskReason(cause) }) };
    }
    if (frame.type !== 'Frame') return frame;
    const { data } = frame;
    return { ...frame, data: typeof data === 'string' ? redactText(data, redactor) : redactBytes(data, redactor) };
  };
};
