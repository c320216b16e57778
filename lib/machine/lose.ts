import type { RetryAdvice } from '../errors/classify-close';
import type { LiveError } from '../errors/live-error';
import { withoutClocks } from './clocks-of';
import { dial } from './dial';
import { end } from './end';
import { isClean } from './explain-loss';
import { advance } from './facts';
import { giveUp } from './give-up';
import type { InputOf } from './input';
import { isProven } from './is-proven';
import { isQuiet } from './is-quiet';
import type { Loss } from './loss';
import type { Next } from './next';
import { become, complain, learn, perform, remember, startTimer, stay } from './next';
import type { Reconnection, Settings } from './settings';
import type { Deciding, State, Waiting } from './state';
import { isChanged, TAKEN_BACK, takeBack } from './take-back';
import { closeTurn } from './tell-turn-complete';
import { ground } from './unknown';

/** Dials that failed in a row: a connection that proved itself ends the row. */
export const failuresBefore = (state: State, at: number): number =>
  state.type === 'Live' && isProven(state, at) ? 0 : state.memory.failures;

const endingOf = ({ close }: Loss, cause: LiveError | null) => ({
  ...(close !== null && { code: close.code, reason: close.reason }),
  ...(cause !== null && { cause }),
});

const told = (error: LiveError, delayMs: number): LiveError =>
  error.type === 'ConnectionLost' ? { ...error, willRetry: true, delayMs } : error;

/** The back-off: drawn between 0 and a bound that doubles, so that clients that failed together do not come back together. */
const delayOf = ({ baseMs, maxMs }: Reconnection, attempt: number, random: number): number =>
  Math.floor(random * Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 30), Number.MAX_SAFE_INTEGER));

const wait = (next: Next, settings: Settings, error: LiveError, due: number, at: number): Next => {
  const delayMs = due - at;
  const cause = told(error, delayMs);
  const timed = startTimer(complain(next, cause), delayMs);
  const { memory } = timed.state;
  const waiting: Waiting = { type: 'Waiting', memory, settings, cause, retryAt: due, due, deadline: memory.timers };
  return learn(become<Waiting>(timed, waiting), { type: 'lost' });
};

/** A server that refuses a handle is asked for a new session at once: it is there. */
const beginAnew = (next: Next, settings: Settings, { error }: Loss): Next => dial(learn(complain(next, error), { type: 'lost' }), settings);

/** Whether the app asked for the end, and the loss has left nothing to wait for. */
const isLeaving = ({ state: { memory } }: Next): boolean =>
  memory.leaving !== null && isQuiet({ ...memory, facts: advance(memory.facts, { type: 'lost' }) });

/** Whether a connection was tried with what may be why there is none: a change of the setup, a handle. */
const isDoubtful = ({ state: { memory } }: Next, { tried }: Loss): boolean =>
  tried !== undefined && (isChanged(memory, tried.blueprint) || (tried.continuity === 'resumed' && memory.resumption !== null));

/** The last attempt is made without what may be at fault. The handle is kept for another session: that it is good is as likely. */
const withoutDoubts = (next: Next, settings: Settings, { error, tried }: Loss): readonly [Next, Settings, LiveError] => {
  if (tried === undefined) return [next, settings, error];
  const { resumption } = next.state.memory;
  const isOfHandle = tried.continuity === 'resumed' && resumption !== null;
  const doubted = isOfHandle ? remember(next, { resumption: { ...resumption, standing: 'inDoubt' } }) : next;
  if (!isChanged(doubted.state.memory, tried.blueprint)) return [doubted, settings, error];
  const [back, before] = takeBack(doubted, settings, tried.blueprint);
  return [back, before, { ...error, advice: TAKEN_BACK }];
};

