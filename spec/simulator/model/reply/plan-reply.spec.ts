import type { Answer } from '../../../../lib/simulator/model/reply/answer';
import type { Manner } from '../../../../lib/simulator/model/reply/manner';
import { planReply, planThen } from '../../../../lib/simulator/model/reply/plan-reply';

const MANNER: Manner = {
  backend: 'geminiApi',
  modality: 'AUDIO',
  transcribesInput: true,
  transcribesOutput: true,
  showsThoughts: false,
  pitch: 140,
  speed: 4,
};
const ANSWER: Answer = { thoughts: '', text: 'Hello.', calls: [], then: null, goAway: null, badFrame: 'none' };

const typesOf = (answer: Partial<Answer>, heard = '', manner = MANNER): readonly string[] =>
  planReply({ answer: { ...ANSWER, ...answer }, calls: [], heard }, manner).map(({ type }) => type);

describe('planReply', () => {
  it('hears, thinks, speaks and ends', () => {
    expect(typesOf({ thoughts: 'Hm.' }, 'Good morning')).toEqual([
      'Hear',
      'Say',
      'Say',
      'Say',
      'Say',
      'CompleteGeneration',
      'CompleteTurn',
    ]);
  });

  it('tells nothing of what it heard where nobody asked', () => {
    expect(typesOf({}, 'Good morning', { ...MANNER, transcribesInput: false })).not.toContain('Hear');
  });

  it('ends at once where there is nothing to say', () => {
    expect(typesOf({ text: '' })).toEqual(['CompleteGeneration', 'CompleteTurn']);
  });

  it('ends with the calls where there are some', () => {
    const calls = [{ id: 'x', name: 'ping' }];
    expect(planReply({ answer: { ...ANSWER, text: '', then: 'So.' }, calls, heard: '' }, MANNER)).toEqual([
      { type: 'Call', afterMs: 80, calls, then: 'So.' },
    ]);
  });

  it('announces the end of the connection after the first step, whatever that is', () => {
    expect(typesOf({ goAway: '5s' })[1]).toBe('AnnounceEnd');
    expect(typesOf({ text: '', goAway: '5s' })).toEqual(['CompleteGeneration', 'AnnounceEnd', 'CompleteTurn']);
  });

  it.each([
    ['AUDIO', 1, 0],
    ['AUDIO', 4, (6 * 60 * (3 / 4)) / 4],
    ['TEXT', 4, 0],
    ['AUDIO', 0.5, 0],
  ] as const)('ends a turn of %s at speed %p so many ms after the generation: %p', (modality, speed, ms) => {
    const plan = planReply({ answer: ANSWER, calls: [], heard: '' }, { ...MANNER, modality, speed });
    expect(plan.at(-1)).toEqual({ type: 'CompleteTurn', afterMs: ms });
  });
});

describe('planThen', () => {
  it('speaks after a while and ends', () => {
    const plan = planThen('Done.', MANNER);
    expect(plan.map(({ type }) => type)).toEqual(['Say', 'Say', 'Say', 'CompleteGeneration', 'CompleteTurn']);
    expect(plan[0]?.afterMs).toBe(80);
  });
});
