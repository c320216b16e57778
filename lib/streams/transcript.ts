/** What was heard of one side so far. */
export interface Transcript {
  readonly settled: string;
  /** An interim transcription: the next one replaces it. */
  readonly guess: string;
}

/** Nothing heard yet. */
export const SILENCE: Transcript = { settled: '', guess: '' };

/** The transcript after one more transcription. One without text replaces nothing: it only tells that its side has finished. */
export const hearMore = (transcript: Transcript, { text, interim }: { readonly text: string; readonly interim?: true }): Transcript => {
  if (text === '') return transcript;
  return interim === true ? { ...transcript, guess: text } : { settled: transcript.settled + text, guess: '' };
};

/** The words of a transcript; a guess that nothing replaced stands. */
export const wordsOf = ({ settled, guess }: Transcript): string => settled + guess;
