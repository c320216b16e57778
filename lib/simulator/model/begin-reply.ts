import type { WireFunctionCall } from '../../wire/server-message';
import type { Behavior } from '../setup/behavior';
import { makeId } from '../service/make-id';
import type { Outcome } from '../service/outcome';
import { outcome } from '../service/outcome';
import type { Session } from '../service/server-state';
import type { UserTurn } from '../user/user-turn';
import type { CallGroup } from './call-group';
import { remember } from './remember';
import type { Answer } from './reply/answer';
import { secondsInWords } from './reply/built-in-answer';
import { chooseAnswer } from './reply/choose-answer';
import type { FunctionDeclaration } from './reply/function-declaration';
import { declarationsOf } from './reply/function-declaration';
import { planReply } from './reply/plan-reply';
import type { ScriptedCall } from './reply/reply';
import { NOTHING_SPENT, addTokens } from './tokens';

interface Identified {
  readonly calls: readonly WireFunctionCall[];
  readonly random: number;
}

const ID_PATTERNS = { geminiApi: 'function-call-###################', vertexAi: '~~~~~~~~-~~~~-4~~~-a~~~-~~~~~~~~~~~~' } as const;

const identify = ({ random, caller, manner }: Session, scripted: readonly ScriptedCall[]): Identified =>
  scripted.reduce<Identified>(
    (before, { name, args, id }) => {
      const made = makeId(before.random, ID_PATTERNS[caller.backend]);
      const hasId = id ?? manner.profile.callIds === 'given';
      const call = { ...(hasId && { id: made.id }), name, ...(args !== undefined && { args }) };
      return { calls: [...before.calls, call], random: made.random };
    },
    { calls: [], random },
  );

const BEHAVIORS: readonly Behavior[] = ['BLOCKING', 'NON_BLOCKING'];

/** The calls by what the model does meanwhile. What is to be said when they are answered is said once. */
const groupsOf = (
  calls: readonly WireFunctionCall[],
  { then, quirks }: Answer,
  declared: readonly FunctionDeclaration[],
  { manner: { profile } }: Session,
): readonly CallGroup[] => {
  const behaviorOf = ({ name }: WireFunctionCall) =>
    declared.find((each) => each.name === name)?.behavior ?? profile.defaultBehavior ?? 'NON_BLOCKING';
  return BEHAVIORS.flatMap((behavior) => {
    const open = calls.filter((call) => behaviorOf(call) === behavior);
    return open.length === 0 ? [] : [{ behavior, open, results: [], then, quirks }];
  }).map((group, index) => (index === 0 ? group : { ...group, then: null }));
};

const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

/** What a script says was spoken. A user who goes on before the model begins says more, and not the same again. */
const understoodOf = (heard: string, { unanswered }: Session): string => (unanswered.some((words) => words.includes(heard)) ? '' : heard);

/** The model's turn: chooses what it does in answer to the user, and sets out to do it. */
export const beginReply = (session: Session, turn: UserTurn): Outcome => {
  const { settings, setup, manner, turns, history } = session;
  const scripted = settings.script[turns];
  const isSpoken = turn.type === 'Spoken';
  const understood = isSpoken ? understoodOf(scripted?.heard ?? '', session) : '';
  const words = joined([...session.unanswered, turn.text, understood]);
  const unheardMs = isSpoken && understood === '' ? turn.ms : 0;
  const heard = unheardMs > 0 ? `I spoke for ${secondsInWords(unheardMs)}.` : understood;
  const declarations = declarationsOf(setup);
  const answer = chooseAnswer(scripted, { words, unheardMs, declarations, history, nth: turns }, manner.showsThoughts);
  const { calls, random } = identify(session, answer.calls);
  const plan = planReply({ answer, calls, groups: groupsOf(calls, answer, declarations, session), heard }, manner);
  const said = joined([...session.unanswered, turn.text, heard]);
  const informed = remember(session, ...(turn.type === 'Content' ? turn.before : []));
  const begun = { ...informed, random, turns: turns + 1, context: addTokens(session.context, turn.tokens), unanswered: [] };
  const next: Session =
    answer.quirks.early === 'interrupted'
      ? remember({ ...begun, model: { type: 'Speaking', plan, spent: NOTHING_SPENT } }, { by: 'user', text: said })
      : { ...begun, model: { type: 'Preparing', plan, words, heard: said } };
  return outcome(next, { type: 'StartTimer', timer: 'reply', ms: plan[0]?.afterMs ?? 0 });
};
