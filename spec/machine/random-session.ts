import * as fc from 'fast-check';
import { both, left, right } from 'fp-ts/lib/These.js';
import type { Input } from '../../lib/machine/input';
import type { Next } from '../../lib/machine/next';
import type { Settings } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionCommand } from '../../lib/wire/session-command';
import { arbitraryServerMessage } from '../support/frames';
import { callFor, cancel, deepFreeze, INTERRUPTED, say, settingsWith, TURN_COMPLETE, USER_ENDS, USER_STARTS } from '../support/machine';

/** A timer that runs, and when it fires. */
export interface Running {
  readonly timer: number;
  readonly due: number;
}

/** What an input is made of: where the session is, when, and which timers run. */
interface Scene {
  readonly state: State;
  readonly at: number;
  readonly running: readonly Running[];
}

/** One thing that happens; a session is a list of them. `age` counts connections back: 0 is the current one. */
export type Move =
  | { readonly type: 'Begin'; readonly settings: Settings }
  | { readonly type: 'Commanded'; readonly command: SessionCommand }
  | { readonly type: 'Dialled' | 'Opened' | 'NotDialled' | 'NotSent'; readonly age: number }
  | { readonly type: 'Closed'; readonly age: number; readonly code: number; readonly reason: string }
  | { readonly type: 'Received'; readonly age: number; readonly message: ServerMessage; readonly fault: 'none' | 'some' | 'all' }
  | { readonly type: 'Fired'; readonly index: number }
  | { readonly type: 'Ticked'; readonly timer: number }
  | { readonly type: 'Failed'; readonly error: 'CommandSourceFailed' | 'Internal' };

/** One step of a session that was played. */
export interface Played {
  readonly before: State;
  readonly input: Input;
  readonly next: Next;
  /** The timers that run after it, the next one to fire first. */
  readonly running: readonly Running[];
}

const malformed = { type: 'MalformedFrame', message: 'no', path: '$', excerpt: '', faults: [] } as const;

