import { PROFILES } from '../../../../lib/simulator/setup/profiles';
import type { Manner } from '../../../../lib/simulator/model/reply/manner';
import { planWriting } from '../../../../lib/simulator/model/reply/plan-writing';
import { writtenIn } from '../../says';

const MANNER: Manner = {
  backend: 'vertexAi',
  profile: PROFILES['gemini-3.8-live'],
  modality: 'TEXT',
  transcribesInput: false,
  transcribesOutput: false,
  showsThoughts: false,
  pitch: 140,
  speed: 3,
};

describe('planWriting', () => {
  it('writes four words at a time, the sooner the faster', () => {
    const steps = planWriting('One two three four five six.', MANNER);
    expect(steps.map(({ afterMs }) => afterMs)).toEqual([0, 50]);
    expect(writtenIn(steps.map(({ message }) => message))).toBe('One two three four five six.');
    expect(steps[0]?.message.serverContent?.modelTurn?.role).toBe('model');
  });

  it('bills text', () => {
    expect(planWriting('12345678', MANNER)[0]?.spent.response).toMatchObject({ TEXT: 2, AUDIO: 0 });
  });
});
