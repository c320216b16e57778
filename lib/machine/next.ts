import type { LiveError } from '../errors/live-error';
import type { ServerMessage } from '../wire/server-message';
import type { SessionEvent } from '../wire/session-event';
import type { Effect } from './effect';
import type { Fact } from './facts';
import { advance, phaseOf, phasesThrough } from './facts';
import type { Memory } from './memory';
import type { State } from './state';
import type { TurnRecord } from './turn-record';

/** What a step comes to: the next state, the messages and events to tell, and the effects to perform after telling. */
export interface Next<S extends State = State> {
  readonly state: S;
  readonly messages: readonly ServerMessage[];
  readonly events: readonly SessionEvent[];
  readonly effects: readonly Effect[];
}

/** A state in which nothing happened yet. */
export const stay = <S extends State>(state: S): Next<S> => ({ state, messages: [], events: [], effects: [] });

/** The same step with another state. */
export const become = <S extends State>(next: Next, state: S): Next<S> => ({ ...next, state });

/** The same step with some more events. */
export const emit = <S extends State>(next: Next<S>, ...events: readonly SessionEvent[]): Next<S> =>
  events.length === 0 ? next : { ...next, events: [...next.events, ...events] };

/** The same step with some more effects. */
export const perform = <S extends State>(next: Next<S>, ...effects: readonly Effect[]): Next<S> =>
  effects.length === 0 ? next : { ...next, effects: [...next.effects, ...effects] };

/** The same step with something else to remember. */
export const remember = <S extends State>(next: Next<S>, memory: Partial<Memory>): Next<S> => ({
  ...next,
  state: { ...next.state, memory: { ...next.state.memory, ...memory } },
});

/** The same step with something else to remember of the turn. */
export const withTurn = <S extends State>(next: Next<S>, turn: Partial<TurnRecord>): Next<S> =>
  remember(next, { turn: { ...next.state.memory.turn, ...turn } });

/** The same step after a fact became known: a `PhaseChanged` for each phase that it leads through. */
export const learn = <S extends State>(next: Next<S>, fact: Fact): Next<S> => {
  const before = next.state.memory.facts;
  const path = phasesThrough(before, fact);
  const changes = path.map((to, index): SessionEvent => ({ type: 'PhaseChanged', from: path[index - 1] ?? phaseOf(before), to }));
  return emit(remember(next, { facts: advance(before, fact) }), ...changes);
};

/** The same step with errors told that end nothing. */
export const complain = <S extends State>(next: Next<S>, ...errors: readonly LiveError[]): Next<S> =>
  emit(next, ...errors.map((error): SessionEvent => ({ type: 'Error', error, fatal: false })));

/** Errors that wait for the first dial are few; what comes after so many says the same. */
const MOST_UNTOLD = 64;

/** Tells an error at once, or with the first dial where nobody can hear it yet. */
export const complainSoon = (next: Next, error: LiveError): Next => {
  const { state } = next;
  if (state.type !== 'Idle') return complain(next, error);
  return become(next, { ...state, untold: [...state.untold, error].slice(-MOST_UNTOLD) });
};

/** Starts a timer; its id is the newest one that the memory counts. */
export const startTimer = <S extends State>(next: Next<S>, ms: number): Next<S> => {
  const timer = next.state.memory.timers + 1;
  return perform(remember(next, { timers: timer }), { type: 'StartTimer', timer, ms });
};
