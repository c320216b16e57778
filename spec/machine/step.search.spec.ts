import { clocksOf } from '../../lib/machine/clocks-of';
import type { Input } from '../../lib/machine/input';
import { phaseOf } from '../../lib/machine/facts';
import type { Next } from '../../lib/machine/next';
import type { Settings } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  disconnect,
  interrupt,
  sendText,
  sendToolResponse,
  toolCallStarted,
} from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { EventOf, SessionEvent } from '../../lib/wire/session-event';
import type { SessionPhase } from '../../lib/wire/session-phase';
import {
  begin,
  blueprintOf,
  callFor,
  cancel,
  commanded,
  eventsOf,
  INTERRUPTED,
  LASTING,
  MANUAL,
  received,
  say,
  ticked,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
} from '../support/machine';
import { LEGAL, PHASES } from './phases';

const answer = (id: string): SessionCommand => sendToolResponse([{ id, name: 'f', response: {} }]);
const messages: readonly ServerMessage[] = [
  { setupComplete: {} },
  say('x'),
  { serverContent: { modelTurn: { parts: [{ fileData: {} }] } } },
  INTERRUPTED,
  TURN_COMPLETE,
  { serverContent: { interrupted: true, turnComplete: true } },
  { serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } },
  callFor('a'),
  callFor('b'),
  cancel('a'),
  cancel('b'),
  USER_STARTS,
  USER_ENDS,
];
/** Why a session leaves its connection, and how it goes on from there. */
const moves: readonly ServerMessage[] = [{ goAway: {} }, { sessionResumptionUpdate: { newHandle: 'h', resumable: true } }];
const commands: readonly SessionCommand[] = [
  sendText('x'),
  answer('a'),
  answer('b'),
  toolCallStarted(['a']),
  toolCallStarted(['b']),
  activityStart(),
  activityEnd(),
  audioStreamEnd(),
  interrupt(),
  disconnect(),
];
const patient: SessionCommand = { ...disconnect(), whenQuietMs: 100 };

/** One command at most waits in the outbox; these do not get there. */
const isAside = ({ type }: SessionCommand): boolean => type === 'ToolCallStarted' || type === 'Interrupt' || type === 'Disconnect';

const awaited = (state: State): readonly number[] =>
  [state.memory.leaving, state.memory.dropsTimer, ...clocksOf(state)].filter((timer) => timer !== null);

const isLasting = ({ reconnect = null }: Partial<Settings>): boolean => reconnect !== null;

/** Everything that can happen in a state, as far as it can make a difference to the phase. */
const inputsIn = (state: State, settings: Partial<Settings>): readonly Input[] => {
  const { generation, outbox } = state.memory;
  const isFull = state.type !== 'Live' && outbox.entries.length > 0;
  const here = { at: 0, generation };
  return [
    begin(settings),
    { type: 'Dialled', ...here },
    { type: 'NotDialled', ...here, error: { type: 'CredentialFailed', message: 'no' }, retry: 'yes', random: 0.5 },
    { type: 'Opened', ...here },
    { type: 'Closed', ...here, code: 1000, reason: '', random: 0.5 },
    { type: 'Closed', ...here, code: 1006, reason: '', random: 0.5 },
    { type: 'Woken', at: 0 },
    { type: 'Failed', at: 0, error: { type: 'Internal', message: 'no' } },
    ...(isLasting(settings) ? [...messages, ...moves] : messages).map((message) => received(message, 0, generation)),
    ...(isLasting(settings) ? commands : [...commands, patient])
      .filter((command) => !isFull || isAside(command))
      .map((command) => commanded(command)),
    ...awaited(state).map((timer) => ticked(timer)),
  ];
};

/** States that differ in nothing else behave alike, as far as phases go; over is over. */
const keyOf = (state: State): string => {
  const { facts, turn, leaving, outbox, resumption } = state.memory;
  const waits = outbox.entries.map(({ command }) => command.type);
  const way = [state.type, 'then' in state && state.then, 'leaves' in state && state.leaves !== null, resumption?.standing === 'current'];
  return state.type === 'Ended' ? state.type : JSON.stringify([way, facts, turn.progress, turn.next, leaving !== null, waits]);
};

