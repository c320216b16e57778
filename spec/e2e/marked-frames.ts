import { stringify } from '../../lib/wire/stringify';
import type { SessionEvent } from '../../lib';
import { message } from '../../lib/testing/builders/message';

/** A good frame of one of seven kinds that can be told from all others, and the mark that its event bears. */
export interface Marked {
  readonly frame: string;
  readonly mark: string;
}

const FIRST_TOTAL = 5_000_000;
const AUDIO_HEAD = [0x67, 0x6f, 0x6f, 0x64] as const;

const makers: readonly ((n: number) => { readonly message: object; readonly mark: string })[] = [
  (n) => ({ message: message.text(`good ${n}`), mark: `TextDelta good ${n}` }),
  (n) => ({ message: message.audio(Uint8Array.of(...AUDIO_HEAD, n & 0xff, n >> 8)), mark: `AudioData good ${n}` }),
  (n) => ({ message: message.inputTranscription(`good ${n}`), mark: `InputTranscription good ${n}` }),
  (n) => ({ message: message.outputTranscription(`good ${n}`), mark: `OutputTranscription good ${n}` }),
  (n) => ({ message: message.usage({ totalTokenCount: FIRST_TOTAL + n }), mark: `Usage ${FIRST_TOTAL + n}` }),
  (n) => ({ message: message.toolCall({ id: `good-${n}`, name: 'look', args: {} }), mark: `ToolCall good-${n}` }),
  (n) => ({ message: { sessionResumptionUpdate: { newHandle: `good ${n}` } }, mark: `SessionResumeUpdate good ${n}` }),
];

/** The n-th good frame. */
export const markedFrame = (n: number): Marked => {
  const maker = makers[n % makers.length];
  if (maker === undefined) throw new Error('There is no such frame.');
  const { message, mark } = maker(n);
  return { frame: stringify(message), mark };
};

const audioMark = (data: Uint8Array): string => {
  const [a, b, c, d, low = 0, high = 0] = data;
  const isMarked = data.length === 6 && [a, b, c, d].every((byte, index) => byte === AUDIO_HEAD[index]);
  return isMarked ? `good ${low + (high << 8)}` : Buffer.from(data).toString('hex');
};

/** An event as a line without turn numbers: what a good frame became, or what was kept of a bad one. */
export const markOf = (event: SessionEvent): string => {
  switch (event.type) {
    case 'TextDelta':
    case 'InputTranscription':
    case 'OutputTranscription':
      return `${event.type} ${event.text}`;
    case 'AudioData':
      return `AudioData ${audioMark(event.data)}`;
    case 'Usage':
      return `Usage ${event.usage.totalTokenCount}`;
    case 'ToolCall':
      return `ToolCall ${event.calls.map(({ id }) => id).join(' ')}`;
    case 'SessionResumeUpdate':
      return `SessionResumeUpdate ${event.handle ?? ''}`;
    default:
      return event.type;
  }
};
