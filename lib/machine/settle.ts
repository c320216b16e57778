import type { FunctionResponse } from '../wire/session-command';
import type { Next } from './next';
import { become, learn, withTurn } from './next';
import type { Live } from './state';
import type { TurnRecord } from './turn-record';

/** The last responses that a step gives to calls. */
const responsesIn = ({ effects }: Next): readonly FunctionResponse[] =>
  effects.flatMap((effect) => {
    const command = effect.type === 'Send' ? effect.entry?.command : undefined;
    return command?.type === 'SendToolResponse' ? command.responses.filter(({ willContinue }) => willContinue !== true) : [];
  });

/** Whether a step gives a result that the model has something to say to. A model that takes no scheduling is not told to keep silent. */
export const givesResults = (next: Next<Live>): boolean => {
  const { scheduling } = next.state.settings.capabilities;
  return responsesIn(next).some((response) => scheduling === 'refused' || response.scheduling !== 'SILENT');
};

const noteResults = (next: Next<Live>): Next<Live> => {
  if (responsesIn(next).length === 0) return next;
  if (givesResults(next)) return withTurn(next, { results: 'spoken' });
  return next.state.memory.turn.results === 'none' ? withTurn(next, { results: 'silent' }) : next;
};

/** What is owed once a turn is as if it had not begun: what was owed before it did, unless that is done in silence; or what was asked for since. */
const debtLeft = ({ debt, next, results }: TurnRecord): TurnRecord['debt'] => {
  if (next === 'owed') return 'certain';
  const left = results === 'silent' ? 'none' : debt;
  return left === 'none' && next === 'guessed' ? 'guessed' : left;
};

const unbegun = (turn: TurnRecord): Partial<TurnRecord> => {
  const debt = debtLeft(turn);
  return { progress: debt === 'none' ? 'fresh' : 'owed', debt, next: 'free', generation: 'open', came: 'nothing', results: 'none' };
};

/**
 * The step after what it did to the calls of the turn was taken into account. A turn of nothing but calls that were taken back, or answered such that
 * the model keeps silent, is not going on: nobody would ever tell its end.
 */
export const settle = (next: Next): Next => {
  const { state } = next;
  if (state.type !== 'Live') return next;
  const noted = noteResults(become<Live>(next, state));
  const { turn, facts } = noted.state.memory;
  const isOfCalls = turn.progress === 'going' && turn.came === 'calls' && facts.turn !== 'cut';
  const isIdle = isOfCalls && turn.results !== 'spoken' && facts.calls.length === 0;
  return isIdle ? withTurn(learn(noted, { type: 'turnComplete' }), unbegun(turn)) : noted;
};
