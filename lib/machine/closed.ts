import type { LiveError } from '../errors/live-error';
import { stopClocks } from './clocks-of';
import { dial } from './dial';
import { end } from './end';
import { connectionLost, dialFailed, isClean, setupRefused } from './explain-loss';
import { NO_HISTORY } from './history';
import type { InputOf } from './input';
import { isTransparent } from './listening';
import { lose } from './lose';
import type { Next } from './next';
import { complain, learn, remember, stay } from './next';
import type { Settings } from './settings';
import type { Closing, Live, Opened, State } from './state';
import { closeTurn } from './tell-turn-complete';
import { ground, landAll } from './unknown';

/** The peer answered the close frame, so it has read all that went before it. */
const isAnswer = (code: number): boolean => code === 1000 || code === 1005;

/** The connection that the session closed is gone: that was the end, or the next one is dialled. */
export const left = (state: Closing, how: { readonly code: number; readonly reason: string } | null, at: number): Next => {
  const stopped = stopClocks(state);
  // Where the server tells how far a handle goes, what came after it is read by nobody who goes on.
  const isForgotten = state.then === 'dial' && isTransparent(state);
  const known = how !== null && isAnswer(how.code) && !isForgotten ? landAll(stopped) : ground(stopped);
  if (state.then === 'end') return end(known, how ?? {}, at);
  return dial(learn(closeTurn(known), { type: 'lost' }), state.settings, 'nothing');
};

/** A change of the setup that the server refuses is taken back: the conversation is worth more. */
const takeBack = (state: Opened, error: LiveError): Next => {
  const { proven } = state.memory;
  const settings = proven === null ? state.settings : { ...state.settings, blueprint: proven };
  const advice = 'The change of the setup was taken back. Correct it before you try again.';
  const told = complain(closeTurn(stopClocks(state)), { ...error, advice });
  return dial(learn(told, { type: 'lost' }), settings, 'nothing');
};

/** What the server does not take of a history is not worth a session. */
const beginWithout = (next: Next, settings: Settings, error: LiveError): Next =>
  dial(learn(complain(remember(next, { history: NO_HISTORY }), error), { type: 'lost' }), settings, 'nothing');

/** The server closed instead of answering the setup: what may be the reason is left out the next time, where the session can go on without it. */
const refusedSetup = (state: Opened, input: InputOf<'Closed'>): Next => {
  const { continuity, settings, memory, blueprint } = state;
  const loss = setupRefused(continuity, input);
  const { error } = loss;
  const isBad = (error.type === 'SetupRefused' || error.type === 'ResumeRefused') && error.close.kind === 'badRequest';
  if (isBad && settings.reconnect !== null) {
    const refused = error.type === 'ResumeRefused' ? setupRefused('fresh', input).error : error;
    if (memory.proven !== null && memory.proven !== blueprint) return takeBack(state, refused);
    if (continuity === 'reseeded') return beginWithout(closeTurn(stopClocks(state)), settings, error);
  }
  return lose(stay(state), loss, input.random, input.at);
};

/** A connection that ends on the history that it was told is had again without. */
const lostLive = (state: Live, input: InputOf<'Closed'>): Next => {
  const loss = connectionLost(input);
  const isOfHistory = state.continuity === 'reseeded' && state.heard.what === 'setup' && loss.retry === 'never' && !isClean(loss);
  return isOfHistory
    ? lose(remember(stay(state), { history: NO_HISTORY }), { ...loss, retry: 'yes' }, input.random, input.at)
    : lose(stay(state), loss, input.random, input.at);
};

/** The connection is gone, or never was. */
export const closed = (state: State, input: InputOf<'Closed'>): Next => {
  const { at, code, reason, random } = input;
  switch (state.type) {
    case 'Idle':
    case 'Deciding':
    case 'Waiting':
    case 'Ended':
      return stay(state);
    case 'Dialling':
      return lose(stay(state), dialFailed(input), random, at);
    case 'Opened':
      return refusedSetup(state, input);
    case 'Live':
      return lostLive(state, input);
    case 'Closing':
      return left(state, { code, reason }, at);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};
