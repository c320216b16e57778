import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import { toEvents } from '../../lib/wire/to-events';
import type { WireEvent } from '../../lib/wire/wire-event';
import { readyMadeFrames } from '../support/frames';
import { deepFreeze } from './deep-freeze';
import { eventsOf } from './events-of';
import { usageOf } from './usage-of';

/** In the order of the ready-made frames. */
const EVENTS: readonly (readonly WireEvent[])[] = [
  [{ type: 'Connected' }],
  [{ type: 'Connected', sessionId: 'f162d11d-434a-4212-8a31-f1a4843cad11' }],
  [{ type: 'AudioData', data: new Uint8Array(3), mimeType: 'audio/pcm;rate=24000', sampleRate: 24_000 }],
  [{ type: 'TextDelta', text: 'Yes' }],
  [{ type: 'Thought', text: 'Weighing options' }],
  [{ type: 'InputTranscription', text: ' hello', finished: false }],
  [{ type: 'InputTranscription', text: 'hello', finished: true }],
  [],
  [{ type: 'GenerationComplete' }],
  [
    {
      type: 'Usage',
      usage: usageOf({
        promptTokenCount: 515,
        responseTokenCount: 31,
        totalTokenCount: 546,
        promptTokensDetails: [{ modality: 'TEXT', tokenCount: 515 }],
        responseTokensDetails: [{ modality: 'TEXT', tokenCount: 31 }],
      }),
    },
    { type: 'TurnComplete' },
  ],
  [{ type: 'Interrupted', by: 'server' }],
  [
    { type: 'OutputTranscription', text: ' tail', finished: false },
    { type: 'Interrupted', by: 'server' },
    { type: 'Usage', usage: usageOf({ totalTokenCount: 9 }) },
    { type: 'TurnComplete' },
  ],
  [{ type: 'TurnComplete', interactionStatus: 'IN_PROGRESS' }],
  [{ type: 'ToolCall', calls: [{ id: 'call_123', name: 'searchFlights', args: { destination: 'Seattle' } }] }],
  [{ type: 'ToolCall', calls: [{ name: 'ping' }] }],
  [{ type: 'ToolCallCancelled', ids: ['call_123'] }],
  [{ type: 'GoAway', timeLeft: '50s', timeLeftMs: 50_000 }],
  [{ type: 'GoAway', timeLeft: '0.500s', timeLeftMs: 500 }],
  [{ type: 'SessionResumeUpdate', handle: 'h1', resumable: true }],
  [{ type: 'SessionResumeUpdate', resumable: false }],
  [{ type: 'SessionResumeUpdate', handle: 'h2', resumable: true, lastConsumedIndex: 123_456_789 }],
  [{ type: 'Usage', usage: usageOf({ promptTokenCount: 10, responseTokenCount: 4, totalTokenCount: 14, trafficType: 'ON_DEMAND' }) }],
  [{ type: 'VoiceActivityStart', offsetMs: 1_200 }],
  [{ type: 'VoiceActivityStart' }],
];

