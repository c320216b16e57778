/** The modalities that tokens are counted in, in the order of the wire. */
export const MODALITIES = ['TEXT', 'AUDIO', 'IMAGE', 'VIDEO'] as const;

/** Tokens by modality. */
export type TokenCounts = Readonly<Record<(typeof MODALITIES)[number], number>>;

/** What a generation has put out so far. Thoughts are not part of the response. */
export interface Spent {
  readonly response: TokenCounts;
  readonly thoughts: number;
  /** The same in words. */
  readonly said: string;
}

/** No tokens at all. */
export const NO_TOKENS: TokenCounts = { TEXT: 0, AUDIO: 0, IMAGE: 0, VIDEO: 0 };

/** Nothing put out yet. */
export const NOTHING_SPENT: Spent = { response: NO_TOKENS, thoughts: 0, said: '' };

/** The service bills a picture, or a second of video, with so many. */
export const TOKENS_A_PICTURE = 258;

const TOKENS_A_SECOND = 25;
const CHARACTERS_A_TOKEN = 4;

/** Tokens of a text; any text that is not empty has at least one. */
export const textTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_A_TOKEN);

/** Tokens of speech. */
export const audioTokens = (ms: number): number => Math.ceil((ms * TOKENS_A_SECOND) / 1000);

/** All modalities together. */
export const sumOf = (counts: TokenCounts): number => MODALITIES.reduce((sum, modality) => sum + counts[modality], 0);

/** Two counts together. */
export const addTokens = (left: TokenCounts, right: Partial<TokenCounts>): TokenCounts => ({
  TEXT: left.TEXT + (right.TEXT ?? 0),
  AUDIO: left.AUDIO + (right.AUDIO ?? 0),
  IMAGE: left.IMAGE + (right.IMAGE ?? 0),
  VIDEO: left.VIDEO + (right.VIDEO ?? 0),
});

/** A part of each count, from 0 to 1. */
export const scaleTokens = ({ TEXT, AUDIO, IMAGE, VIDEO }: TokenCounts, part: number): TokenCounts => ({
  TEXT: Math.floor(TEXT * part),
  AUDIO: Math.floor(AUDIO * part),
  IMAGE: Math.floor(IMAGE * part),
  VIDEO: Math.floor(VIDEO * part),
});

/** Two generations, or two steps of one, together. */
export const addSpent = (left: Spent, right: Spent): Spent => ({
  response: addTokens(left.response, right.response),
  thoughts: left.thoughts + right.thoughts,
  said: left.said + right.said,
});
