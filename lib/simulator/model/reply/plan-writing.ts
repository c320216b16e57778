import { NOTHING_SPENT, textTokens } from '../tokens';
import { fragments } from './fragments';
import type { Manner } from './manner';
import { modelTurn } from './plan-speech';
import type { Say } from './plan-step';

const WORDS_A_PIECE = 4;
const MS_A_CHARACTER = 15;

/** A text in writing, in pieces. */
export const planWriting = (text: string, manner: Manner): readonly Say[] =>
  fragments(text, WORDS_A_PIECE).map((piece, index) => ({
    type: 'Say',
    afterMs: index === 0 ? 0 : (piece.length * MS_A_CHARACTER) / manner.speed,
    message: { serverContent: { modelTurn: modelTurn(manner, { text: piece }) } },
    spent: { ...NOTHING_SPENT, response: { ...NOTHING_SPENT.response, TEXT: textTokens(piece) }, said: piece },
  }));
