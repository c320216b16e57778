import { advance } from './advance';
import { brief, briefMessage } from './brief';
import { endConnection, fail, owedOf, report } from './end-connection';
import { isAllowed, isExpected, leaveUnread, refuseOldMessage } from './judge';
import { messageOf } from './message-of';
import type { Played } from './played';
import type { ScriptEffect } from './script-effect';
import type { Left, ScriptInput, Sent, Ticked } from './script-input';
import type { ScriptState } from './script-state';
import { noteSent, sentSoFar } from './told';
import { where, whereBriefly } from './where';

const stay = (state: ScriptState): Played => ({ state, effects: [] });

const goOn = ({ state, effects }: Played): Played => {
  const advanced = advance(state);
  return { state: advanced.state, effects: [...effects, ...advanced.effects] };
};

const receive = (state: ScriptState, { connection, data }: Sent): Played => {
  if (!state.open.includes(connection)) return stay(state);
  const message = messageOf(data);
  if (connection !== state.newest) return isAllowed(state, message) ? stay(state) : goOn(refuseOldMessage(state, connection, message));
  const noted = noteSent(state, briefMessage(message));
  const isPassedOver = isAllowed(state, message) && !isExpected(state, message);
  return isPassedOver ? stay(noted) : advance({ ...noted, unread: [...noted.unread, message] });
};

const leftWords = ({ connection, close }: Left): string => {
  const name = `connection ${String(connection)}`;
  if (close === undefined) return `The client abandoned ${name}`;
  return `The client closed ${name} with ${String(close.code)}${close.reason === '' ? '' : ` ${brief(close.reason)}`}`;
};

const end = (state: ScriptState, left: Left): Played => {
  const { connection } = left;
  const [unread] = state.unread;
  if (connection !== state.newest) return endConnection(state, connection);
  if (owedOf(state).length === 0) return unread === undefined ? endConnection(state, connection) : leaveUnread(state, unread);
  const message = `${leftWords(left)} too early: ${where(state)}. ${sentSoFar(state)}`;
  const reported = report(state, { type: 'LeftEarly', message, connection, step: state.next + 1 });
  const ended = endConnection(reported.state, connection);
  const effects: readonly ScriptEffect[] = [...reported.effects, ...ended.effects];
  return { state: ended.state, effects };
};

const leave = (state: ScriptState, left: Left): Played => {
  const { connection } = left;
  if (state.open.includes(connection)) return goOn(end(state, left));
  return stay(state.dials.includes(connection) ? { ...state, dials: state.dials.filter((dial) => dial !== connection) } : state);
};

const tick = (state: ScriptState, { timer }: Ticked): Played => {
  if (timer !== state.timer || timer === 0) return stay(state);
  const stopped = { ...state, timer: 0 };
  const step = state.script[state.next];
  if (step === undefined || !('expect' in step)) return advance({ ...stopped, next: state.next + 1 });
  const message = `Connection ${String(state.newest)} did not send in time what the script has: ${where(state)}. ${sentSoFar(state)}`;
  const problem = { type: 'Unmet', message, connection: state.newest, step: state.next + 1 } as const;
  return goOn(fail(stopped, problem, `${whereBriefly(state)} within ${String(step.within)} ms`));
};

/**
 * Plays a script, as a pure step: what the client did, or that a timer ran out, goes in; the next state and what is to be done, in order, come
 * out. It knows no socket and no clock.
 *
 * The steps of a connection are done one after the other. What the client sends while the script waits or sends is kept for the next `expect`; a
 * dial is kept for the next `dial`. Where the client does something else, that is a problem: it is reported, and the connection that it is about is
 * closed with 1008 and a reason that begins with `Not in the script:`, so that no client hangs. The rest of the steps for that connection is passed
 * over, and the script goes on at its next `dial`.
 */
export const play = (state: ScriptState, input: ScriptInput): Played => {
  switch (input.type) {
    case 'Dialled':
      return advance({ ...state, dials: [...state.dials, input.connection] });
    case 'Sent':
      return receive(state, input);
    case 'Left':
      return leave(state, input);
    case 'Ticked':
      return tick(state, input);
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};
