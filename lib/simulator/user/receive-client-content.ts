import type { ClientMessage } from '../../wire/client-message';
import { decodeBase64 } from '../../wire/base64';
import { interrupt } from '../model/interrupt';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, refuse } from '../service/outcome';
import { REFUSALS } from '../setup/refusals';
import type { Session } from '../service/server-state';
import { takeBack } from './take-back';
import { takeTurn } from './take-turn';
import type { TokenCounts } from '../model/tokens';
import { NO_TOKENS, TOKENS_A_PICTURE, addTokens, audioTokens, textTokens } from '../model/tokens';

type ClientContent = NonNullable<ClientMessage['clientContent']>;
type Turn = NonNullable<ClientContent['turns']>[number];
type Part = NonNullable<Turn['parts']>[number];

const BYTES_A_MS = 32;

const weigh = ({ text = '', inlineData }: Part): Partial<TokenCounts> => {
  const TEXT = textTokens(text);
  if (inlineData === undefined) return { TEXT };
  const bytes = decodeBase64(inlineData.data ?? '')?.byteLength ?? 0;
  return inlineData.mimeType?.startsWith('audio/') === true
    ? { TEXT, AUDIO: audioTokens(bytes / BYTES_A_MS) }
    : { TEXT, IMAGE: TOKENS_A_PICTURE };
};

const partsOf = (turns: readonly Turn[]): readonly Part[] => turns.flatMap(({ parts = [] }) => parts);

const isFilled = ({ text = '', inlineData, fileData }: Part): boolean => text !== '' || inlineData !== undefined || fileData !== undefined;

/** What the user says: the last of the turns that are the user's. */
const saidBy = (turns: readonly Turn[]): string => {
  const last = turns.filter(({ role = 'user' }) => role === 'user').at(-1);
  return (last?.parts ?? []).map(({ text = '' }) => text).join('');
};

/** Turns for the conversation, and perhaps the word that they are complete. Any of them interrupts. */
export const receiveClientContent = (session: Session, { turns = [], turnComplete = false }: ClientContent): Outcome => {
  const parts = partsOf(turns);
  const isEmpty = !parts.some(isFilled);
  const tokens = parts.map(weigh).reduce<TokenCounts>(addTokens, NO_TOKENS);
  const text = saidBy(turns);
  if (session.isSeeding) return outcome({ ...session, isSeeding: !turnComplete, context: addTokens(session.context, tokens) });
  if (turnComplete) {
    const isPending = session.unanswered.length > 0 || session.model.type === 'Preparing';
    return isEmpty && !isPending ? refuse(session, REFUSALS.noTurn) : takeTurn(session, { type: 'Content', text, tokens });
  }
  return inTurn(session, interrupt, takeBack, (next) =>
    outcome({ ...next, context: addTokens(next.context, tokens), unanswered: isEmpty ? next.unanswered : [...next.unanswered, text] }),
  );
};
