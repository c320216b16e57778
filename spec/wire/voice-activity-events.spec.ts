import { eventsOf } from './events-of';

describe('voiceActivityEvents', () => {
  it.each([
    ['ACTIVITY_START', 'VoiceActivityStart'],
    ['ACTIVITY_END', 'VoiceActivityEnd'],
    ['VOICE_ACTIVITY_START', 'VoiceActivityStart'],
    ['VOICE_ACTIVITY_END', 'VoiceActivityEnd'],
  ])('reads %s', (type, event) => {
    expect(eventsOf({ voiceActivity: { type, audioOffset: '8.400s' } })).toStrictEqual([{ type: event, offsetMs: 8_400 }]);
    expect(eventsOf({ voiceActivity: { voiceActivityType: type } })).toStrictEqual([{ type: event }]);
  });

  it.each([
    ['VAD_SIGNAL_TYPE_SOS', 'VoiceActivityStart'],
    ['VAD_SIGNAL_TYPE_EOS', 'VoiceActivityEnd'],
  ])('reads the signal %s alone', (vadSignalType, type) => {
    expect(eventsOf({ voiceActivityDetectionSignal: { vadSignalType } })).toStrictEqual([{ type }]);
  });

  it('makes one event of both spellings where they agree', () => {
    const message = {
      voiceActivity: { type: 'ACTIVITY_START', audioOffset: '1s' },
      voiceActivityDetectionSignal: { vadSignalType: 'VAD_SIGNAL_TYPE_SOS' },
    };
    expect(eventsOf(message)).toStrictEqual([{ type: 'VoiceActivityStart', offsetMs: 1_000 }]);
  });

  it('makes two events of them where they disagree', () => {
    const message = {
      voiceActivity: { type: 'ACTIVITY_START', audioOffset: '1s' },
      voiceActivityDetectionSignal: { vadSignalType: 'VAD_SIGNAL_TYPE_EOS' },
    };
    expect(eventsOf(message)).toStrictEqual([{ type: 'VoiceActivityStart', offsetMs: 1_000 }, { type: 'VoiceActivityEnd' }]);
  });

  it('lets the signal speak where the activity is of an unknown kind', () => {
    const message = { voiceActivity: { type: 'ACTIVITY_HUM' }, voiceActivityDetectionSignal: { vadSignalType: 'VAD_SIGNAL_TYPE_EOS' } };
    expect(eventsOf(message)).toStrictEqual([{ type: 'VoiceActivityEnd' }]);
  });

  it.each(['ACTIVITY_HUM', 'toString', '__proto__', ''])('makes no event of %p', (type) => {
    expect(eventsOf({ voiceActivity: { type } })).toStrictEqual([]);
  });

  it('leaves out an offset that is no duration', () => {
    expect(eventsOf({ voiceActivity: { type: 'ACTIVITY_END', audioOffset: '-1s' } })).toStrictEqual([{ type: 'VoiceActivityEnd' }]);
  });
});