/** The only events that a change to a phase may directly precede within a message. */
const CAUSES: Readonly<Record<string, readonly SessionEvent['type'][]>> = {
  ModelSpeaking: ['TextDelta'],
  Interrupted: ['Interrupted'],
  ToolCallPending: ['ToolCall', 'ToolCallCancelled', 'TurnComplete', 'VoiceActivityStart'],
  ToolCallExecuting: ['ToolCall', 'ToolCallCancelled', 'TurnComplete', 'VoiceActivityStart'],
  UserSpeaking: ['VoiceActivityStart', 'ToolCallCancelled', 'TurnComplete'],
  Active: ['Connected', 'VoiceActivityEnd', 'ToolCallCancelled', 'TurnComplete'],
};

interface Visit {
  readonly before: State;
  readonly input: Input;
  readonly next: Next;
}

const changesIn = ({ next }: Visit): readonly EventOf<'PhaseChanged'>[] => eventsOf(next.events, 'PhaseChanged');

const isChained = (visit: Visit): boolean => {
  const path = [phaseOf(visit.before.memory.facts), ...changesIn(visit).map(({ to }) => to)];
  return changesIn(visit).every(({ from }, index) => from === path[index]) && path.at(-1) === phaseOf(visit.next.state.memory.facts);
};

/** After `Connected` the session hops to its calls, and hands over what waits; a close that waited stands alone. */
const isCaused = ({ input, next: { events } }: Visit): boolean =>
  events.every((event, index) => {
    if (input.type !== 'Received' || event.type !== 'PhaseChanged' || event.to === 'Disconnecting' || events.length === 1) return true;
    const cause = events[index + 1]?.type;
    const isAfterConnected = events.slice(0, index).some(({ type }) => type === 'Connected');
    return isAfterConnected || (cause !== undefined && CAUSES[event.to]?.includes(cause) === true);
  });

const isEndedInOrder = ({ before, next: { state, events } }: Visit): boolean => {
  if (state.type !== 'Ended' || before.type === 'Ended') return !events.some(({ type }) => type === 'Disconnected');
  const change = events.at(-2);
  const isTold = change?.type === 'PhaseChanged' && change.to === 'Disconnected';
  const isDown = before.type === 'Idle' || before.type === 'Waiting';
  return events.at(-1)?.type === 'Disconnected' && isTold !== isDown;
};

interface Report {
  readonly states: number;
  readonly phases: ReadonlySet<SessionPhase>;
  readonly facts: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly broken: Readonly<Record<'chain' | 'cause' | 'end', readonly Visit[]>>;
}

const search = (settings: Partial<Settings>): Report => {
  const states = new Map<string, State>([[keyOf(initialState), initialState]]);
  const [phases, facts, pairs] = [new Set<SessionPhase>(), new Set<string>(), new Set<string>()];
  const broken: Record<'chain' | 'cause' | 'end', Visit[]> = { chain: [], cause: [], end: [] };
  for (const before of states.values()) {
    phases.add(phaseOf(before.memory.facts));
    facts.add(JSON.stringify(before.memory.facts));
    for (const input of inputsIn(before, settings)) {
      const visit = { before, input, next: step(before, input) };
      changesIn(visit).forEach(({ from, to }) => pairs.add(`${from}>${to}`));
      if (!isChained(visit)) broken.chain.push(visit);
      if (!isCaused(visit)) broken.cause.push(visit);
      if (!isEndedInOrder(visit)) broken.end.push(visit);
      const key = keyOf(visit.next.state);
      if (!states.has(key)) states.set(key, visit.next.state);
    }
  }
  return { states: states.size, phases, facts, pairs, broken };
};

describe.each<readonly [string, Partial<Settings>]>([
  ['one connection whose server hears the user', {}],
  ['one connection that the app tells of the user', { blueprint: MANUAL }],
  ['many connections', { ...LASTING, blueprint: blueprintOf({ sessionResumption: {} }) }],
])('every state that inputs lead to in %s', (_what, settings) => {
  const { states, phases, facts, pairs, broken } = search(settings);

  it('is of every phase, and while live of every combination of facts about two calls', () => {
    expect(phases).toEqual(new Set(PHASES));
    const live = [...facts].filter((each) => each.includes('"live"'));
    expect([live.length, states > 5_000]).toEqual([4 * 2 * 13, true]);
  });

  it('changes its phase in the legal pairs, and in all of them', () => {
    expect([...pairs].sort()).toEqual(LEGAL);
  });

  it('tells the changes without a gap from the phase before to the phase after', () => {
    expect(broken.chain).toEqual([]);
  });

  it('tells a change that a message brings directly before its cause', () => {
    expect(broken.cause).toEqual([]);
  });

  it('tells the last change directly before the end, and the end once', () => {
    expect(broken.end).toEqual([]);
  });
});
