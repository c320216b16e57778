import type { Transcription } from '../../../wire/server-message';
import { fragments } from './fragments';
import type { Manner } from './manner';
import { PACE } from './pace';
import type { Hear } from './plan-step';

const WORDS_A_FRAGMENT = 2;

/** What was heard so far, again and again until all of it is there. */
export const interimsOf = (heard: string): readonly string[] => {
  const pieces = fragments(heard, WORDS_A_FRAGMENT);
  return pieces.map((_, index) => pieces.slice(0, index + 1).join(''));
};

/** What the user was heard to say, in fragments to append; each before it, if wanted, as a guess that it replaces. */
export const planHearing = (heard: string, isInterim: boolean, { speed, backend }: Manner): readonly Hear[] => {
  const afterMs = PACE.betweenFragments / speed;
  const guesses = isInterim ? interimsOf(heard).map((text) => ({ interimInputTranscription: { text } })) : [];
  const texts: readonly Transcription[] = fragments(heard, WORDS_A_FRAGMENT).map((text) => ({ text }));
  const finished: readonly Transcription[] = backend === 'vertexAi' && texts.length > 0 ? [{ finished: true }] : [];
  const told = [...texts, ...finished].map((inputTranscription) => ({ inputTranscription }));
  return [...guesses, ...told].map((serverContent) => ({ type: 'Hear', afterMs, message: { serverContent } }));
};
