import type { ClientMessage } from '../../wire/client-message';
import { decodeBase64 } from '../../wire/base64';
import { interrupt } from '../model/interrupt';
import { remember } from '../model/remember';
import type { TokenCounts } from '../model/tokens';
import { NO_TOKENS, TOKENS_A_PICTURE, addTokens, audioTokens, textTokens } from '../model/tokens';
import type { Utterance } from '../service/memory';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, refuse } from '../service/outcome';
import type { Session } from '../service/server-state';
import { REFUSALS } from '../setup/refusals';
import type { Refusal } from '../setup/refusals';
import { takeBack } from './take-back';
import { takeTurn } from './take-turn';

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

const textOf = ({ parts = [] }: Turn): string => parts.map(({ text = '' }) => text).join('');

const isUsers = ({ role = 'user' }: Turn): boolean => role === 'user' || role === '';

const utteranceOf = (turn: Turn): Utterance => ({ by: turn.role === 'model' ? 'model' : 'user', text: textOf(turn) });

/** The roles that a backend knows: on Vertex AI an instruction may come as a turn of its own. */
const ROLES = { geminiApi: ['user', 'model', ''], vertexAi: ['user', 'model', 'system', ''] } as const;

const refuseTurns = ({ caller, manner, isSeeding }: Session, turns: readonly Turn[]): Refusal | null => {
  const roles: readonly string[] = ROLES[caller.backend];
  if (manner.profile.role === 'transcribes') return REFUSALS.invalidArgument;
  if (manner.profile.clientContent === 'history' && !isSeeding) return REFUSALS.invalidArgument;
  return turns.every(({ role = 'user' }) => roles.includes(role)) ? null : REFUSALS.noRole;
};

/** Turns for the conversation, and perhaps the word that they are complete. Any of them interrupts. */
export const receiveClientContent = (session: Session, { turns = [], turnComplete = false }: ClientContent): Outcome => {
  const refusal = refuseTurns(session, turns);
  if (refusal !== null) return refuse(session, refusal);
  const isEmpty = !partsOf(turns).some(isFilled);
  const tokens = partsOf(turns).map(weigh).reduce<TokenCounts>(addTokens, NO_TOKENS);
  if (session.isSeeding) {
    const seeded = { ...session, isSeeding: !turnComplete, context: addTokens(session.context, tokens) };
    return outcome(remember(seeded, ...turns.map(utteranceOf)));
  }
  // What the user says is the last of the turns that are the user's. The others are history.
  const last = turns.findLast(isUsers);
  const text = last === undefined ? '' : textOf(last);
  const others = turns.filter((turn) => turn !== last).map(utteranceOf);
  if (turnComplete) {
    const isPending = session.unanswered.length > 0 || session.model.type === 'Preparing';
    if (isEmpty && !isPending) return refuse(session, REFUSALS.noTurn);
    return takeTurn(session, { type: 'Content', text, tokens, before: others });
  }
  return inTurn(session, interrupt, takeBack, (next) => {
    const told = remember({ ...next, context: addTokens(next.context, tokens) }, ...others);
    return outcome({ ...told, unanswered: isEmpty ? told.unanswered : [...told.unanswered, text] });
  });
};
