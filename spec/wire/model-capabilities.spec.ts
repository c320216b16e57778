import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import type { ModelCapabilities } from '../../lib/wire/model-capabilities';
import { MODEL_TABLE } from '../../lib/wire/model-table';

const KNOWN = MODEL_TABLE.filter(([, , , availability]) => availability !== 'unknown');

const words = (list: readonly string[]): string => list.join(' ');

describe('capabilitiesOf', () => {
  it.each([
    ['gemini-3.8-live', 'realtimeInput', 'pendingTurn', 'accepted', 'initial', 'none'],
    ['gemini-3.8-live-extended-thinking', 'realtimeInput', 'completedTurn', 'refused', 'initial', 'levelFromLow'],
    ['gemini-3.1-flash-live-preview', 'realtimeInput', 'none', 'refused', 'initial', 'level'],
    ['gemini-2.5-flash-native-audio-preview-12-2025', 'clientContent', 'pendingTurn', 'accepted', 'pending', 'budget'],
    ['gemini-live-2.5-flash-native-audio', 'clientContent', 'pendingTurn', 'refused', 'pending', 'budget'],
    ['gemini-live-2.5-flash-preview', 'clientContent', 'pendingTurn', 'accepted', 'pending', 'none'],
    ['gemini-2.0-flash-live-001', 'clientContent', 'pendingTurn', 'accepted', 'pending', 'none'],
    ['gemini-3.5-live-translate-preview', 'realtimeInput', 'none', 'accepted', 'none', 'none'],
    ['gemini-3.5-transcribe-live', 'realtimeInput', 'none', 'accepted', 'none', 'none'],
    ['a-model-of-tomorrow', 'realtimeInput', 'none', 'accepted', 'pending', 'any'],
  ])('knows how one talks to %s', (model, textChannel, interruption, scheduling, history, thinking) => {
    expect(capabilitiesOf(model)).toMatchObject({ textChannel, interruption, scheduling, history, thinking });
  });

  it.each([
    ['gemini-3.8-live', 'converses', 'AUDIO', 'always', 'none', 'current'],
    ['gemini-3.8-live-extended-thinking', 'converses', 'AUDIO', 'always', 'none', 'current'],
    ['gemini-3.1-flash-live-preview', 'converses', 'AUDIO', 'none', 'none', 'preview'],
    ['gemini-2.5-flash-native-audio-latest', 'converses', 'AUDIO', 'v1alpha', 'v1alpha', 'deprecated'],
    ['gemini-live-2.5-flash-native-audio', 'converses', 'AUDIO', 'optional', 'optional', 'current'],
    ['gemini-live-2.5-flash-preview', 'converses', 'TEXT AUDIO', 'none', 'none', 'shutDown'],
    ['gemini-2.0-flash-live-preview-04-09', 'converses', 'TEXT AUDIO', 'none', 'none', 'shutDown'],
    ['gemini-3.5-live-translate-preview', 'translates', 'AUDIO', 'none', 'none', 'preview'],
    ['gemini-3.5-transcribe-live', 'transcribes', 'TEXT AUDIO', 'none', 'none', 'current'],
    ['a-model-of-tomorrow', 'converses', 'AUDIO TEXT', 'optional', 'optional', 'unknown'],
  ])('knows what %s does', (model, role, modalities, proactivity, affectiveDialog, availability) => {
    const capabilities = capabilitiesOf(model);
    expect(capabilities).toMatchObject({ role, proactivity, affectiveDialog, availability, firstMessageIndex: 0 });
    expect(words(capabilities.modalities)).toBe(modalities);
  });

  it.each([
    ['gemini-3.8-live', 'BLOCKING NON_BLOCKING', 'unclear', 'given', 'listens', 'waits'],
    ['gemini-3.8-live-extended-thinking', 'NON_BLOCKING', 'unclear', 'given', 'listens', 'waits'],
    ['gemini-3.1-flash-live-preview', 'BLOCKING', 'BLOCKING', 'given', 'closes', 'waits'],
    ['gemini-2.5-flash-native-audio-preview-12-2025', 'BLOCKING NON_BLOCKING', 'BLOCKING', 'given', 'closes', 'waits'],
    ['gemini-live-2.5-flash-native-audio', 'BLOCKING', 'BLOCKING', 'missing', 'closes', 'talks'],
    ['gemini-live-2.5-flash', 'BLOCKING', 'BLOCKING', 'given', 'listens', 'waits'],
    ['gemini-3.5-transcribe-live', '', 'unclear', 'given', 'listens', 'waits'],
    ['a-model-of-tomorrow', 'BLOCKING NON_BLOCKING', 'unclear', 'given', 'listens', 'waits'],
  ])('knows how %s calls functions', (model, behaviors, defaultBehavior, callIds, whileCalling, afterCall) => {
    const capabilities = capabilitiesOf(model);
    expect(capabilities).toMatchObject({ defaultBehavior, callIds, whileCalling, afterCall });
    expect(words(capabilities.behaviors)).toBe(behaviors);
  });

  it.each<[string, ModelCapabilities['backends'], string]>([
    ['gemini-3.8-live', ['geminiApi', 'vertexAi'], 'functionDeclarations googleSearch'],
    ['gemini-3.8-live-extended-thinking', ['geminiApi'], 'functionDeclarations googleSearch'],
    ['gemini-live-2.5-flash-native-audio', ['vertexAi'], 'functionDeclarations googleSearch retrieval'],
    ['gemini-live-2.5-flash-preview', ['geminiApi'], 'functionDeclarations googleSearch codeExecution urlContext'],
    ['gemini-3.5-live-translate-preview', ['geminiApi', 'vertexAi'], ''],
    ['gemini-3.5-transcribe-live', ['geminiApi', 'vertexAi'], ''],
    ['gemini-3.5-transcribe-live-preview', ['vertexAi'], ''],
  ])('knows where %s is, and what it can use there', (model, backends, tools) => {
    const capabilities = capabilitiesOf(model);
    expect(capabilities.backends).toEqual(backends);
    expect(words(capabilities.tools)).toBe(tools);
  });

  it('takes a resource path for what it says, of the backend too', () => {
    expect(capabilitiesOf('models/gemini-3.8-live')).toStrictEqual(capabilitiesOf('gemini-3.8-live', 'geminiApi'));
    for (const path of ['publishers/google/models', 'projects/p/locations/l/publishers/google/models'])
      expect(capabilitiesOf(`${path}/gemini-3.8-live`)).toStrictEqual(capabilitiesOf('gemini-3.8-live', 'vertexAi'));
    expect(capabilitiesOf('publishers/google/models/gemini-3.8-live', 'geminiApi')).toStrictEqual(capabilitiesOf('gemini-3.8-live'));
  });

  it('gives no initial history on Vertex AI, whatever the model', () => {
    for (const [model, , onVertexAi] of MODEL_TABLE)
      if (onVertexAi !== null) expect(capabilitiesOf(model, 'vertexAi').history).not.toBe('initial');
    expect(capabilitiesOf('gemini-3.8-live', 'vertexAi').history).toBe('pending');
    expect(capabilitiesOf('gemini-3.8-live', 'custom').history).toBe('initial');
  });

  it('tells of a model what it is like elsewhere, where it is not', () => {
    expect(capabilitiesOf('gemini-live-2.5-flash-native-audio', 'geminiApi')).toStrictEqual(
      capabilitiesOf('gemini-live-2.5-flash-native-audio', 'vertexAi'),
    );
  });

  it.each([
    ['gemini-3.8-live-extended-thinking-002', 'gemini-3.8-live-extended-thinking'],
    ['gemini-3.8-live-002', 'gemini-3.8-live'],
    ['gemini-3.1-flash-live', 'gemini-3.1-flash-live-preview'],
    ['gemini-2.5-flash-native-audio-preview-05-2025', 'gemini-2.5-flash-native-audio-latest'],
    ['gemini-live-2.5-flash-preview-native-audio-09-2025', 'gemini-live-2.5-flash-native-audio'],
    ['gemini-2.0-flash-exp', 'gemini-2.0-flash-live-001'],
    ['gemini-3.5-transcribe-live-002', 'gemini-3.5-transcribe-live'],
  ])('takes %s for a relative of %s, on both backends', (model, relative) => {
    const { backends, availability, ...traits } = capabilitiesOf(model);
    expect(capabilitiesOf(relative)).toMatchObject(traits);
    expect({ backends, availability }).toEqual({ backends: ['geminiApi', 'vertexAi'], availability: 'unknown' });
  });

  it('does not take a name for another that it holds', () => {
    expect(capabilitiesOf('not-gemini-3.1-live')).toStrictEqual(capabilitiesOf('a-model-of-tomorrow'));
    expect(capabilitiesOf('')).toStrictEqual(capabilitiesOf('a-model-of-tomorrow'));
  });

  it('finds every row of the table by its own name', () => {
    for (const [index, [name]] of MODEL_TABLE.entries()) {
      const id = name.replace('*', '-of-tomorrow');
      const first = MODEL_TABLE.findIndex(([other]) => (other.endsWith('*') ? id.startsWith(other.slice(0, -1)) : other === id));
      expect([name, first]).toEqual([name, index]);
    }
    expect(KNOWN.length).toBeGreaterThan(10);
  });
});
