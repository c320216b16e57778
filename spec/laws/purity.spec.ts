import { stringify } from '../../lib/wire/stringify';
import * as fc from 'fast-check';
import type { Effect, Input, Next, ServerMessage, SessionPhase, State } from '../../lib/index';
import {
  canTransition,
  capabilitiesOf,
  classifyClose,
  decodeServerMessage,
  encodeCommand,
  initialState,
  step,
  sumUsage,
  toEvents,
  zeroUsage,
} from '../../lib/index';
import { PHASES } from '../machine/phases';
import { arbitraryServerMessage, readyMadeFrames } from '../support/frames';
import { closed, dialled, opened, ticked } from '../support/machine';
import { message } from '../../lib/testing/builders/message';
import { arbitraryCommand } from '../wire/arbitrary-command';
import { deepFreeze } from '../wire/deep-freeze';
import { frame, ONE_CONNECTION, SEVERAL_CONNECTIONS } from './whole-sessions';

const isBuffer = (value: object): boolean => Object.prototype.toString.call(value) === '[object ArrayBuffer]';

/** The runner gives a clone prototypes that are not those of the code under test. What is one object in it stays one. */
const atHome = (value: unknown, known: Map<object, unknown> = new Map()): unknown => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || isBuffer(value)) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const copied: Record<string, unknown> = Array.isArray(value) ? ([] as unknown as Record<string, unknown>) : {};
  known.set(value, copied);
  for (const [key, inner] of Object.entries(value)) copied[key] = atHome(inner, known);
  return copied;
};

/** A copy that shares nothing with what it copies, bytes included. */
const copy = <T>(value: T): T => atHome(structuredClone(value)) as T;

/** Calls twice with the same frozen things: nothing of them may change, bytes included, and the output must be the same. */
const expectPure = <Args extends readonly unknown[], Out>(pure: (...args: Args) => Out, ...args: Args): Out => {
  const before = copy(args);
  const first = pure(...deepFreeze(args));
  expect(args).toEqual(before);
  expect(pure(...args)).toEqual(first);
  return first;
};

/** Every step of a session, with `each` in the place of `step`. */
const playWith = (each: (state: State, input: Input) => Next, inputs: readonly Input[]): readonly Next[] =>
  inputs.reduce<readonly Next[]>((played, input) => [...played, each(played.at(-1)?.state ?? initialState, input)], []);

const EFFECTS: readonly Effect['type'][] = ['Abandon', 'Close', 'Decide', 'Dial', 'Log', 'Measure', 'Send', 'StartTimer', 'StopTimer'];

describe('step', () => {
  const SESSIONS = [
    ['one connection', ONE_CONNECTION],
    ['several connections', SEVERAL_CONNECTIONS],
  ] as const;
  const all = SESSIONS.flatMap(([, inputs]) => playWith(step, inputs));

  it('is put through every state, every event and every effect here', () => {
    expect(new Set(all.map(({ state }) => state.type)).size).toBe(8);
    expect(new Set(all.flatMap(({ events }) => events.map(({ type }) => type))).size).toBe(20);
    expect([...new Set(all.flatMap(({ effects }) => effects.map(({ type }) => type)))].sort()).toEqual(EFFECTS);
  });

  it.each(SESSIONS)('changes nothing that it is given and says the same twice, all through a session of %s', (_what, inputs) => {
    expect(() => playWith((state, input) => expectPure(step, state, input), inputs)).not.toThrow();
  });

  it.each(SESSIONS)('remembers nothing beside its state: sessions of %s that take turns do not change each other', (_what, inputs) => {
    const alone = playWith(step, inputs);
    const others: Next[] = [];
    const among = playWith((state, input) => {
      const other = step(others.at(-1)?.state ?? initialState, input);
      others.push(other);
      return step(state, input);
    }, inputs);
    expect(among).toEqual(alone);
    expect(others).toEqual(alone);
  });

  it.each(SESSIONS)('keeps its state and its effects as plain data: a session of %s goes on from a copy', (_what, inputs) => {
    const copied = playWith((state, input) => copy(step(copy(state), copy(input))), inputs);
    expect(copied).toEqual(playWith(step, inputs));
  });

  it('ignores the answers of another connection, and timers that nobody waits for', () => {
    const stale: readonly Input[] = [
      opened(99),
      dialled(99),
      closed(1006, '', { generation: 99 }),
      ticked(9_999),
      frame(message.text('Hi'), 0, 99),
      { type: 'Measured', at: 0, generation: 99, bytes: 5 },
      { type: 'Decided', at: 0, generation: 99, retry: 'yes', random: 0.5 },
      { type: 'ResumeKnown', at: 0, generation: 99, token: null },
    ];
    for (const { state } of all) {
      for (const input of stale) {
        const next = step(state, input);
        expect(next.state).toBe(state);
        expect([next.messages, next.events, next.effects]).toEqual([[], [], []]);
      }
    }
  });

  it.each(SESSIONS)('is the same from any moment on, however often a session of %s is played', (_what, inputs) => {
    const played = playWith(step, inputs);
    for (const from of [5, 12, 20, 24]) {
      const state = played[from - 1]?.state ?? initialState;
      const again = inputs.slice(from).reduce<Next | null>((last, input) => step(last?.state ?? state, input), null);
      expect(again).toEqual(played.at(-1));
    }
  });
});

