import { decodeBase64 } from './base64';
import { isObject } from './codec/fields';

type Open = (value: unknown) => unknown;

/** Base64 that cannot be read stays a string, for the codec to object to. */
const openBlob: Open = (blob) => {
  if (!isObject(blob) || typeof blob['data'] !== 'string') return blob;
  const data = decodeBase64(blob['data']);
  return data === undefined ? blob : { ...blob, data };
};

const at =
  (key: string, open: Open): Open =>
  (value) =>
    isObject(value) && Object.hasOwn(value, key) ? { ...value, [key]: open(value[key]) } : value;

const each =
  (open: Open): Open =>
  (value) =>
    Array.isArray(value) ? value.map(open) : value;

const together =
  (...opens: readonly Open[]): Open =>
  (value) =>
    opens.reduce((opened, open) => open(opened), value);

/**
 * A parsed server message with the media of the model's turn as bytes. Runs before the codec, so that no codec looks at a long string.
 */
export const openModelMedia: Open = at('serverContent', at('modelTurn', at('parts', each(at('inlineData', openBlob)))));

const openRealtimeInput = together(
  at('audio', openBlob),
  at('video', openBlob),
  at('mediaChunks', each(openBlob)),
  at('media_chunks', each(openBlob)),
);

/** A parsed client message with the media of its realtime input as bytes. */
export const openRealtimeMedia: Open = together(at('realtimeInput', openRealtimeInput), at('realtime_input', openRealtimeInput));
