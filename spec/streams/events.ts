import type { FunctionCall } from '../../lib/wire/server-message';
import type { ContentPart } from '../../lib/wire/content';
import type { SendClientContent, SendText } from '../../lib/wire/session-command';
import type {
  AudioData,
  Connected,
  Disconnected,
  GenerationComplete,
  InputTranscription,
  Interrupted,
  OutputTranscription,
  PhaseChanged,
  SessionResumeUpdate,
  TextComplete,
  TextDelta,
  Thought,
  ToolCall,
  ToolCallCancelled,
  TurnComplete,
  Usage,
  VoiceActivityEnd,
  VoiceActivityStart,
} from '../../lib/wire/session-event';
import type { UsageMetadata } from '../../lib/wire/usage-metadata';
import { zeroUsage } from '../../lib/streams/sum-usage';

export const connected = (resumed = false): Connected => ({ type: 'Connected', resumed });
export const disconnected = (fields: Partial<Disconnected> = {}): Disconnected => ({ type: 'Disconnected', ...fields });
export const text = (said: string, turn = 1): TextDelta => ({ type: 'TextDelta', text: said, turn });
export const whole = (said: string, turn = 1, interrupted = false): TextComplete => ({
  type: 'TextComplete',
  text: said,
  interrupted,
  turn,
});
export const thought = (said: string, turn = 1): Thought => ({ type: 'Thought', text: said, turn });
export const audio = (bytes: number, turn = 1, sampleRate = 24_000): AudioData => ({
  type: 'AudioData',
  data: new Uint8Array(bytes),
  mimeType: `audio/pcm;rate=${String(sampleRate)}`,
  sampleRate,
  turn,
});
export const heard = (said: string, turn = 1, fields: Partial<InputTranscription> = {}): InputTranscription => ({
  type: 'InputTranscription',
  text: said,
  finished: false,
  turn,
  ...fields,
});
export const said = (words: string, turn = 1, fields: Partial<OutputTranscription> = {}): OutputTranscription => ({
  type: 'OutputTranscription',
  text: words,
  finished: false,
  turn,
  ...fields,
});
export const functionCall = (id: string, name = 'look'): FunctionCall => ({ id, name, args: { of: id } });
export const toolCall = (ids: readonly string[], turn = 1): ToolCall => ({
  type: 'ToolCall',
  calls: ids.map((id) => functionCall(id)),
  turn,
});
export const cancelled = (...ids: readonly string[]): ToolCallCancelled => ({ type: 'ToolCallCancelled', ids });
export const generated = (turn = 1): GenerationComplete => ({ type: 'GenerationComplete', turn });
export const over = (turn = 1, fields: Partial<TurnComplete> = {}): TurnComplete => ({ type: 'TurnComplete', turn, ...fields });
export const interrupted = (turn = 1, by: Interrupted['by'] = 'server'): Interrupted => ({ type: 'Interrupted', by, turn });
export const phase = (from: PhaseChanged['from'], to: PhaseChanged['to']): PhaseChanged => ({ type: 'PhaseChanged', from, to });
export const resumable = (handle: string): SessionResumeUpdate => ({ type: 'SessionResumeUpdate', handle, resumable: true });
export const voiceStart: VoiceActivityStart = { type: 'VoiceActivityStart' };
export const voiceEnd: VoiceActivityEnd = { type: 'VoiceActivityEnd' };
export const usageOf = (fields: Partial<UsageMetadata> = {}): UsageMetadata => ({ ...zeroUsage, ...fields });
export const usage = (fields: Partial<UsageMetadata> = {}): Usage => ({ type: 'Usage', usage: usageOf(fields) });

export const typed = (words: string): SendText => ({ type: 'SendText', text: words });
export const content = (role: string | undefined, ...parts: readonly (ContentPart | string)[]): SendClientContent => ({
  type: 'SendClientContent',
  turns: [{ ...(role !== undefined && { role }), parts: parts.map((part) => (typeof part === 'string' ? { text: part } : part)) }],
  turnComplete: true,
});