describe('toEvents', () => {
  it.each(readyMadeFrames.map((frame, index) => [frame, EVENTS[index]] as const))('tells the facts of %s', (frame, events) => {
    expect(eventsOf(frame)).toStrictEqual(events);
  });

  it('tells every fact of one message that holds everything, in the order of a session', () => {
    const usageMetadata = { totalTokenCount: 3 };
    const everything = {
      error: { code: 13, message: 'internal', status: 'INTERNAL' },
      goAway: { timeLeft: '10s' },
      usageMetadata,
      toolCall: { functionCalls: [{ id: 'c', name: 'f' }] },
      toolCallCancellation: { ids: ['b', 'a'] },
      voiceActivityDetectionSignal: { vadSignalType: 'VAD_SIGNAL_TYPE_EOS' },
      voiceActivity: { type: 'ACTIVITY_END' },
      serverContent: {
        turnComplete: true,
        turnCompleteReason: 'NEED_MORE_INPUT',
        waitingForInput: true,
        generationComplete: true,
        interrupted: true,
        outputTranscription: { text: 'said' },
        interimInputTranscription: { text: 'hea' },
        inputTranscription: { text: 'heard', languageCode: 'en', speakerLabel: 'A', words: [{ word: 'heard' }] },
        modelTurn: {
          parts: [
            { text: 'one' },
            { inlineData: { mimeType: 'audio/pcm', data: 'AAA=' } },
            { text: 'two', thought: true },
            { text: 'three' },
          ],
        },
        groundingMetadata: { webSearchQueries: ['q'] },
      },
      sessionResumptionUpdate: { newHandle: 'h', resumable: true },
      setupComplete: { sessionId: 's' },
      interactionStatus: 'IDLE',
    };
    expect(eventsOf(everything)).toStrictEqual([
      { type: 'Connected', sessionId: 's' },
      { type: 'SessionResumeUpdate', handle: 'h', resumable: true },
      { type: 'VoiceActivityEnd' },
      { type: 'TextDelta', text: 'one' },
      { type: 'AudioData', data: new Uint8Array(2), mimeType: 'audio/pcm', sampleRate: 24_000 },
      { type: 'Thought', text: 'two' },
      { type: 'TextDelta', text: 'three' },
      { type: 'InputTranscription', text: 'heard', finished: false, languageCode: 'en', speakerLabel: 'A', words: [{ word: 'heard' }] },
      { type: 'InputTranscription', text: 'hea', finished: false, interim: true },
      { type: 'OutputTranscription', text: 'said', finished: false },
      { type: 'Interrupted', by: 'server' },
      { type: 'ToolCallCancelled', ids: ['b', 'a'] },
      { type: 'ToolCall', calls: [{ id: 'c', name: 'f' }] },
      { type: 'GenerationComplete' },
      { type: 'Usage', usage: usageOf(usageMetadata) },
      { type: 'TurnComplete', reason: 'NEED_MORE_INPUT', interactionStatus: 'IDLE', waitingForInput: true },
      { type: 'GoAway', timeLeft: '10s', timeLeftMs: 10_000 },
      {
        type: 'Error',
        fatal: false,
        error: { type: 'ServerFault', message: 'The server reported an error: internal', code: 13, status: 'INTERNAL' },
      },
    ]);
  });

  it.each([
    ['an empty message', {}],
    ['empty content', { serverContent: {} }],
    ['a turn without parts', { serverContent: { modelTurn: {} } }],
    ['a part without anything', { serverContent: { modelTurn: { parts: [{}] } } }],
    ['empty text', { serverContent: { modelTurn: { parts: [{ text: '' }, { text: '', thought: true }] } } }],
    ['empty audio', { serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: '' } }] } } }],
    ['media without data', { serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm' } }] } } }],
    [
      'flags that are false',
      { serverContent: { turnComplete: false, generationComplete: false, interrupted: false, waitingForInput: true } },
    ],
    [
      'empty transcriptions',
      { serverContent: { inputTranscription: {}, interimInputTranscription: { text: '' }, outputTranscription: { finished: false } } },
    ],
    ['a transcription of no words', { serverContent: { outputTranscription: { languageCode: 'en', words: [] } } }],
    ['empty usage', { usageMetadata: {} }],
    ['usage of zeros', { usageMetadata: { promptTokenCount: 0, promptTokensDetails: [], trafficType: 'ON_DEMAND' } }],
    ['no calls', { toolCall: {} }],
    ['an empty list of calls', { toolCall: { functionCalls: [] } }],
    ['no cancelled ids', { toolCallCancellation: { ids: [] } }],
    ['an empty cancellation', { toolCallCancellation: {} }],
    ['voice activity without a kind', { voiceActivity: {}, voiceActivityDetectionSignal: {} }],
    ['an empty error', { error: {} }],
    ['a status beside nothing', { interactionStatus: 'IDLE' }],
    ['fields set to null', { serverContent: null, usageMetadata: null, toolCall: { functionCalls: null }, goAway: null }],
    ['unknown keys', { tomorrow: { serverContent: { turnComplete: true } } }],
  ])('makes no event of %s', (_, message) => {
    expect(eventsOf(message)).toStrictEqual([]);
  });

  it('takes a part with thought false for text', () => {
    expect(eventsOf({ serverContent: { modelTurn: { parts: [{ text: 'x', thought: false }] } } })).toStrictEqual([
      { type: 'TextDelta', text: 'x' },
    ]);
  });

  it('keeps spaces and empty fragments apart: a space is text', () => {
    expect(eventsOf({ serverContent: { modelTurn: { parts: [{ text: ' ' }] } } })).toStrictEqual([{ type: 'TextDelta', text: ' ' }]);
  });

  it('tells of a finished transcription without text', () => {
    expect(eventsOf({ serverContent: { inputTranscription: { finished: true }, outputTranscription: { finished: true } } })).toStrictEqual([
      { type: 'InputTranscription', text: '', finished: true },
      { type: 'OutputTranscription', text: '', finished: true },
    ]);
  });

  it('takes no picture for audio', () => {
    const parts = [
      { inlineData: { mimeType: 'image/png', data: 'AAAA' } },
      { inlineData: { mimeType: 'audio/mp3', data: 'AAAA' } },
      { inlineData: { data: 'AAAA' } },
    ];
    expect(eventsOf({ serverContent: { modelTurn: { parts } } })).toStrictEqual([]);
  });

  it('takes the rate of the voice from its MIME type', () => {
    const audio = (mimeType: string): object => ({ serverContent: { modelTurn: { parts: [{ inlineData: { mimeType, data: 'AAA=' } }] } } });
    expect(eventsOf(audio('audio/pcm;rate=16000'))).toMatchObject([{ sampleRate: 16_000 }]);
    expect(eventsOf(audio('audio/pcm'))).toMatchObject([{ sampleRate: 24_000 }]);
  });

  it('leaves to messages what has no event: code, files, tools of the server', () => {
    const parts = [
      { executableCode: { language: 'PYTHON', code: 'print(1)' } },
      { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1' } },
      { fileData: { fileUri: 'gs://a' } },
      { toolCall: { functionCalls: [{ name: 'not ours' }] } },
      { thoughtSignature: 'AAAA' },
    ];
    expect(eventsOf({ serverContent: { modelTurn: { parts }, urlContextMetadata: { urlMetadata: [] } } })).toStrictEqual([]);
  });

  it('reads the interaction status in both places and prefers the one beside the turn', () => {
    const turn = (inside: object, outside: object): object => ({ serverContent: { turnComplete: true, ...inside }, ...outside });
    expect(eventsOf(turn({}, { interactionStatus: 'IDLE' }))).toStrictEqual([{ type: 'TurnComplete', interactionStatus: 'IDLE' }]);
    expect(eventsOf(turn({ interactionStatus: 'IN_PROGRESS' }, { interactionStatus: 'IDLE' }))).toStrictEqual([
      { type: 'TurnComplete', interactionStatus: 'IN_PROGRESS' },
    ]);
  });

  it('passes enum values of tomorrow', () => {
    expect(eventsOf({ serverContent: { turnComplete: true, turnCompleteReason: 'BORED', interactionStatus: 'NAPPING' } })).toStrictEqual([
      { type: 'TurnComplete', reason: 'BORED', interactionStatus: 'NAPPING' },
    ]);
  });

  it('tells of a going away without a time, and of one with a time that is none', () => {
    expect(eventsOf({ goAway: {} })).toStrictEqual([{ type: 'GoAway' }]);
    expect(eventsOf({ goAway: { timeLeft: 'soon' } })).toStrictEqual([{ type: 'GoAway', timeLeft: 'soon' }]);
  });

  it('tells of an error without words', () => {
    expect(eventsOf({ error: { code: '7' } })).toStrictEqual([
      { type: 'Error', fatal: false, error: { type: 'ServerFault', message: 'The server reported an error.', code: 7 } },
    ]);
  });

  it('is not misled by keys of the wire inside the arguments of a call', () => {
    const args = { goAway: { timeLeft: '1s' }, serverContent: { interrupted: true }, toolCallCancellation: { ids: ['x'] } };
    expect(eventsOf({ toolCall: { functionCalls: [{ id: 'c', name: 'f', args }] } })).toStrictEqual([
      { type: 'ToolCall', calls: [{ id: 'c', name: 'f', args }] },
    ]);
  });

  it('changes nothing in the message, and hands the bytes on without a copy', () => {
    const decoded = decodeServerMessage(
      '{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"AQID"}}]},"turnComplete":true}}',
    );
    if (decoded._tag !== 'Right') throw new Error(decoded.left.message);
    const [audio] = toEvents(deepFreeze(decoded.right));
    expect(audio).toHaveProperty('data', new Uint8Array([1, 2, 3]));
    expect(audio?.type === 'AudioData' && audio.data).toBe(decoded.right.serverContent?.modelTurn?.parts?.[0]?.inlineData?.data);
  });
});
