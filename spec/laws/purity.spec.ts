import { stringify } from '../../lib/wire/stringify';
import * as fc from 'fast-check';
import type { Input, Next, ServerMessage, SessionCommand, SessionPhase, State } from '../../lib/index';
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
import { begin, closed, commanded, dialled, opened, ticked } from '../support/machine';
import { message } from '../../lib/testing/builders/message';
import { arbitraryCommand } from '../wire/arbitrary-command';
import { deepFreeze } from '../wire/deep-freeze';

/** A copy that shares nothing with what it copies, bytes included. */
const copy = <T>(value: T): T => structuredClone(value);

/** Calls twice with the same frozen things: nothing of them may change, bytes included, and the output must be the same. */
const expectPure = <Args extends readonly unknown[], Out>(pure: (...args: Args) => Out, ...args: Args): Out => {
  const before = copy(args);
  const first = pure(...deepFreeze(args));
  expect(args).toEqual(before);
  expect(pure(...args)).toEqual(first);
  return first;
};

const frame = (data: object | string, at: number): Input => ({
  type: 'Received',
  at,
  generation: 1,
  decoded: decodeServerMessage(typeof data === 'string' ? data : stringify(data)),
});

const send = (command: SessionCommand, at: number): Input => commanded(command, at);

/** A session as one is recorded: early commands, a turn with voice, a barge-in, a call, a frame of every kind, bad frames, the end. */
const SESSION: readonly Input[] = [
  send({ type: 'SendText', text: 'early' }, 0),
  send({ type: 'SendAudio', data: new Uint8Array(4), sampleRate: 16_000 }, 1),
  begin({ outbox: { commands: 2, bytes: 1_000, maxAgeMs: 5 } }, 2),
  send({ type: 'SendAudio', data: new Uint8Array(8), sampleRate: 16_000 }, 3),
  dialled(),
  opened(),
  frame(message.setupComplete(), 20),
  ticked(2, 1_003),
  send({ type: 'SendAudio', data: Uint8Array.of(1, 2, 3, 4), sampleRate: 16_000 }, 1_010),
  frame(message.activityStart(), 1_020),
  frame({ voiceActivity: { type: 'ACTIVITY_END' } }, 1_025),
  frame({ ...message.audio(Uint8Array.of(1, 2)), ...message.usage({ totalTokenCount: 5 }) }, 1_030),
  frame(message.text('One, two'), 1_040),
  frame(message.interrupted(), 1_050),
  frame({ ...message.turnComplete(), ...message.usage({ totalTokenCount: 6 }) }, 1_060),
  frame({ toolCall: { functionCalls: [{ id: 'c-1', name: 'look', args: { deep: [{ er: 1 }] } }, { name: 'nameless' }] } }, 1_070),
  send({ type: 'ToolCallStarted', ids: ['c-1'] }, 1_080),
  send({ type: 'SendToolResponse', responses: [{ id: 'c-1', response: { output: [1] } }] }, 1_090),
  frame({ toolCallCancellation: { ids: ['local-1'] } }, 1_100),
  send({ type: 'SendClientContent', turns: [{ role: 'user', parts: [{ text: 'more' }] }], turnComplete: true }, 1_110),
  frame(message.text('Three'), 1_120),
  send({ type: 'Interrupt' }, 1_130),
  frame(message.text('withheld'), 1_140),
  frame(message.turnComplete(), 1_150),
  ...readyMadeFrames.map((each, index) => frame(each, 1_200 + index)),
  frame('no JSON', 1_500),
  frame({ serverContent: { modelTurn: { parts: [{ text: 7 }, { text: 'kept' }] } } }, 1_510),
  { type: 'NotSent', at: 1_520, generation: 1, command: 'SendAudio', bytes: 4, why: 'full' },
  send({ type: 'Disconnect', whenQuietMs: 100 }, 1_530),
  frame(message.usage({ totalTokenCount: 1 }), 1_540),
  send({ type: 'Disconnect' }, 1_550),
  frame(message.usage({ totalTokenCount: 2 }), 1_560),
  closed(1000),
  send({ type: 'SendText', text: 'late' }, 1_600),
];

/** Every step of the session, with `each` in the place of `step`. */
const playWith = (each: (state: State, input: Input) => Next, inputs = SESSION): readonly Next[] =>
  inputs.reduce<readonly Next[]>((played, input) => [...played, each(played.at(-1)?.state ?? initialState, input)], []);

describe('step', () => {
  it('changes nothing that it is given and says the same twice, all through a session', () => {
    const played = playWith((state, input) => expectPure(step, state, input));
    expect(new Set(played.map(({ state }) => state.type))).toEqual(new Set(['Idle', 'Dialling', 'Opened', 'Live', 'Closing', 'Ended']));
    const types = new Set(played.flatMap(({ events }) => events.map(({ type }) => type)));
    expect(types.size).toBe(20);
  });

  it('remembers nothing beside its state: a session between the steps of another one changes neither', () => {
    const alone = playWith(step);
    const others: Next[] = [];
    const among = playWith((state, input) => {
      const other = step(others.at(-1)?.state ?? initialState, input);
      others.push(other);
      return step(state, input);
    });
    expect(among).toEqual(alone);
    expect(others).toEqual(alone);
  });

  it('keeps its state and its effects as plain data: a session goes on from a copy', () => {
    const copied = playWith((state, input) => copy(step(copy(state), copy(input))));
    expect(copied).toEqual(playWith(step));
  });

  it('ignores the answers of another connection, and timers that nobody waits for', () => {
    const stale = [
      opened(99),
      dialled(99),
      closed(1006, '', { generation: 99 }),
      ticked(9_999),
      { ...frame(message.text('Hi'), 0), generation: 99 },
    ];
    for (const { state } of playWith(step)) {
      for (const input of stale) {
        const next = step(state, input);
        expect(next.state).toBe(state);
        expect([next.messages, next.events, next.effects]).toEqual([[], [], []]);
      }
    }
  });

  it('is the same from any moment on, however often it is played', () => {
    const played = playWith(step);
    for (const from of [5, 12, 20, 30]) {
      const state = played[from - 1]?.state ?? initialState;
      const again = SESSION.slice(from).reduce<Next | null>((last, input) => step(last?.state ?? state, input), null);
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
    const models = ['gemini-3.8-live', 'gemini-2.5-flash-live', 'unheard-of'].map(capabilitiesOf);
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