const FRAMES: readonly string[] = [
  ...readyMadeFrames,
  'no JSON',
  '[]',
  '',
  '{"serverContent":{"modelTurn":{"parts":[{"text":7},{"text":"kept"}]}}}',
  '{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"?"}}]}}}',
];

describe('the pure functions', () => {
  it('decodeServerMessage says the same twice, of texts and of bytes, and leaves the bytes as they are', () => {
    for (const text of FRAMES) {
      const fromText = expectPure(decodeServerMessage, text);
      const bytes = new TextEncoder().encode(text);
      expect(expectPure(decodeServerMessage, bytes)).toEqual(fromText);
      expect(expectPure(decodeServerMessage, bytes.buffer)).toEqual(fromText);
    }
  });

  it('decodeServerMessage gives every caller media of his own', () => {
    const text = stringify(message.audio(Uint8Array.of(1, 2)));
    const dataOf = (): Uint8Array | undefined => {
      const decoded = decodeServerMessage(text);
      return decoded._tag === 'Left' ? undefined : decoded.right.serverContent?.modelTurn?.parts?.[0]?.inlineData?.data;
    };
    const first = dataOf();
    first?.fill(0);
    expect(dataOf()).toEqual(Uint8Array.of(1, 2));
  });

  it('toEvents changes no message', () => {
    const messages = FRAMES.flatMap((text): readonly ServerMessage[] => {
      const decoded = decodeServerMessage(text);
      return decoded._tag === 'Left' ? [] : [decoded.right];
    });
    expect(messages.length).toBeGreaterThan(20);
    for (const message of messages) expectPure(toEvents, message);
    fc.assert(
      fc.property(arbitraryServerMessage, (message) => {
        expectPure(toEvents, message);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('encodeCommand changes no command', () => {
    const models = ['gemini-3.8-live', 'gemini-2.5-flash-live', 'unheard-of'].map((model) => capabilitiesOf(model));
    fc.assert(
      fc.property(arbitraryCommand, fc.constantFrom(...models), ({ command }, capabilities) => {
        expectPure(encodeCommand, command, capabilities);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('canTransition and classifyClose say the same twice, whatever was asked in between', () => {
    const pairs = PHASES.flatMap((from) => PHASES.map((to): readonly [SessionPhase, SessionPhase] => [from, to]));
    const answers = pairs.map(([from, to]) => canTransition(from, to));
    expect(pairs.toReversed().map(([from, to]) => canTransition(from, to))).toEqual(answers.toReversed());
    for (const code of [1000, 1006, 1007, 1008, 1011, 4000]) {
      for (const reason of ['', 'API key not valid', 'You exceeded your current quota', 'Session not found']) {
        expectPure(classifyClose, code, reason);
      }
    }
  });

  it('sumUsage adds to neither side', () => {
    const usage = { ...zeroUsage, totalTokenCount: 4, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 4 }] };
    expect(expectPure(sumUsage, usage, usage).totalTokenCount).toBe(8);
    expect(expectPure(sumUsage, zeroUsage, zeroUsage)).toEqual(zeroUsage);
  });
});
