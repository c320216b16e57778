import { encodeBase64 } from '../../lib/wire/base64';
import { voice } from '../../lib/simulator/model/voice/voice';

/** A finished turn in writing. */
export const content = (text: string, turnComplete = true): object => ({
  clientContent: { turns: [{ role: 'user', parts: [{ text }] }], ...(turnComplete && { turnComplete }) },
});

/** A realtime text. */
export const text = (words: string): object => ({ realtimeInput: { text: words } });

/** A piece of the microphone. */
export const audio = (pcm: Uint8Array, rate = 24_000): object => ({
  realtimeInput: { audio: { mimeType: `audio/pcm;rate=${rate}`, data: encodeBase64(pcm) } },
});

/** Silence, at 24 kHz. */
export const silence = (ms: number): Uint8Array => new Uint8Array(ms * 48);

/** Somebody speaking for so long, at 24 kHz. */
export const speech = (ms: number): Uint8Array => voice('a'.repeat(ms / 60), 150);

/** Pieces of sound, one after the other. */
export const joined = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

/** An answer to a function call. */
export const result = (id: string | undefined, name: string, response: object): object => ({
  toolResponse: { functionResponses: [{ ...(id !== undefined && { id }), name, response }] },
});
