import { sumTokenCounts } from '../../lib/streams/sum-token-counts';

const text = (tokenCount: number) => ({ modality: 'TEXT', tokenCount });
const audio = (tokenCount: number) => ({ modality: 'AUDIO', tokenCount });

describe('sumTokenCounts', () => {
  it('adds per modality, in the order in which each first appears', () => {
    expect(sumTokenCounts([audio(1)], [text(2), audio(3)], [text(4)])).toEqual([audio(4), text(6)]);
  });

  it('adds what one list tells twice', () => {
    expect(sumTokenCounts([text(1), text(2)])).toEqual([text(3)]);
  });

  it('keeps modalities that it does not know, whatever their name', () => {
    expect(sumTokenCounts([{ modality: '__proto__', tokenCount: 1 }], [{ modality: '__proto__', tokenCount: 1 }])).toEqual([
      { modality: '__proto__', tokenCount: 2 },
    ]);
  });

  it('is empty where nothing is told', () => {
    expect(sumTokenCounts([], [])).toEqual([]);
  });
});
