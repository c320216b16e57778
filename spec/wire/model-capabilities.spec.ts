import { capabilitiesOf } from '../../lib/wire/model-capabilities';

describe('capabilitiesOf', () => {
  it.each([
    ['gemini-3.8-live', 'realtimeInput', 'accepted', 'pendingTurn'],
    ['gemini-3.8-live-extended-thinking', 'realtimeInput', 'refused', 'completedTurn'],
    ['gemini-3.1-flash-live-preview', 'realtimeInput', 'refused', 'none'],
    ['gemini-2.5-flash-native-audio-preview-12-2025', 'clientContent', 'accepted', 'pendingTurn'],
    ['gemini-live-2.5-flash-native-audio', 'clientContent', 'refused', 'pendingTurn'],
    ['gemini-live-2.5-flash-preview', 'clientContent', 'accepted', 'pendingTurn'],
    ['gemini-2.0-flash-live-001', 'clientContent', 'accepted', 'pendingTurn'],
    ['gemini-3.5-live-translate-preview', 'realtimeInput', 'accepted', 'none'],
    ['a-model-of-tomorrow', 'realtimeInput', 'accepted', 'none'],
  ])('knows %s', (model, textChannel, scheduling, interruption) => {
    const capabilities = { textChannel, scheduling, interruption };
    expect(capabilitiesOf(model)).toStrictEqual(capabilities);
    expect(capabilitiesOf(`models/${model}`)).toStrictEqual(capabilities);
    expect(capabilitiesOf(`projects/p/locations/l/publishers/google/models/${model}`)).toStrictEqual(capabilities);
  });

  it('does not take a name for another that it holds', () => {
    expect(capabilitiesOf('not-gemini-3.1-live')).toStrictEqual(capabilitiesOf('a-model-of-tomorrow'));
  });
});
