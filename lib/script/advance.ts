import { stringify } from '../wire/stringify';
import { endConnection } from './end-connection';
import { isAllowed, isExpected, refuseDial, refuseMessage } from './judge';
import type { Played } from './played';
import type { ScriptStep, SendStep } from './script';
import type { ScriptEffect } from './script-effect';
import type { ScriptState } from './script-state';

const done = (state: ScriptState, ...effects: readonly ScriptEffect[]): Played => ({ state: { ...state, next: state.next + 1 }, effects });

const takeDial = (state: ScriptState, connection: number): Played => {
  const { script, next, dials } = state;
  const first = script[next];
  const after = first !== undefined && 'dial' in first ? next + 1 : next;
  const step = script[after];
  const dialled = { ...state, next: after, newest: connection, dials: dials.slice(1), unread: [], sent: [] };
  return step !== undefined && 'refuse' in step
    ? done(dialled, { type: 'Refuse', connection, status: step.refuse.status })
    : { state: { ...dialled, open: [...state.open, connection] }, effects: [{ type: 'Open', connection }] };
};

/** Looks at the oldest message that no step has looked at. */
const read = (state: ScriptState): Played => {
  const [message, ...unread] = state.unread;
  const rest = { ...state, unread };
  if (!isExpected(state, message)) return isAllowed(state, message) ? { state: rest, effects: [] } : refuseMessage(state, message);
  const met = done({ ...rest, timer: 0 });
  return state.timer === 0 ? met : { ...met, effects: [{ type: 'StopTimer', timer: state.timer }] };
};

/** Starts the timer of the step that was reached, unless it runs. */
const time = (state: ScriptState, ms: number | undefined): Played | undefined => {
  if (ms === undefined || state.timer !== 0) return undefined;
  const timer = state.next + 1;
  return { state: { ...state, timer }, effects: [{ type: 'StartTimer', connection: state.newest, timer, ms }] };
};

const payload = ({ send }: SendStep): string | Uint8Array =>
  typeof send === 'string' || send instanceof Uint8Array ? send : stringify(send);

const end = (state: ScriptState, effect: ScriptEffect): Played => {
  const { state: ended } = endConnection(done(state).state, state.newest);
  return { state: ended, effects: [effect] };
};

const runStep = (state: ScriptState, step: ScriptStep): Played | undefined => {
  const connection = state.newest;
  if ('expect' in step) return time(state, step.within);
  if ('wait' in step) return time(state, step.wait);
  if ('allow' in step) return done({ ...state, allowed: [...state.allowed, step.allow] });
  if ('send' in step) return done(state, { type: 'Send', connection, data: payload(step) });
  if ('close' in step) return end(state, { type: 'Close', connection, code: step.close.code, reason: step.close.reason ?? '' });
  return 'drop' in step ? end(state, { type: 'Drop', connection }) : undefined;
};

/** Whether a step passes by what the client did meanwhile. */
const looksAway = (step: ScriptStep | undefined): boolean => step !== undefined && ('wait' in step || 'send' in step || 'allow' in step);

/** Does one thing; nothing where the script has to wait for the client or for a timer. */
const proceed = (state: ScriptState): Played | undefined => {
  const { script, next, newest, unread, dials } = state;
  const step = script[next];
  const [dial] = dials;
  if (!looksAway(step) && unread.length > 0) return read(state);
  if (newest === 0 || (step !== undefined && 'dial' in step)) return dial === undefined ? undefined : takeDial(state, dial);
  if (dial !== undefined && (step === undefined || 'expect' in step)) return refuseDial({ ...state, dials: dials.slice(1) }, dial);
  return step === undefined ? undefined : runStep(state, step);
};

/** Does one step after the other until the script has to wait. */
export const advance = (from: ScriptState): Played => {
  let state = from;
  const effects: ScriptEffect[] = [];
  for (let played = proceed(state); played !== undefined; played = proceed(state)) {
    state = played.state;
    effects.push(...played.effects);
  }
  return { state, effects };
};
