import { both, left, right } from 'fp-ts/lib/These.js';
import type { RetryAdvice } from '../../lib/errors/classify-close';
import type { Effect } from '../../lib/machine/effect';
import type { Input } from '../../lib/machine/input';
import type { Next } from '../../lib/machine/next';
import type { ResumeToken } from '../../lib/machine/resumption';
import type { Settings } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionCommand } from '../../lib/wire/session-command';
import { deepFreeze } from '../support/machine';

/** A timer that runs, and when it fires. */
export interface Running {
  readonly timer: number;
  readonly due: number;
}

type Send = Extract<Effect, { readonly type: 'Send' }>;

/** What is going on outside of a session: its time, its timers, what its socket was given last, and whether that was asked what it holds back. */
interface Scene {
  readonly at: number;
  readonly running: readonly Running[];
  readonly given: readonly Send[];
  readonly isMeasuring: boolean;
}

/** One thing that happens; a session is a list of them. `age` counts connections back: 0 is the current one. */
export type Move =
  | { readonly type: 'Begin'; readonly settings: Settings }
  | { readonly type: 'Commanded'; readonly command: SessionCommand }
  | { readonly type: 'Dialled' | 'Opened' | 'NotSent'; readonly age: number }
  | { readonly type: 'NotDialled' | 'Decided'; readonly age: number; readonly retry: RetryAdvice; readonly random: number }
  | { readonly type: 'ResumeKnown'; readonly age: number; readonly token: ResumeToken | null }
  | { readonly type: 'Measured'; readonly age: number; readonly bytes: number }
  | { readonly type: 'Closed'; readonly age: number; readonly code: number; readonly reason: string }
  | { readonly type: 'Received'; readonly age: number; readonly message: ServerMessage; readonly fault: 'none' | 'some' | 'all' }
  /** What happens by itself: the app decides at once, or the timer fires that is due first. */
  | { readonly type: 'Fired' }
  | { readonly type: 'Ticked'; readonly timer: number }
  | { readonly type: 'Woken' }
  | { readonly type: 'Failed'; readonly error: 'CommandSourceFailed' | 'Internal' }
  /** Whatever brings the session nearer to a connection that is up. */
  | { readonly type: 'Onward' };

/** One step of a session that was played. */
export interface Played {
  readonly before: State;
  readonly input: Input;
  readonly next: Next;
  /** The timers that run after it, the next one to fire first. */
  readonly running: readonly Running[];
}

const malformed = { type: 'MalformedFrame', message: 'no', path: '$', excerpt: '', faults: [] } as const;

const onward = (state: State): Move => {
  const here = { age: 0 } as const;
  switch (state.type) {
    case 'Dialling':
      return { type: state.waitsFor === 'socket' ? 'Opened' : 'Dialled', ...here };
    case 'Opened':
      return { type: 'Received', ...here, message: { setupComplete: {} }, fault: 'none' };
    case 'Closing':
      return { type: 'Closed', ...here, code: 1000, reason: '' };
    case 'Deciding':
      return { type: 'Decided', ...here, retry: 'yes', random: 0.5 };
    case 'Idle':
    case 'Live':
    case 'Waiting':
    case 'Ended':
      return { type: 'Woken' };
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

/** An answer of the outside that was not asked for is one of a connection that never was. */
const NOBODY = -1;

const inputOf = (move: Move, state: State, { at, running, given, isMeasuring }: Scene): Input => {
  const generation = 'age' in move ? state.memory.generation - move.age : 0;
  switch (move.type) {
    case 'Begin':
    case 'Commanded':
    case 'Woken':
      return { ...move, at };
    case 'Ticked':
      return { ...move, at, random: 0.5 };
    case 'Dialled':
    case 'Opened':
      return { type: move.type, at, generation };
    case 'ResumeKnown':
      return { type: move.type, at, generation, token: move.token };
    case 'NotDialled': {
      const { retry, random } = move;
      return { type: 'NotDialled', at, generation, error: { type: 'CredentialFailed', message: 'no' }, retry, random };
    }
    case 'Decided':
      return { type: 'Decided', at, generation, retry: move.retry, random: move.random };
    case 'Measured':
      return { type: move.type, at, generation: isMeasuring ? generation : NOBODY, bytes: move.bytes };
    case 'NotSent': {
      const { command = '', text = '', index = 0, entry = null } = given.at(-1) ?? {};
      const of = given.length === 0 ? NOBODY : generation;
      return { type: move.type, at, generation: of, command, bytes: text.length, why: 'no', index, entry };
    }
    case 'Closed':
      return { type: move.type, at, generation, code: move.code, reason: move.reason, random: 0.5 };
    case 'Received': {
      const { message, fault } = move;
      const decoded = fault === 'none' ? right(message) : fault === 'all' ? left(malformed) : both(malformed, message);
      return { type: move.type, at, generation, decoded };
    }
    case 'Fired':
      if (state.type === 'Deciding') return { type: 'Decided', at, generation: state.memory.generation, retry: 'yes', random: 0.5 };
      return { type: 'Ticked', at: Math.max(at, running[0]?.due ?? at), timer: running[0]?.timer ?? NOBODY, random: 0.5 };
    case 'Failed':
      return { type: 'Failed', at, error: { type: move.error, message: 'no' } };
    case 'Onward':
      return inputOf(onward(state), state, { at, running, given, isMeasuring });
    default: {
      const unreachable: never = move;
      return unreachable;
    }
  }
};

/** The timers that run after a step: those that were started, without the ones that were stopped or have fired. */
const timersAfter = (running: readonly Running[], input: Input, { effects }: Next): readonly Running[] => {
  const fired = input.type === 'Ticked' ? running.filter(({ timer }) => timer !== input.timer) : running;
  const left = effects.reduce<readonly Running[]>((timers, effect) => {
    if (effect.type === 'StartTimer') return [...timers, { timer: effect.timer, due: input.at + effect.ms }];
    return effect.type === 'StopTimer' ? timers.filter(({ timer }) => timer !== effect.timer) : timers;
  }, fired);
  return left.toSorted((a, b) => a.due - b.due);
};

const sceneAfter = ({ running, given, isMeasuring }: Scene, input: Input, next: Next): Scene => {
  const isAnswered = input.type === 'Measured' && input.generation !== NOBODY;
  const rest = input.type === 'NotSent' && input.generation !== NOBODY ? given.slice(0, -1) : given;
  // A socket that takes something has taken what it was given before; it says so at once where it does not.
  const isOld = next.effects.some(({ type }) => type === 'Dial' || type === 'Send');
  const sends = next.effects.filter((effect): effect is Send => effect.type === 'Send');
  return {
    at: input.at + 40,
    running: timersAfter(running, input, next),
    given: [...(isOld ? [] : rest), ...sends],
    isMeasuring: (isMeasuring && !isAnswered) || next.effects.some(({ type }) => type === 'Measure'),
  };
};

/** Plays moves, each 40 ms after the one before, or when the timer is due that fires. What `step` is given cannot be changed by it. */
export const play = (moves: readonly Move[], from: State = initialState): readonly Played[] => {
  const played: Played[] = [];
  let scene: Scene = { at: 0, running: [], given: [], isMeasuring: false };
  let before = from;
  for (const move of moves) {
    const input = deepFreeze(inputOf(move, before, scene));
    const next = step(deepFreeze(before), input);
    scene = sceneAfter(scene, input, next);
    played.push({ before, input, next, running: scene.running });
    before = next.state;
  }
  return played;
};
