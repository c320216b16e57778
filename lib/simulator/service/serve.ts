import { continueReply } from '../model/continue-reply';
import { makeId } from './make-id';
import type { Outcome } from './outcome';
import { close, inTurn, outcome, refuse, send } from './outcome';
import { receiveMessage } from '../user/receive-message';
import { receiveSetup } from '../setup/receive-setup';
import { REFUSALS } from '../setup/refusals';
import type { Served } from './served';
import type { TimerName } from './server-effect';
import type { ServerInput } from './server-input';
import type { ServerState, Session } from './server-state';
import { tellResumption } from './tell-resumption';

type Stage<T extends ServerState['type']> = Extract<ServerState, { readonly type: T }>;

const stay = (state: ServerState): Served => ({ state, effects: [] });

const live = ({ session, effects }: Outcome): Served => ({ state: { type: 'Live', session }, effects });

const completeSetup = (session: Session): Outcome => {
  if (session.caller.backend === 'geminiApi') return outcome(session, send({ setupComplete: {} }));
  const { id, random } = makeId(session.random, '~~~~~~~~-~~~~-4~~~-b~~~-~~~~~~~~~~~~');
  return outcome({ ...session, random }, send({ setupComplete: { sessionId: id } }));
};

const awaitSetup = (state: Stage<'AwaitingSetup'>, input: ServerInput): Served => {
  if (input.type === 'Frame') return receiveSetup(state, input.data);
  const isUnregistered = input.type === 'Opened' && state.caller.credential === 'missing';
  return isUnregistered ? { state, effects: [close(REFUSALS.unregistered)] } : stay(state);
};

const setUp = (state: Stage<'SettingUp'>, input: ServerInput): Served => {
  // A client has to wait for setupComplete.
  if (input.type === 'Frame') return { state, effects: [close(REFUSALS.invalidArgument)] };
  return input.type === 'Tick' && input.timer === 'setup' ? live(inTurn(state.session, completeSetup, tellResumption)) : stay(state);
};

const tick = (session: Session, timer: TimerName): Outcome => {
  switch (timer) {
    case 'setup':
      return outcome(session);
    case 'reply':
      return continueReply(session);
    case 'goAway':
      return refuse(session, REFUSALS.wentAway);
    default: {
      const unreachable: never = timer;
      return unreachable;
    }
  }
};

const converse = (state: Stage<'Live'>, input: ServerInput): Served => {
  switch (input.type) {
    case 'Opened':
      return stay(state);
    case 'Frame':
      return live(receiveMessage(state.session, input.data));
    case 'Tick':
      return live(tick(state.session, input.timer));
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};

const advance = (state: ServerState, input: ServerInput): Served => {
  switch (state.type) {
    case 'AwaitingSetup':
      return awaitSetup(state, input);
    case 'SettingUp':
      return setUp(state, input);
    case 'Live':
      return converse(state, input);
    case 'Ended':
      return stay(state);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

/**
 * The server side of a connection, as a pure step: what happened to it goes in, the next state and what the server does come out. It knows no
 * socket, no clock and no chance: timers are asked for as effects and come back as ticks, and the generator of ids is part of the state.
 */
export const serve = (state: ServerState, input: ServerInput): Served => {
  const served = advance(state, input);
  return served.effects.some(({ type }) => type === 'Close') ? { ...served, state: { type: 'Ended' } } : served;
};
