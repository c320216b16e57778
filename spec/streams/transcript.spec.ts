import { hearMore, SILENCE, wordsOf } from '../../lib/streams/transcript';
import type { Transcript } from '../../lib/streams/transcript';

const heardAll = (...pieces: readonly { readonly text: string; readonly interim?: true }[]): string =>
  wordsOf(pieces.reduce<Transcript>(hearMore, SILENCE));

describe('a transcript', () => {
  it('appends fragments as they came', () => {
    expect(heardAll({ text: ' Hel' }, { text: 'lo,' }, { text: ' you' })).toBe(' Hello, you');
  });

  it('replaces a guess with the next guess, and with the truth', () => {
    expect(heardAll({ text: 'One. ' }, { text: 'tow', interim: true }, { text: 'too', interim: true })).toBe('One. too');
    expect(heardAll({ text: 'One. ' }, { text: 'tow', interim: true }, { text: 'Two.' })).toBe('One. Two.');
  });

  it('keeps a guess that nothing with text follows', () => {
    expect(heardAll({ text: 'maybe', interim: true }, { text: '' })).toBe('maybe');
  });

  it('is the same one after a transcription without text', () => {
    expect(hearMore(SILENCE, { text: '' })).toBe(SILENCE);
  });
});
