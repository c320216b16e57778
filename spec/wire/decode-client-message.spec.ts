import { decodeClientMessage } from '../../lib/wire/decode-client-message';
import { deepFreeze } from './deep-freeze';

/** Whatever belongs to the app: its keys are its own. */
const OWN = { snake_case: { camelCase: [{ deep_key: 1, function_declarations: [] }] }, camelCase: { two_words: null } };

const snakeKeys = (value: unknown): unknown => {
  if (value === OWN) return OWN;
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [snake(key), snakeKeys(child)]));
};

const transcription = { languageCodes: ['de'], customVocabulary: ['Kant'], wordTimestamp: true, diarization: true, mode: 'SMART' };
const inlineData = { mimeType: 'image/png', data: 'AQI=' };

const MESSAGES: Readonly<Record<string, object>> = {
  setup: {
    setup: {
      model: 'models/m',
      generationConfig: {
        responseModalities: ['AUDIO'],
        speechConfig: {
          voiceConfig: {
            prebuiltVoiceConfig: { voiceName: 'Kore' },
            replicatedVoiceConfig: { mimeType: 'audio/wav', voiceSampleAudio: 'AAAA', consentAudio: 'AAAA', voiceConsentSignature: OWN },
          },
          languageCode: 'de-DE',
        },
        thinkingConfig: { includeThoughts: true, thinkingBudget: 0, thinkingLevel: 'LOW' },
        enableAffectiveDialog: true,
        mediaResolution: 'MEDIA_RESOLUTION_LOW',
        temperature: 1,
        topP: 0.5,
        topK: 3,
        maxOutputTokens: 5,
        seed: 1,
        candidateCount: 1,
        presencePenalty: 0.1,
        frequencyPenalty: 0.1,
        translationConfig: { targetLanguageCode: 'en', echoTargetLanguage: true },
        audioTranscriptionConfig: transcription,
      },
      systemInstruction: { role: 'user', parts: [{ text: 'Be brief.' }] },
      tools: [
        {
          functionDeclarations: [
            {
              name: 'f',
              description: 'd',
              parameters: OWN,
              parametersJsonSchema: OWN,
              response: OWN,
              responseJsonSchema: OWN,
              behavior: 'BLOCKING',
            },
          ],
        },
        { googleSearch: OWN, codeExecution: OWN, urlContext: OWN, googleMaps: OWN, fileSearch: OWN, mcpServers: [OWN] },
        { computerUse: OWN, enterpriseWebSearch: OWN, retrieval: OWN },
      ],
      realtimeInputConfig: {
        automaticActivityDetection: {
          disabled: true,
          startOfSpeechSensitivity: 'START_SENSITIVITY_LOW',
          endOfSpeechSensitivity: 'END_SENSITIVITY_LOW',
          prefixPaddingMs: 20,
          silenceDurationMs: 500,
        },
        activityHandling: 'NO_INTERRUPTION',
        turnCoverage: 'TURN_INCLUDES_ALL_INPUT',
      },
      sessionResumption: { handle: 'h', transparent: true },
      contextWindowCompression: { triggerTokens: 25_600, slidingWindow: { targetTokens: 12_800 } },
      inputAudioTranscription: transcription,
      outputAudioTranscription: transcription,
      proactivity: { proactiveAudio: true },
      historyConfig: { initialHistoryInClientContent: true },
      safetySettings: [{ category: 'c', threshold: 't', method: 'm' }],
      avatarConfig: {
        avatarName: 'a',
        customizedAvatar: { imageMimeType: 'image/png', imageData: 'AAAA' },
        audioBitrateBps: 1,
        videoBitrateBps: 2,
      },
      explicitVadSignal: true,
    },
  },
  'client content': {
    clientContent: {
      turns: [
        {
          role: 'user',
          parts: [{ text: 'Hi', thought: false }, { inlineData }, { fileData: { mimeType: 'image/png', fileUri: 'gs://a' } }],
        },
      ],
      turnComplete: true,
    },
  },
  'tool responses': {
    toolResponse: {
      functionResponses: [{ id: 'c', name: 'f', response: OWN, scheduling: 'SILENT', willContinue: true, parts: [{ inlineData }] }],
    },
  },
  'realtime signals': { realtimeInput: { text: 'Hi', activityStart: {}, activityEnd: {}, audioStreamEnd: true } },
};

describe('decodeClientMessage', () => {
  it.each(Object.entries(MESSAGES))('reads %s in camelCase and in snake_case alike, and leaves data of the app alone', (_, message) => {
    expect(decodeClientMessage(JSON.stringify(message))).toStrictEqual({ _tag: 'Right', right: message });
    expect(decodeClientMessage(Buffer.from(JSON.stringify(snakeKeys(message))))).toStrictEqual({ _tag: 'Right', right: message });
  });

  it('opens realtime media in either spelling', () => {
    const opened = { mimeType: 'audio/pcm;rate=16000', data: Uint8Array.of(1, 2) };
    const message = { realtimeInput: { audio: opened, video: opened, mediaChunks: [opened] } };
    const raw = deepFreeze(JSON.parse(JSON.stringify(message, (key, value: unknown) => (key === 'data' ? 'AQI=' : value))) as object);
    expect(decodeClientMessage(JSON.stringify(raw))).toStrictEqual({ _tag: 'Right', right: message });
    expect(decodeClientMessage(JSON.stringify(snakeKeys(raw)))).toStrictEqual({ _tag: 'Right', right: message });
  });

  it('reads counts in strings', () => {
    expect(decodeClientMessage('{"setup":{"context_window_compression":{"trigger_tokens":"25600"}}}')).toStrictEqual({
      _tag: 'Right',
      right: { setup: { contextWindowCompression: { triggerTokens: 25_600 } } },
    });
  });

  it('keeps unknown keys, for the stand-in of the server to refuse', () => {
    const message = { setup: { model: 'm', bogus_field: 1 }, bogusKey: {} };
    expect(decodeClientMessage(JSON.stringify(message))).toStrictEqual({ _tag: 'Right', right: message });
  });

  it('keeps the good half, and names the fault as it was spelled', () => {
    expect(decodeClientMessage('{"realtime_input":{"text":"Hi","audio":{"mime_type":5,"data":"%"}}}')).toMatchObject({
      _tag: 'Both',
      left: { faults: [{ path: 'realtime_input.audio.mime_type' }, { path: 'realtime_input.audio.data', kind: 'media' }] },
      right: { realtimeInput: { text: 'Hi', audio: {} } },
    });
  });

  it('gives nothing of what is no message', () => {
    expect(decodeClientMessage('[]')).toMatchObject({ _tag: 'Left', left: { path: '$', excerpt: 'an array of 0' } });
    expect(decodeClientMessage('{')).toMatchObject({ _tag: 'Left', left: { path: '$', excerpt: '"{"' } });
  });

  it('tells of bytes that are not UTF-8', () => {
    expect(decodeClientMessage(Buffer.from('{"setup":{"model":"\xff"}}', 'latin1'))).toMatchObject({
      _tag: 'Both',
      left: { path: '$' },
      right: { setup: { model: '\uFFFD' } },
    });
  });
});
