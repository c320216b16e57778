/** Three resonances of the mouth, in Hz. */
export type Formants = readonly [number, number, number];

/** What one character sounds like: how loud the vocal folds and the breath are, and what the mouth does with the former. */
export interface Phone {
  readonly formants: Formants;
  readonly voiced: number;
  readonly breath: number;
}

const OPEN: Formants = [730, 1090, 2440];

const VOWELS: readonly (readonly [RegExp, Formants])[] = [
  [/[aàáâäåæ]/, OPEN],
  [/[eèéêë]/, [530, 1840, 2480]],
  [/[iìíîïy]/, [280, 2250, 2950]],
  [/[oòóôöø]/, [570, 840, 2410]],
  [/[uùúûü]/, [310, 870, 2250]],
];

/** Characters of other scripts, and digits, are spoken as some vowel, always the same. */
const vowelAt = (codePoint: number): Formants => VOWELS[codePoint % VOWELS.length]?.[1] ?? OPEN;

const PAUSE: Phone = { formants: OPEN, voiced: 0, breath: 0 };

const phoneOf = (character: string): Phone => {
  const vowel = VOWELS.find(([letters]) => letters.test(character))?.[1];
  if (vowel !== undefined) return { formants: vowel, voiced: 1, breath: 0 };
  if (/[mnlrwjñ]/.test(character)) return { formants: [320, 1250, 2300], voiced: 0.6, breath: 0 };
  if (/[bdgvz]/.test(character)) return { formants: [270, 1500, 2500], voiced: 0.35, breath: 0.05 };
  if (/[sfxcßç]/.test(character)) return { formants: OPEN, voiced: 0, breath: 0.25 };
  if (/[ptkhq]/.test(character)) return { formants: OPEN, voiced: 0.05, breath: 0.12 };
  if (/[\p{L}\p{N}]/u.test(character)) return { formants: vowelAt(character.codePointAt(0) ?? 0), voiced: 0.9, breath: 0 };
  return PAUSE;
};

/** The phones of a text, one for each UTF-16 unit, so that a place in the text is a place in the sound. */
export const phonesOf = (text: string): readonly Phone[] => text.toLowerCase().slice(0, text.length).split('').map(phoneOf);
