import { stopClocks } from './clocks-of';
import { dial } from './dial';
import { end } from './end';
import { connectionLost, dialFailed, isClean, mayBeOfSetup, sentAway, setupRefused } from './explain-loss';
import { NO_HISTORY } from './history';
import type { InputOf } from './input';
import { isProven } from './is-proven';
import { isTransparent } from './listening';
import { lose } from './lose';
import type { Loss } from './loss';
import type { Next } from './next';
import { complain, learn, remember, stay } from './next';
import { hushOf } from './note-voice';
import type { Closing, Live, Opened, State } from './state';
import type { Suspension } from './take-back';
import { bringBack, isChanged, suspensionOf, TAKEN_BACK, takeBack } from './take-back';
import { closeTurn } from './tell-turn-complete';
import { ground, landAll } from './unknown';

/** The peer answered the close frame, so it has read all that went before it. */
const isAnswer = (code: number): boolean => code === 1000 || code === 1005;

/** Whether the user asked for something that the connection did not answer, or was saying something: no handle that it gave holds that. */
const isUnanswered = ({ from, since, memory: { turn, facts } }: Closing): boolean =>
  turn.progress === 'owed' || turn.next !== 'free' || facts.user === 'speaking' || (from.type === 'Live' && hushOf(from) > since);

/** Whether the server, or the age of the connection, made the session leave a connection that had shown nothing. */
const isSentAway = ({ from, since, memory: { move } }: Closing): boolean =>
  (move === 'goAway' || move === 'afterMs') && from.type === 'Live' && !isProven(from, since);

/** The connection that the session closed is gone: that was the end, or the next one is dialled. */
export const left = (
  state: Closing,
  how: { readonly code: number; readonly reason: string } | null,
  { at, random }: { readonly at: number; readonly random: number },
): Next => {
  // Where the server tells how far a handle goes, what came after it is read by nobody who goes on; nor is what would still have been answered.
  const isForgotten = state.then === 'dial' && (isTransparent(state) || isUnanswered(state));
  const isRead = how !== null && isAnswer(how.code) && !isForgotten;
  const settle = (next: Next): Next => (isRead ? landAll(next) : ground(next));
  if (state.then === 'end') return end(settle(stopClocks(state)), how ?? {}, at);
  if (isSentAway(state)) return lose(settle(stay(state)), sentAway(), random, at);
  return dial(learn(closeTurn(settle(stopClocks(state))), { type: 'lost' }), state.settings);
};

/** A change of the setup that the server refuses is taken back: the conversation is worth more. */
const dialWithoutChange = (state: Opened, loss: Loss, input: InputOf<'Closed'>): Next => {
  const { memory, settings, blueprint } = state;
  const { error } = loss.error.type === 'ResumeRefused' ? setupRefused('fresh', input, state) : loss;
  // Where there was a handle, that may be at fault as well.
  const suspended = loss.error.type === 'ResumeRefused' ? suspensionOf(memory, blueprint) : null;
  const told = complain(closeTurn(stopClocks(state)), { ...error, advice: TAKEN_BACK });
  const [next, before] = takeBack(remember(told, { suspended }), settings, blueprint);
  return dial(learn(next, { type: 'lost' }), before);
};

/** A handle that is refused whatever the setup says was at fault, and not the change that was taken back for it. */
const dialWithoutHandle = (state: Opened, { error }: Loss, suspended: Suspension): Next => {
  const advice = 'The session begins anew, with the change of the setup that was taken back: the handle was at fault.';
  const told = complain(remember(closeTurn(stopClocks(state)), { resumption: null }), { ...error, advice });
  const [next, settings] = bringBack(told, state.settings, suspended);
  return dial(learn(next, { type: 'lost' }), settings);
};

/** What the server does not take of a history is not worth a session. */
const dialWithoutHistory = (state: Opened, { error }: Loss): Next =>
  dial(learn(complain(remember(closeTurn(stopClocks(state)), { history: NO_HISTORY }), error), { type: 'lost' }), state.settings);

const isBadRequest = ({ error }: Loss): boolean => 'close' in error && error.close.kind === 'badRequest';

/** The server closed instead of answering the setup: what may be the reason is left out the next time, where the session can go on without it. */
const refusedSetup = (state: Opened, input: InputOf<'Closed'>): Next => {
  const { continuity, settings, memory, blueprint } = state;
  const loss = setupRefused(continuity, input, state);
  if (settings.reconnect !== null) {
    const { suspended, resumption } = memory;
    const isOfHandle = loss.error.type === 'ResumeRefused' && suspended !== null && suspended.handle === resumption?.handle;
    if (isOfHandle) return dialWithoutHandle(state, loss, suspended);
    if (isChanged(memory, blueprint) && mayBeOfSetup(loss)) return dialWithoutChange(state, loss, input);
    if (continuity === 'reseeded' && isBadRequest(loss)) return dialWithoutHistory(state, loss);
  }
  return lose(stay(state), loss, input.random, input.at);
};

/** A connection that ends on what it was begun with, a history or a handle, is had again without. */
const lostLive = (state: Live, input: InputOf<'Closed'>): Next => {
  const { random, at } = input;
  const loss = connectionLost(input);
  const isOfBeginning = state.heard.what === 'setup' && loss.retry === 'never' && !isClean(loss);
  if (isOfBeginning && state.continuity === 'reseeded')
    return lose(remember(stay(state), { history: NO_HISTORY }), { ...loss, retry: 'yes' }, random, at);
  const isRefused = isOfBeginning && state.continuity === 'resumed' && isBadRequest(loss);
  return lose(stay(state), isRefused ? { ...loss, retry: 'fresh' } : loss, random, at);
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
      return left(state, { code, reason }, input);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};
