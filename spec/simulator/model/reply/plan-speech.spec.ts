import { PROFILES } from '../../../../lib/simulator/setup/profiles';
import type { Manner } from '../../../../lib/simulator/model/reply/manner';
import { planSpeech } from '../../../../lib/simulator/model/reply/plan-speech';
import { isPiece, piecesIn, saidIn } from '../../says';

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
const TEXT = 'These are quite a few words, so that they take some pieces.';

describe('planSpeech', () => {
  const steps = planSpeech(TEXT, MANNER);
  const messages = steps.map(({ message }) => message);

  it('puts each caption before the sound of it', () => {
    messages.forEach((_, index) => {
      const before = messages.slice(0, index);
      const playedMs = piecesIn(before).reduce((sum, { length }) => sum + length / 48, 0);
      const caption = saidIn([messages[index] ?? {}]);
      if (caption !== '') expect(playedMs).toBeLessThanOrEqual(saidIn(before).length * 60);
    });
    expect(saidIn(messages)).toBe(TEXT);
  });

  it('takes a quarter of the time at four times the speed', () => {
    const streamedMs = steps.reduce((sum, { afterMs }) => sum + afterMs, 0);
    expect(streamedMs).toBeGreaterThan((TEXT.length * 60) / 4 - 120);
    expect(streamedMs).toBeLessThan((TEXT.length * 60) / 4);
  });

  it('comes in bursts of two pieces', () => {
    const waits = steps.reduce<number[]>((sizes, { afterMs, message }, index) => {
      if (index === 0 || afterMs > 0) sizes.push(0);
      if (isPiece(message)) sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
      return sizes;
    }, []);
    expect(waits.slice(0, -1).every((size) => size === 2)).toBe(true);
  });

  it('costs 25 tokens a second', () => {
    const tokens = steps.reduce((sum, { spent }) => sum + spent.response.AUDIO, 0);
    expect(tokens).toBe(Math.ceil(TEXT.length * 0.06 * 25));
  });

  it('has no captions where nobody asked', () => {
    expect(planSpeech(TEXT, { ...MANNER, transcribesOutput: false }).every(({ message }) => isPiece(message))).toBe(true);
  });

  it('has nothing of nothing', () => {
    expect(planSpeech('', { ...MANNER, backend: 'vertexAi' })).toEqual([]);
  });
});
