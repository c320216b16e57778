import type { EventOf, SessionEvent } from '../../wire/session-event';
import type { UsageMetadata } from '../../wire/usage-metadata';
import { usageOf } from './usage-of';

/** The fields of an event, any of them; those that are left out get a sensible value. */
export type EventFields<T extends SessionEvent['type']> = Partial<Omit<EventOf<T>, 'type'>>;

const built =
  <T extends SessionEvent['type']>(defaults: EventOf<T>) =>
  (fields: EventFields<T> = {}): EventOf<T> => ({ ...defaults, ...fields });

const textOf = <T extends 'TextDelta' | 'Thought'>(type: T, text: string) => built({ type, text, turn: 1 } as EventOf<T>);

/**
 * A builder for each of the twenty events: `event.Usage({ usage: { totalTokenCount: 12 } })`. Plain data; whatever is left out has a sensible value, so
 * it is a whole event for whatever takes one.
 *
 * @example
 * const usage = event.Usage({ usage: { promptTokenCount: 100, responseTokenCount: 20 } });
 * const cut = event.TextComplete({ text: 'It is', interrupted: true, turn: 3 });
 */
export const event = {
  Connected: built<'Connected'>({ type: 'Connected', resumed: false }),
  TextDelta: textOf('TextDelta', 'Hello'),
  Thought: textOf('Thought', 'The user says hello.'),
  TextComplete: built<'TextComplete'>({ type: 'TextComplete', text: 'Hello', interrupted: false, turn: 1 }),
  AudioData: (fields: EventFields<'AudioData'> = {}): EventOf<'AudioData'> => ({
    type: 'AudioData',
    data: new Uint8Array([1, 0, 2, 0]),
    mimeType: 'audio/pcm;rate=24000',
    sampleRate: 24_000,
    turn: 1,
    ...fields,
  }),
  InputTranscription: built<'InputTranscription'>({ type: 'InputTranscription', text: 'Hi there', finished: false, turn: 1 }),
  OutputTranscription: built<'OutputTranscription'>({ type: 'OutputTranscription', text: 'Hello', finished: false, turn: 1 }),
  ToolCall: built<'ToolCall'>({ type: 'ToolCall', calls: [{ id: 'call-1', name: 'get_weather', args: { city: 'Berlin' } }], turn: 1 }),
  ToolCallCancelled: built<'ToolCallCancelled'>({ type: 'ToolCallCancelled', ids: ['call-1'] }),
  TurnComplete: built<'TurnComplete'>({ type: 'TurnComplete', turn: 1 }),
  GenerationComplete: built<'GenerationComplete'>({ type: 'GenerationComplete', turn: 1 }),
  Interrupted: built<'Interrupted'>({ type: 'Interrupted', by: 'server', turn: 1 }),
  PhaseChanged: built<'PhaseChanged'>({ type: 'PhaseChanged', from: 'Active', to: 'ModelSpeaking' }),
  GoAway: built<'GoAway'>({ type: 'GoAway', timeLeft: '50s', timeLeftMs: 50_000 }),
  Disconnected: built<'Disconnected'>({ type: 'Disconnected', code: 1000, reason: '' }),
  Error: built<'Error'>({ type: 'Error', fatal: false, error: { type: 'ServerFault', message: 'The server reported an error.' } }),
  SessionResumeUpdate: built<'SessionResumeUpdate'>({ type: 'SessionResumeUpdate', handle: 'handle-1', resumable: true }),
  VoiceActivityStart: built<'VoiceActivityStart'>({ type: 'VoiceActivityStart' }),
  VoiceActivityEnd: built<'VoiceActivityEnd'>({ type: 'VoiceActivityEnd' }),
  Usage: ({ usage }: { readonly usage?: Partial<UsageMetadata> } = {}): EventOf<'Usage'> => ({ type: 'Usage', usage: usageOf(usage) }),
} satisfies { readonly [T in SessionEvent['type']]: (fields?: EventFields<T>) => EventOf<T> };
