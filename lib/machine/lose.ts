import type { RetryAdvice } from '../errors/classify-close';
import type { LiveError } from '../errors/live-error';
import { clocksOf } from './clocks-of';
import { dial } from './dial';
import { end } from './end';
import { isClean } from './explain-loss';
import { advance } from './facts';
import type { InputOf } from './input';
import { isQuiet } from './is-quiet';
import type { Loss } from './loss';
import type { Memory } from './memory';
import type { Next } from './next';
import { become, complain, learn, perform, remember, startTimer, stay } from './next';
import type { Reconnection, Settings } from './settings';
import type { Deciding, State, Waiting } from './state';
import { closeTurn } from './tell-turn-complete';
import { ground } from './unknown';

/** A connection that stayed up for so long is a good one, even where nothing was said on it. */
const PROVEN_MS = 10_000;

/** Dials that failed in a row: a connection that proved itself ends the row. */
export const failuresBefore = (state: State, at: number): number =>
  state.type === 'Live' && (state.heard.what !== 'setup' || at - state.since >= PROVEN_MS) ? 0 : state.memory.failures;

const endingOf = ({ close }: Loss, cause: LiveError | null) => ({
  ...(close !== null && { code: close.code, reason: close.reason }),
  ...(cause !== null && { cause }),
});

/** Why no further dial is made; `null` where the policy allows none at all. */
const exhausted = (
  { attempts, total }: Reconnection,
  { failures, redials }: Memory,
): { readonly made: number; readonly why: string } | null => {
  if (attempts === 0 || total === 0) return null;
  if (failures < attempts) return { made: redials, why: `was dialled again ${times(redials)} already, as often as reconnect.total allows` };
  return { made: failures, why: `could not be had again in ${String(failures)} ${failures === 1 ? 'attempt' : 'attempts'}` };
};

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);

const giveUp = (next: Next, reconnect: Reconnection, loss: Loss, at: number): Next => {
  const { error } = loss;
  const ending = exhausted(reconnect, next.state.memory);
  if (ending === null) return end(next, endingOf(loss, error), at);
  const { made, why } = ending;
  const cause: LiveError = {
    type: 'RetriesExhausted',
    message: `The connection ${why}. The last time: ${error.message}`,
    ...(error.advice !== undefined && { advice: error.advice }),
    attempts: made,
    last: error,
  };
  return end(next, endingOf(loss, cause), at);
};

const told = (error: LiveError, delayMs: number): LiveError =>
  error.type === 'ConnectionLost' ? { ...error, willRetry: true, delayMs } : error;

/** The back-off: drawn between 0 and a bound that doubles, so that clients that failed together do not come back together. */
const delayOf = ({ baseMs, maxMs }: Reconnection, attempt: number, random: number): number =>
  Math.floor(random * Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 30)));

const wait = (next: Next, settings: Settings, { error }: Loss, delayMs: number, at: number): Next => {
  const cause = told(error, delayMs);
  const timed = startTimer(complain(next, cause), delayMs);
  const { memory } = timed.state;
  const waiting: Waiting = { type: 'Waiting', memory, settings, cause, retryAt: at + delayMs, deadline: memory.timers };
  return learn(become<Waiting>(timed, waiting), { type: 'lost' });
};

/** A server that refuses a handle is asked for a new session at once: it is there. */
const beginAnew = (next: Next, settings: Settings, { error }: Loss): Next =>
  dial(learn(complain(next, error), { type: 'lost' }), settings, 'nothing');

/** Whether the app asked for the end, and the loss has left nothing to wait for. */
const isLeaving = ({ state: { memory } }: Next): boolean =>
  memory.leaving !== null && isQuiet({ ...memory, facts: advance(memory.facts, { type: 'lost' }) });

/** What follows a loss, once it is known whether another dial is wanted. */
const resolve = (next: Next, settings: Settings, loss: Loss, retry: RetryAdvice, random: number, at: number): Next => {
  const { reconnect } = settings;
  const { failures, redials } = next.state.memory;
  if (reconnect === null || isLeaving(next) || retry === 'never' || (retry === 'once' && failures > 0))
    return end(next, endingOf(loss, isClean(loss) ? null : loss.error), at);
  const fresh = retry === 'fresh' ? remember(next, { resumption: null }) : next;
  if (loss.error.type === 'ResumeRefused' && retry === 'fresh') return beginAnew(fresh, settings, loss);
  const attempt = failures + 1;
  if (attempt > reconnect.attempts || redials >= reconnect.total) return giveUp(fresh, reconnect, loss, at);
  const counted = remember(fresh, { failures: attempt, redials: redials + 1, move: null });
  return wait(counted, settings, loss, delayOf(reconnect, attempt, random), at);
};

/** The connection is gone, or never was: what it cut is closed, and the session dials again, asks the app whether to, or ends. */
export const lose = (next: Next, loss: Loss, random: number, at: number): Next => {
  const { state } = next;
  if (state.type === 'Idle' || state.type === 'Ended') return next;
  const { settings } = state;
  const stopped = perform(next, ...clocksOf(state).map((timer) => ({ type: 'StopTimer' as const, timer })));
  const cut = ground(closeTurn(remember(stopped, { failures: failuresBefore(state, at) })));
  if (settings.reconnect?.decides !== 'app' || isLeaving(cut)) return resolve(cut, settings, loss, loss.retry, random, at);
  const { memory } = cut.state;
  const down = learn(become<Deciding>(cut, { type: 'Deciding', memory, settings, at, loss }), { type: 'lost' });
  return perform(down, { type: 'Decide', generation: memory.generation, loss, attempt: memory.failures + 1 });
};

/** The app decided. */
export const decided = (state: State, { at, retry, random }: InputOf<'Decided'>): Next =>
  state.type === 'Deciding' ? resolve(stay(state), state.settings, state.loss, retry, random, at) : stay(state);

/** The back-off is over. */
export const dialAgain = (state: Waiting): Next => dial(stay(state), state.settings, 'nothing');

/** There is a reason to dial at once. */
export const woken = (state: State): Next =>
  state.type === 'Waiting' ? perform(dialAgain(state), { type: 'StopTimer', timer: state.deadline }) : stay(state);
