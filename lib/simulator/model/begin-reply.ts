import type { WireFunctionCall } from '../../wire/server-message';
import { makeId } from '../service/make-id';
import type { Outcome } from '../service/outcome';
import { outcome } from '../service/outcome';
import { secondsInWords } from './reply/built-in-answer';
import { chooseAnswer } from './reply/choose-answer';
import { declarationsOf } from './reply/function-declaration';
import { planReply } from './reply/plan-reply';
import type { ScriptedCall } from './reply/reply';
import type { Session } from '../service/server-state';
import { addTokens } from './tokens';
import type { UserTurn } from '../user/user-turn';

interface Identified {
  readonly calls: readonly WireFunctionCall[];
  readonly random: number;
}

const ID_PATTERNS = { geminiApi: 'function-call-###################', vertexAi: '~~~~~~~~-~~~~-4~~~-a~~~-~~~~~~~~~~~~' } as const;

const identify = ({ random, caller }: Session, scripted: readonly ScriptedCall[]): Identified =>
  scripted.reduce<Identified>(
    (before, { name, args, id }) => {
      const made = makeId(before.random, ID_PATTERNS[caller.backend]);
      const call = { name, ...(args !== undefined && { args }), ...(id !== false && { id: made.id }) };
      return { calls: [...before.calls, call], random: made.random };
    },
    { calls: [], random },
  );

const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

/** The model's turn: chooses what it does in answer to the user, and sets out to do it. */
export const beginReply = (session: Session, turn: UserTurn): Outcome => {
  const { settings, setup, manner, turns } = session;
  const scripted = settings.script[turns];
  const isSpoken = turn.type === 'Spoken';
  const understood = isSpoken ? (scripted?.heard ?? '') : '';
  const words = joined([...session.unanswered, turn.text, understood]);
  const unheardMs = isSpoken && understood === '' ? turn.ms : 0;
  const heard = unheardMs > 0 ? `I spoke for ${secondsInWords(unheardMs)}.` : understood;
  const question = { words, unheardMs, declarations: declarationsOf(setup), nth: turns };
  const answer = chooseAnswer(scripted, question, manner.showsThoughts);
  const { calls, random } = identify(session, answer.calls);
  const plan = planReply({ answer, calls, heard }, manner);
  return outcome(
    {
      ...session,
      random,
      turns: turns + 1,
      context: addTokens(session.context, turn.tokens),
      unanswered: [],
      model: { type: 'Preparing', plan, words },
    },
    { type: 'StartTimer', timer: 'reply', ms: plan[0]?.afterMs ?? 0 },
  );
};
