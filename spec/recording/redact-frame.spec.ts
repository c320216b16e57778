import type { RecordedData, RecordedFrame } from '../../lib/recording/recorded-frame';
import { frameRedactor } from '../../lib/recording/redact-frame';
import type { Redaction } from '../../lib/recording/redact-message';

const frame = (data: string | Uint8Array): RecordedData => ({ at: 0, connection: 1, type: 'Frame', direction: 'received', data });

const redacted = (redact: readonly Redaction[], message: unknown): unknown => {
  const { data } = frameRedactor(redact)(frame(JSON.stringify(message))) as RecordedData;
  return JSON.parse(String(data));
};

const AUDIO = { inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'q83vAQ==' } };

describe('frameRedactor', () => {
  it('leaves everything where nothing is to be taken out', () => {
    const given: RecordedFrame = frame('{ "text" : "Hi" }');
    expect(frameRedactor([])(given)).toBe(given);
  });

  it('makes media silent, as long as it was', () => {
    const message = { serverContent: { modelTurn: { parts: [AUDIO, { text: 'Hi 5' }] } } };
    expect(redacted(['media'], message)).toEqual({
      serverContent: { modelTurn: { parts: [{ inlineData: { ...AUDIO.inlineData, data: 'AAAAAA==' } }, { text: 'Hi 5' }] } },
    });
    expect(redacted(['media'], { realtime_input: { audio: { mime_type: 'audio/pcm', data: '_-8=' } } })).toEqual({
      realtime_input: { audio: { mime_type: 'audio/pcm', data: 'AAA=' } },
    });
  });

  it.each([
    [
      { serverContent: { outputTranscription: { text: 'Été 42, ok?', languageCode: 'fr-FR' } } },
      { serverContent: { outputTranscription: { text: 'xxx 00, xx?', languageCode: 'fr-FR' } } },
    ],
    [
      { setup: { model: 'models/m', systemInstruction: { parts: [{ text: 'Be 1' }] } } },
      { setup: { model: 'models/m', systemInstruction: { parts: [{ text: 'xx 0' }] } } },
    ],
    [
      { toolCall: { functionCalls: [{ id: 'c1', name: 'call', args: { name: 'Ann', age: 42, deep: [{ id: 'x1' }] } }] } },
      { toolCall: { functionCalls: [{ id: 'c1', name: 'call', args: { xxxx: 'xxx', xxx: 11, xxxxx: [{ xx: 'x0' }] } }] } },
    ],
    [
      { toolCall: { functionCalls: [{ args: { 'ann@home': { sick: true, well: false, none: null }, e1: -1.5 } }] } },
      { toolCall: { functionCalls: [{ args: { 'xxx@xxxx': { xxxx: false, xxxxx: false, xxxxxx: null }, x0: -1.1 } }] } },
    ],
    [
      { toolCall: { functionCalls: [{ partialArgs: [{ jsonPath: '$.a', numberValue: 4111, boolValue: true, stringValue: 'Ann' }] }] } },
      { toolCall: { functionCalls: [{ partialArgs: [{ jsonPath: '$.x', numberValue: 1111, boolValue: false, stringValue: 'xxx' }] }] } },
    ],
    [
      { setup: { inputAudioTranscription: { adaptationPhrases: ['Dr. Ann'], languageHints: ['de'] } } },
      { setup: { inputAudioTranscription: { adaptationPhrases: ['xx. xxx'], languageHints: ['de'] } } },
    ],
    [
      { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'Cannot process "user Ann" of Ann' } },
      { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'Cannot xxxxxxx "xxxx xxx" of xxx' } },
    ],
    [
      { serverContent: { inputTranscription: { text: 'hi', words: [{ word: 'hi', startOffset: '1.200s', endOffset: '2s' }] } } },
      { serverContent: { inputTranscription: { text: 'xx', words: [{ word: 'xx', startOffset: '1.200s', endOffset: '2s' }] } } },
    ],
    [
      { clientContent: { turns: [{ parts: [{ videoMetadata: { startOffset: '1s', end_offset: '3s' } }] }] }, voice: { audioOffset: '5s' } },
      { clientContent: { turns: [{ parts: [{ videoMetadata: { startOffset: '1s', end_offset: '3s' } }] }] }, voice: { audioOffset: '5s' } },
    ],
    [
      { tool_response: { function_responses: [{ id: 'c1', name: 'call', response: { output: 'Yes', Ann: 1 } }] } },
      { tool_response: { function_responses: [{ id: 'c1', name: 'call', response: { output: 'xxx', xxx: 1 } }] } },
    ],
    [
      { somethingNew: { said: 'Hi' }, usageMetadata: { promptTokensDetails: [{ modality: 'TEXT', tokenCount: 5 }] } },
      { somethingNew: { said: 'xx' }, usageMetadata: { promptTokensDetails: [{ modality: 'TEXT', tokenCount: 5 }] } },
    ],
    [
      { goAway: { timeLeft: '50s' }, serverContent: { turnComplete: true, turnCompleteReason: 'STOP' } },
      { goAway: { timeLeft: '50s' }, serverContent: { turnComplete: true, turnCompleteReason: 'STOP' } },
    ],
  ])('masks the words of %j', (message, masked) => {
    expect(redacted(['words'], message)).toEqual(masked);
  });

  it('masks what a close quotes, and keeps what it means', () => {
    const closed: RecordedFrame = {
      at: 0,
      connection: 1,
      type: 'Closed',
      code: 1007,
      reason: 'Invalid value at Ann has a cold',
      cause: 'getaddrinfo ENOTFOUND ann.example',
    };
    expect(frameRedactor(['words'])(closed)).toEqual({
      ...closed,
      reason: 'Invalid value at xxx has a xxxx',
      cause: 'getaddrinfo ENOTFOUND xxx.xxxxxxx',
    });
    expect(frameRedactor(['media', 'handles'])(closed)).toBe(closed);
  });

  it('gives handles other names, the same for the same one', () => {
    const redact = frameRedactor(['handles']);
    const told = redact(frame('{"sessionResumptionUpdate":{"newHandle":"abc","resumable":true}}')) as RecordedData;
    const used = redact(frame('{"setup":{"sessionResumption":{"handle":"abc"}}}')) as RecordedData;
    const other = redact(frame('{"sessionResumptionUpdate":{"newHandle":"def"}}')) as RecordedData;
    expect([told.data, used.data, other.data]).toEqual([
      '{"sessionResumptionUpdate":{"newHandle":"handle-1","resumable":true}}',
      '{"setup":{"sessionResumption":{"handle":"handle-1"}}}',
      '{"sessionResumptionUpdate":{"newHandle":"handle-2"}}',
    ]);
  });

  it('keeps the layout of the service, and bytes as bytes', () => {
    const pretty = (text: string): Uint8Array => new TextEncoder().encode(`{\n  "serverContent": {\n    "x": "${text}"\n  }\n}\n`);
    expect(frameRedactor(['words'])(frame(pretty('Hi')))).toEqual(frame(pretty('xx')));
  });

  it('keeps nothing but the length of what is not JSON', () => {
    expect(frameRedactor(['handles'])(frame('My words'))).toEqual(frame('????????'));
    expect(frameRedactor(['handles'])(frame(new Uint8Array([0xff, 0x41])))).toEqual(frame(new Uint8Array(2)));
  });

  it('does not keep a text that a second key hides', () => {
    const { data } = frameRedactor(['words'])(frame('{"serverContent":{"text":"Hidden","text":""}}')) as RecordedData;
    expect(data).not.toContain('Hidden');
  });
});
