const LOWEST = 100;
const HIGHEST = 210;

/** The pitch of a voice with that name, in Hz; every name has its own, and always the same. */
export const pitchOf = (voiceName: string): number => {
  const hash = Array.from(voiceName).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  return LOWEST + (hash % (HIGHEST - LOWEST));
};

/** How the pitch moves through a text, as a factor for each character: each word falls, each sentence falls, and a question rises at its end. */
export const melodyOf = (text: string): readonly number[] => {
  const melody: number[] = [];
  for (const sentence of text.match(/[^.!?]*[.!?]*/g) ?? []) {
    const asks = sentence.includes('?');
    let sinceSpace = 0;
    for (let index = 0; index < sentence.length; index += 1) {
      const progress = index / sentence.length;
      sinceSpace = sentence[index] === ' ' ? 0 : sinceSpace + 1;
      const accent = 0.1 * Math.exp(-sinceSpace / 3);
      const rise = asks && progress > 0.75 ? (progress - 0.75) * 1.6 : 0;
      melody.push(1.12 - 0.24 * progress + accent + rise);
    }
  }
  return melody;
};
