import type { Answer } from '../../../../lib/simulator/model/reply/answer';
import { PROFILES } from '../../../../lib/simulator/setup/profiles';
import type { Manner } from '../../../../lib/simulator/model/reply/manner';
import { planReply, planThen } from '../../../../lib/simulator/model/reply/plan-reply';
import { PLAIN } from '../../../../lib/simulator/model/reply/quirks';

const MANNER: Manner = {
  backend: 'geminiApi',
  profile: PROFILES['gemini-3.8-live'],
  modality: 'AUDIO',
  transcribesInput: true,
  transcribesOutput: true,
  showsThoughts: false,
  pitch: 140,
  speed: 4,
};
const ANSWER: Answer = { thoughts: '', text: 'Hello.', calls: [], then: null, goAway: null, badFrame: 'none', quirks: PLAIN };

const typesOf = (answer: Partial<Answer>, heard = '', manner = MANNER): readonly string[] =>
  planReply({ answer: { ...ANSWER, ...answer }, calls: [], groups: [], heard }, manner).map(({ type }) => type);

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
    const groups = [{ behavior: 'BLOCKING', open: calls, results: [], then: 'So.', quirks: PLAIN }] as const;
    expect(planReply({ answer: { ...ANSWER, text: '' }, calls, groups, heard: '' }, MANNER)).toEqual([
      { type: 'Call', afterMs: 80, calls, groups },
      { type: 'Await', afterMs: 0 },
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
    const plan = planReply({ answer: ANSWER, calls: [], groups: [], heard: '' }, { ...MANNER, modality, speed });
    expect(plan.at(-1)).toMatchObject({ type: 'CompleteTurn', afterMs: ms });
  });
});

describe('planThen', () => {
  it('speaks after a while and ends', () => {
    const plan = planThen('Done.', PLAIN, MANNER);
    expect(plan.map(({ type }) => type)).toEqual(['Say', 'Say', 'Say', 'CompleteGeneration', 'CompleteTurn']);
    expect(plan[0]?.afterMs).toBe(80);
  });
});