/** What follows a loss, once it is known whether another dial is wanted. */
const resolve = (next: Next, settings: Settings, loss: Loss, retry: RetryAdvice, random: number, at: number): Next => {
  const { reconnect } = settings;
  const isRefused = retry === 'fresh' || loss.error.type === 'ResumeRefused';
  const known = isRefused ? remember(next, { resumption: null }) : next;
  const { failures, redials, due } = known.state.memory;
  const isSecond = retry === 'once' && failures > 0;
  // An app that says once means it; the rules would have said so of another setup again.
  const isEnough = isSecond && (reconnect?.decides === 'app' || !isDoubtful(known, loss));
  if (reconnect === null || isLeaving(known) || retry === 'never' || isEnough)
    return end(known, endingOf(loss, isClean(loss) ? null : loss.error), at);
  if (loss.error.type === 'ResumeRefused' && retry === 'fresh') return beginAnew(known, settings, loss);
  // A dial that something woke up is made in the time of a wait, which goes on after it.
  const isExtra = at < due;
  const [attempt, made] = isExtra ? [failures, redials] : [failures + 1, redials + 1];
  if (attempt > reconnect.attempts || made > reconnect.total) return giveUp(known, reconnect, loss, at);
  const counted = remember(known, { failures: attempt, redials: made, move: null });
  const isLast = isSecond || attempt === reconnect.attempts || made === reconnect.total;
  const [hopeful, chosen, error] = isLast ? withoutDoubts(counted, settings, loss) : ([counted, settings, loss.error] as const);
  return wait(hopeful, chosen, error, isExtra ? due : at + delayOf(reconnect, attempt, random), at);
};

/** What a connection was tried with, where it has shown of nothing that it works. */
const triedIn = (state: State, at: number): Pick<Loss, 'tried'> =>
  state.type === 'Opened' || (state.type === 'Live' && !isProven(state, at))
    ? { tried: { blueprint: state.blueprint, continuity: state.continuity } }
    : {};

/** The connection is gone, or never was: what it cut is closed, and the session dials again, asks the app whether to, or ends. */
export const lose = (next: Next, given: Loss, random: number, at: number): Next => {
  const { state } = next;
  if (state.type === 'Idle' || state.type === 'Ended') return next;
  const { settings } = state;
  const loss: Loss = { ...given, ...triedIn(state, at) };
  const wasUp = state.type === 'Live' || state.type === 'Closing';
  const stopped = withoutClocks(next);
  const failures = failuresBefore(state, at);
  const counted = remember(stopped, { failures, ...(wasUp && { due: -Infinity }), ...(failures === 0 && { wokenAt: -Infinity }) });
  const cut = ground(closeTurn(counted));
  if (settings.reconnect?.decides !== 'app' || isLeaving(cut)) return resolve(cut, settings, loss, loss.retry, random, at);
  const { memory } = cut.state;
  const down = learn(become<Deciding>(cut, { type: 'Deciding', memory, settings, at, loss }), { type: 'lost' });
  return perform(down, { type: 'Decide', generation: memory.generation, loss, attempt: memory.failures + (at < memory.due ? 0 : 1) });
};

/** The app decided. */
export const decided = (state: State, { at, retry, random }: InputOf<'Decided'>): Next =>
  state.type === 'Deciding' ? resolve(stay(state), state.settings, state.loss, retry, random, at) : stay(state);

/** The back-off is over. */
export const dialAgain = (state: Waiting): Next => dial(remember(stay(state), { due: state.due }), state.settings);

/** How long something that wakes the session again has to wait at most, in ms: what wakes it may come in swarms. */
const GAP_MS = 1_000;

/** There is a reason to dial at once, or soon after the last dial for such a reason. */
export const woken = (state: State, at: number): Next => {
  if (state.type !== 'Waiting') return stay(state);
  const { memory, settings, deadline, retryAt } = state;
  const soonest = memory.wokenAt + Math.min(settings.reconnect?.baseMs ?? GAP_MS, GAP_MS);
  if (at >= soonest) return perform(dialAgain({ ...state, memory: { ...memory, wokenAt: at } }), { type: 'StopTimer', timer: deadline });
  if (soonest >= retryAt) return stay(state);
  const timed = startTimer(perform(stay(state), { type: 'StopTimer', timer: deadline }), soonest - at);
  const { timers } = timed.state.memory;
  return become<Waiting>(timed, { ...state, memory: { ...timed.state.memory, wokenAt: soonest }, retryAt: soonest, deadline: timers });
};
