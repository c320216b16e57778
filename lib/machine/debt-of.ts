import { isWithheld } from './asked';
import { activityOf } from './modes';
import type { Live } from './state';

/** What the server owes, as far as is known. */
export type Debt = NonNullable<Live['owed']>['what'] | 'nothing';

/** What a function is, as far as is known: what nobody says anything of may well make the model wait. */
const behaviorOf = ({ blueprint, settings: { capabilities } }: Live, name: string): string => {
  const declared = (blueprint.message.tools ?? []).flatMap(({ functionDeclarations }) => functionDeclarations ?? []);
  const usual = capabilities.behaviors.includes('BLOCKING') ? capabilities.defaultBehavior : 'NON_BLOCKING';
  return declared.find((declaration) => declaration.name === name)?.behavior ?? usual;
};

/** Whether it is the server that finds out whether the user speaks: then it will say when that is over. */
const isListening = ({ memory: { facts }, blueprint }: Live): boolean =>
  facts.user === 'speaking' && activityOf(blueprint.message) === 'automatic';

/** Whether it is not up to the server: the user speaks, or it waits for the result of a call, whoever asks it for something meanwhile. */
export const isUpToOthers = (live: Live): boolean => {
  const { user, calls } = live.memory.facts;
  return user === 'speaking' || calls.some(({ name }) => behaviorOf(live, name) !== 'NON_BLOCKING');
};

const speechOf = ({ memory: { turn, facts } }: Live): Debt => {
  const hasCalls = facts.calls.length > 0;
  const isWaiting = facts.turn === 'waiting';
  if (turn.progress === 'owed') {
    if (turn.debt === 'guessed') return 'guess';
    // What a model announces may be what it will say to the results of its calls.
    return turn.debt === 'certain' ? 'reply' : hasCalls ? 'nothing' : 'announced';
  }
  if (isWaiting && !hasCalls && turn.results === 'spoken' && !isWithheld(turn)) return 'reply';
  // A voice is generated long before the server takes it to be heard; but whoever was asked for something else does not wait for that.
  if (turn.next === 'owed') return 'rest';
  // A model that does not have to wait for its calls may do so.
  return turn.progress === 'going' && turn.generation === 'open' && !(isWaiting && hasCalls) ? 'rest' : 'nothing';
};

/** What the server owes. One that reads nothing of what it is sent owes that first: it cannot know of the rest. */
export const debtOf = (live: Live): Debt => {
  const { state } = live.held;
  if (state === 'full') return 'reading';
  const debt = isListening(live) ? 'attention' : isUpToOthers(live) ? 'nothing' : speechOf(live);
  return debt === 'nothing' && state === 'asked' ? 'reading' : debt;
};