const inputOf = (move: Move, { state, at, running }: Scene): Input => {
  const generation = 'age' in move ? state.memory.generation - move.age : 0;
  switch (move.type) {
    case 'Begin':
    case 'Commanded':
    case 'Ticked':
      return { ...move, at };
    case 'Dialled':
    case 'Opened':
      return { type: move.type, at, generation };
    case 'NotDialled':
      return { type: move.type, at, generation, error: { type: 'CredentialFailed', message: 'no' } };
    case 'NotSent':
      return { type: move.type, at, generation, command: 'SendAudio', bytes: 70, why: 'no' };
    case 'Closed':
      return { type: move.type, at, generation, code: move.code, reason: move.reason };
    case 'Received': {
      const { message, fault } = move;
      return {
        type: move.type,
        at,
        generation,
        decoded: fault === 'none' ? right(message) : fault === 'all' ? left(malformed) : both(malformed, message),
      };
    }
    case 'Fired':
      return { type: 'Ticked', at, timer: running[move.index % Math.max(1, running.length)]?.timer ?? 0 };
    case 'Failed':
      return { type: 'Failed', at, error: { type: move.error, message: 'no' } };
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

/** Plays moves, each 40 ms after the one before. What `step` is given cannot be changed by it. */
export const play = (moves: readonly Move[], from: State = initialState): readonly Played[] =>
  moves.reduce<readonly Played[]>((played, move, index) => {
    const last = played.at(-1);
    const state = last?.next.state ?? from;
    const running = last?.running ?? [];
    const input = deepFreeze(inputOf(move, { state, at: index * 40, running }));
    const next = step(deepFreeze(state), input);
    return [...played, { before: state, input, next, running: timersAfter(running, input, next) }];
  }, []);

const ids = fc.constantFrom('a', 'b', 'c');
const command: fc.Arbitrary<SessionCommand> = fc.oneof(
  fc.constantFrom<SessionCommand>({ type: 'SendText', text: 'Hi' }, { type: 'SendText', text: '' }),
  fc.nat(40).map((length): SessionCommand => ({ type: 'SendAudio', data: new Uint8Array(length), sampleRate: 16_000 })),
  fc.nat(40).map((length): SessionCommand => ({ type: 'SendVideo', data: new Uint8Array(length), mimeType: 'image/png' })),
  fc.boolean().map((turnComplete): SessionCommand => ({
    type: 'SendClientContent',
    turns: [{ role: 'user', parts: [{ text: 'x' }] }],
    turnComplete,
  })),
  fc
    .array(fc.record({ id: ids, name: fc.constant('f'), response: fc.constant({}), willContinue: fc.boolean() }), { maxLength: 3 })
    .map((responses): SessionCommand => ({ type: 'SendToolResponse', responses })),
  fc.constant<SessionCommand>({
    type: 'SendToolResponse',
    responses: [
      { id: 'local-1', response: {} },
      { name: 'f', response: {} },
    ],
  }),
  fc.constantFrom<SessionCommand>({ type: 'ActivityStart' }, { type: 'ActivityEnd' }, { type: 'AudioStreamEnd' }, { type: 'Interrupt' }),
  fc.array(ids, { maxLength: 2 }).map((started): SessionCommand => ({ type: 'ToolCallStarted', ids: started })),
  fc.constant<SessionCommand>({
    type: 'ToolCallFailed',
    id: 'a',
    error: { type: 'ToolFailed', message: 'no', call: { id: 'a', name: 'f' }, why: 'threw' },
  }),
);

const message: fc.Arbitrary<ServerMessage> = fc.oneof(
  { arbitrary: arbitraryServerMessage, weight: 3 },
  { arbitrary: fc.constantFrom(say('x'), INTERRUPTED, TURN_COMPLETE, USER_STARTS, USER_ENDS, { setupComplete: {} }), weight: 4 },
  { arbitrary: fc.array(ids, { maxLength: 3 }).map((each) => callFor(...each)), weight: 2 },
  { arbitrary: fc.array(ids, { maxLength: 2 }).map((each) => cancel(...each)), weight: 1 },
  { arbitrary: fc.constant<ServerMessage>({ toolCall: { functionCalls: [{ name: 'f' }, { id: '', name: 'f' }] } }), weight: 1 },
);

const settings: fc.Arbitrary<Settings> = fc
  .record({
    activity: fc.constantFrom('automatic' as const, 'manual' as const),
    start: fc.constantFrom('fresh' as const, 'resumed' as const),
    interruption: fc.constantFrom('pendingTurn' as const, 'completedTurn' as const, 'none' as const),
    outbox: fc.record({ commands: fc.nat(4), bytes: fc.nat(400), maxAgeMs: fc.constantFrom(0, 100, Infinity) }),
  })
  .map(({ interruption, ...rest }) =>
    settingsWith({ ...rest, capabilities: { textChannel: 'realtimeInput', interruption, scheduling: 'accepted' } }),
  );

const age = fc.constantFrom(0, 0, 0, 0, 0, 1);
const whenQuietMs = fc.constantFrom(0, 100, 100_000);

/** The moves that are common in the life of a session. */
export const common: fc.Arbitrary<Move> = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('Commanded' as const), command }), weight: 8 },
  {
    arbitrary: fc.record({
      type: fc.constant('Received' as const),
      age,
      message,
      fault: fc.constantFrom('none', 'none', 'none', 'some', 'all'),
    }),
    weight: 12,
  },
  { arbitrary: fc.record({ type: fc.constantFrom('Dialled' as const, 'Opened' as const, 'NotSent' as const), age }), weight: 3 },
  { arbitrary: settings.map((each): Move => ({ type: 'Begin', settings: each })), weight: 1 },
  { arbitrary: fc.nat(12).map((timer): Move => ({ type: 'Ticked', timer: 100 + timer })), weight: 1 },
  { arbitrary: fc.constant<Move>({ type: 'Failed', error: 'CommandSourceFailed' }), weight: 1 },
);

/** The moves that can be the end of it. */
const rare: fc.Arbitrary<Move> = fc.oneof(
  fc.nat(3).map((index): Move => ({ type: 'Fired', index })),
  whenQuietMs.map((ms): Move => ({ type: 'Commanded', command: { type: 'Disconnect', whenQuietMs: ms } })),
  fc.record({
    type: fc.constant('Closed' as const),
    age,
    code: fc.constantFrom(1000, 1006, 1007, 1011),
    reason: fc.constantFrom('', 'Session not found'),
  }),
  fc.record({ type: fc.constant('NotDialled' as const), age }),
  fc.constant<Move>({ type: 'Failed', error: 'Internal' }),
);

const here = { age: 0 } as const;
const way = (each: Settings): readonly Move[] => [
  { type: 'Begin', settings: each },
  { type: 'Dialled', ...here },
  { type: 'Opened', ...here },
  { type: 'Received', ...here, message: { setupComplete: {} }, fault: 'none' },
];

const some = fc.array(common, { maxLength: 5 });

/** The moves of whole sessions: as far on the way up as may be, with all that can come between, then a life, and what may end it. */
export const arbitrarySession: fc.Arbitrary<readonly Move[]> = fc
  .tuple(
    settings,
    fc.constantFrom(0, 1, 2, 3, 4, 4, 4, 4),
    fc.array(some, { minLength: 4, maxLength: 4 }),
    fc.array(common, { minLength: 10, maxLength: 30 }),
    fc.array(fc.oneof(common, rare), { maxLength: 12 }),
  )
  .map(([each, steps, between, life, ending]) => [
    ...way(each)
      .slice(0, steps)
      .flatMap((move, index) => [...(between[index] ?? []), move]),
    ...life,
    ...ending,
  ]);
