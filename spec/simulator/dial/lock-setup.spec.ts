import type { Lock } from '../../../lib/simulator/dial/auth-token';
import { lockSetup } from '../../../lib/simulator/dial/lock-setup';

const LOCKED = { model: 'models/a', generationConfig: { temperature: 0.5 }, inputAudioTranscription: {} };
const SENT = { model: 'models/b', generationConfig: { temperature: 1, topK: 3 }, outputAudioTranscription: {} };

const masked = (...paths: readonly string[]): Lock => ({ type: 'Masked', setup: LOCKED, paths: paths.map((path) => path.split('.')) });

describe('lockSetup', () => {
  it('leaves the setup alone where nothing is locked', () => {
    expect(lockSetup({ type: 'Open' }, SENT)).toBe(SENT);
  });

  it('takes all of the token where everything is', () => {
    expect(lockSetup({ type: 'Whole', setup: LOCKED }, SENT)).toEqual(LOCKED);
  });

  it.each([
    ['a field', ['model'], { ...SENT, model: 'models/a' }],
    ['a field of a field', ['generationConfig.temperature'], { ...SENT, generationConfig: { temperature: 0.5, topK: 3 } }],
    ['a whole object', ['generationConfig'], { ...SENT, generationConfig: { temperature: 0.5 } }],
    ['what the client has not', ['inputAudioTranscription'], { ...SENT, inputAudioTranscription: {} }],
    [
      'what the token has not',
      ['outputAudioTranscription', 'generationConfig.topK'],
      { model: 'models/b', generationConfig: { temperature: 1 } },
    ],
    ['what nobody has', ['systemInstruction.parts'], SENT],
  ])('overwrites %s', (_what, paths, effective) => {
    expect(lockSetup(masked(...paths), SENT)).toEqual(effective);
  });

  it('never takes the handle away', () => {
    const resuming = { ...SENT, sessionResumption: { handle: 'h' } };
    expect(lockSetup({ type: 'Whole', setup: LOCKED }, resuming)).toEqual({ ...LOCKED, sessionResumption: { handle: 'h' } });
    expect(lockSetup(masked('sessionResumption'), resuming)).toMatchObject({ sessionResumption: { handle: 'h' } });
  });
});
