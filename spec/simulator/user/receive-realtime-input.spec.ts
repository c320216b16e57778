import { audio, silence, speech, text } from '../client';
import { connection } from '../connection';
import { endsTurn, heardIn, saidIn } from '../says';

const MANUAL = { realtimeInputConfig: { automaticActivityDetection: { disabled: true } }, outputAudioTranscription: {} };
const NATIVE = { model: 'models/gemini-2.5-flash-native-audio-latest' };
const START = { realtimeInput: { activityStart: {} } };
const END = { realtimeInput: { activityEnd: {} } };
const INVALID = { code: 1007, reason: 'Request contains an invalid argument.' };

describe('receiveRealtimeInput', () => {
  it('answers what lies between the activities, silent or not', () => {
    const { send, until, look } = connection({ setup: { ...MANUAL, inputAudioTranscription: {} } });
    send(START);
    send(audio(silence(1500)));
    send(audio(new Uint8Array(16_000), 16_000));
    send(END);
    until(endsTurn);
    const messages = look();
    expect(heardIn(messages)).toBe('I spoke for 2.0 seconds.');
    expect(messages.every(({ voiceActivity }) => voiceActivity === undefined)).toBe(true);
  });

  it('takes 16 kHz for granted', () => {
    const { send, until, look } = connection({ setup: { ...MANUAL, inputAudioTranscription: {} } });
    send(START);
    send({ realtime_input: { audio: { mime_type: 'audio/pcm', data: Buffer.alloc(32_000).toString('base64') } } });
    send(END);
    until(endsTurn);
    expect(heardIn(look())).toBe('I spoke for 1.0 seconds.');
  });

  it('takes a text within an activity as part of the turn', () => {
    const { send, until, look, wait } = connection({ setup: MANUAL });
    send(START);
    send(text('I am Ada.'));
    wait(60_000);
    expect(look()).toEqual([]);
    send(END);
    until(endsTurn);
    expect(saidIn(look())).toContain('You said “I am Ada”.');
  });

  it('hears nothing between the activities', () => {
    const { send, closed } = connection({ setup: MANUAL });
    send(audio(speech(900)));
    send(START);
    send(END);
    expect(closed()).toMatchObject({ code: 1007, reason: 'Precondition check failed.' });
  });

  it.each([
    ['activityStart where the server listens', {}, START],
    ['activityEnd where the server listens', {}, END],
    ['audioStreamEnd where the client tells', MANUAL, { realtimeInput: { audioStreamEnd: true } }],
    ['sound that is none', {}, { realtimeInput: { audio: { mimeType: 'image/png', data: 'AAAA' } } }],
    ['sound of another kind', {}, { realtimeInput: { audio: { mimeType: 'audio/mp3', data: 'AAAA' } } }],
    ['sound at no rate', {}, { realtimeInput: { audio: { mimeType: 'audio/pcm;rate=0', data: 'AAAA' } } }],
    ['a picture of another kind', {}, { realtimeInput: { video: { mimeType: 'image/gif', data: 'AAAA' } } }],
    ['the old spelling of sound on 3.8', {}, { realtimeInput: { mediaChunks: [{ mimeType: 'audio/pcm', data: 'AAAA' }] } }],
    ['a picture that is none', {}, { realtimeInput: { video: { mimeType: 'audio/pcm', data: 'AAAA' } } }],
  ])('refuses %s', (_what, setup, message) => {
    const { send, closed } = connection({ setup });
    send(message);
    expect(closed()).toMatchObject(INVALID);
  });

  it('tells where a value is of the wrong kind', () => {
    const { send, closed } = connection();
    send({ realtimeInput: { audio: { mimeType: 'audio/pcm', data: '~~' } } });
    expect(closed()).toMatchObject({
      code: 1007,
      reason: 'Invalid value at \'realtime_input.audio.data\' (TYPE_BYTES), Base64 decoding failed for "~~"',
    });
  });

  it('bills pictures with the next turn', () => {
    const { send, until } = connection({ setup: NATIVE });
    const picture = { mimeType: 'image/jpeg', data: '/9g=' };
    send({ realtimeInput: { video: picture } });
    send({ realtimeInput: { mediaChunks: [picture, picture] } });
    send(text('What is that?'));
    expect(until(endsTurn).usageMetadata?.promptTokensDetails).toContainEqual({ modality: 'VIDEO', tokenCount: 516 });
  });

  it('hears the old spelling of sound', () => {
    const { send, facts } = connection({ setup: { model: 'models/gemini-live-2.5-flash-preview' } });
    send({ realtime_input: { media_chunks: [{ mime_type: 'audio/pcm;rate=24000', data: Buffer.from(speech(300)).toString('base64') }] } });
    expect(facts()).toEqual(['VoiceActivityStart']);
  });
});
