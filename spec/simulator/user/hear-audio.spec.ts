import { audio, silence, speech } from '../client';
import { connection } from '../connection';
import { endsTurn, heardIn, isPiece, saidIn } from '../says';

const BOTH = { inputAudioTranscription: {}, outputAudioTranscription: {} };

describe('a spoken turn', () => {
  it('is found by the server, heard, transcribed and answered', () => {
    const { send, until, facts } = connection({ setup: BOTH, script: [{ heard: 'Good morning, my dear.', text: 'Hello.' }] });
    send(audio(silence(200)));
    send(audio(speech(900)));
    expect(facts()).toEqual(['VoiceActivityStart']);
    send(audio(silence(480)));
    expect(facts()).toEqual([]);
    send(audio(silence(40)));
    until(endsTurn);
    expect(facts()).toEqual([
      'VoiceActivityEnd',
      'InputTranscription',
      'OutputTranscription',
      'AudioData',
      'GenerationComplete',
      'Usage',
      'TurnComplete',
    ]);
  });

  it('tells where in the audio speech began and ended', () => {
    const { send, look } = connection();
    send(audio(silence(200)));
    send(audio(speech(900)));
    send(audio(silence(600)));
    const [begin, end] = look();
    expect(begin).toEqual({ serverContent: {}, voiceActivity: { type: 'ACTIVITY_START', audioOffset: '0.200s' } });
    expect(end).toMatchObject({ voiceActivity: { type: 'ACTIVITY_END', audioOffset: expect.stringMatching(/^1\.1\d\ds$/) as string } });
  });

  it.each([
    ['geminiApi', 'models/gemini-2.5-flash-native-audio-latest', 'AudioData'],
    ['geminiApi', 'models/gemini-3.1-flash-live-preview', 'VoiceActivityStart'],
    ['vertexAi', 'publishers/google/models/gemini-live-2.5-flash-native-audio', 'VoiceActivityStart'],
  ] as const)('is answered, announced or not: %s, %s', (backend, model, first) => {
    const { send, until, facts } = connection({ setup: { model }, caller: { backend } });
    send(audio(speech(900)));
    send(audio(silence(600)));
    until(isPiece);
    expect(facts()[0]).toBe(first);
  });

  it('is transcribed in fragments that make up what the script says', () => {
    const { send, until, look } = connection({ setup: BOTH, script: [{ heard: 'Good morning, my dear.' }] });
    send(audio(speech(900)));
    send(audio(silence(600)));
    until(isPiece);
    const messages = look();
    expect(heardIn(messages)).toBe('Good morning, my dear.');
    expect(messages.filter(({ serverContent }) => serverContent?.inputTranscription !== undefined)).toHaveLength(2);
  });

  it('is told in seconds where there is no script', () => {
    const { send, until, look } = connection({ setup: BOTH });
    send(audio(speech(1200)));
    send(audio(silence(600)));
    until(endsTurn);
    const messages = look();
    expect(heardIn(messages)).toMatch(/^I spoke for 1\.\d seconds\.$/);
    expect(saidIn(messages)).toMatch(/^I heard you speak for 1\.\d seconds\. /);
  });

  it('is not transcribed unless the setup asks for it', () => {
    const { send, until, look } = connection({ script: [{ heard: 'Good morning.' }] });
    send(audio(speech(900)));
    send(audio(silence(600)));
    until(endsTurn);
    expect(heardIn(look())).toBe('');
  });

  it('ends with the stream', () => {
    const { send, until, facts } = connection();
    send(audio(speech(900)));
    facts();
    send({ realtimeInput: { audioStreamEnd: true } });
    expect(facts()).toEqual(['VoiceActivityEnd']);
    until(isPiece);
  });

  it('takes as long a silence as the setup says', () => {
    const setup = { realtimeInputConfig: { automaticActivityDetection: { silenceDurationMs: 100, prefixPaddingMs: 200 } } };
    const { send, facts } = connection({ setup });
    send(audio(speech(120)));
    send(audio(silence(100)));
    expect(facts()).toEqual([]);
    send(audio(speech(300)));
    send(audio(silence(120)));
    expect(facts()).toEqual(['VoiceActivityStart', 'VoiceActivityEnd']);
  });

  it('is not silence, however long', () => {
    const { send, wait, look, timers } = connection();
    send(audio(silence(5000)));
    send({ realtimeInput: { audioStreamEnd: true } });
    wait(60_000);
    expect(look()).toEqual([]);
    expect(timers()).toEqual([]);
  });
});
