import { isLeft } from 'fp-ts/lib/These.js';
import { decodeClientMessage } from '../../../lib/wire/decode-client-message';
import type { ClientMessage } from '../../../lib/wire/client-message';
import type { RecordedFrame } from '../../../lib/recording/recorded-frame';

/** What a command is treated as; marks of activity bear no number. */
export type Kind = 'audio' | 'video' | 'content' | 'toolResponse' | 'control';

/** A piece of voice that bears a number: 20 ms, loud or almost silent. */
export const voiceOf = (number: number, loudness: 'loud' | 'silent'): Int16Array => {
  const samples = new Int16Array(320);
  if (loudness === 'loud') samples.forEach((_sample, index) => (samples[index] = index % 2 === 0 ? 8_000 : -8_000));
  samples[0] = number;
  return samples;
};

/** A picture that bears a number. */
export const pictureOf = (number: number): Uint8Array => Uint8Array.of(0xff, 0xd8, number >> 8, number & 0xff);

const numberIn = (data: Uint8Array, at: number): number => ((data[at + 1] ?? 0) << 8) + (data[at] ?? 0);

const markOf = ({ realtimeInput, clientContent, toolResponse }: ClientMessage): readonly string[] => {
  const { audio, video, text, activityStart, activityEnd, audioStreamEnd } = realtimeInput ?? {};
  return [
    ...(audio?.data === undefined ? [] : [`audio ${numberIn(audio.data, 0)}`]),
    ...(video?.data === undefined ? [] : [`video ${((video.data[2] ?? 0) << 8) + (video.data[3] ?? 0)}`]),
    ...(text === undefined ? [] : [`content ${text}`]),
    ...(activityStart === undefined && activityEnd === undefined && audioStreamEnd === undefined ? [] : ['control']),
    ...(clientContent?.turns ?? []).flatMap(({ parts = [] }) => parts.map((part) => `content ${part.text ?? ''}`)),
    ...(toolResponse?.functionResponses ?? []).map(({ id = '', name = '' }) => `toolResponse ${id === '' ? name : id}`),
  ];
};

/** What the server read on one connection: the handle of its setup, and the marks of what came after it, message by message. */
export interface Taken {
  readonly handle: string | undefined;
  readonly messages: readonly (readonly string[])[];
}

const messageIn = (frame: RecordedFrame): ClientMessage | null => {
  if (frame.type !== 'Frame' || frame.direction !== 'sent') return null;
  const decoded = decodeClientMessage(frame.data);
  return isLeft(decoded) ? null : decoded.right;
};

/** What is told again to a server without memory: the first message after a setup without a handle, in words that were said before. */
const isHistory = ({ clientContent }: ClientMessage, marks: readonly string[], known: ReadonlySet<string>): boolean =>
  clientContent !== undefined && marks.some((mark) => known.has(mark) || !/^content [tc]\d+$/.test(mark));

/** The log of the server, connection by connection. */
export const takenFrom = (frames: readonly RecordedFrame[]): readonly Taken[] => {
  const connections = Math.max(0, ...frames.map(({ connection }) => connection));
  const known = new Set<string>();
  return Array.from({ length: connections }, (_, index): Taken => {
    const own = frames.filter(({ connection }) => connection === index + 1).flatMap((frame) => messageIn(frame) ?? []);
    const handle = own[0]?.setup?.sessionResumption?.handle;
    const messages = (own[0]?.setup === undefined ? own : own.slice(1)).flatMap((message, place) => {
      const marks = markOf(message);
      return handle === undefined && place === 0 && isHistory(message, marks, known) ? [[]] : [marks];
    });
    for (const mark of messages.flat()) known.add(mark);
    return { handle, messages };
  });
};

/** What kind of command a mark is of. */
export const kindIn = (mark: string): Kind => mark.split(' ')[0] as Kind;
