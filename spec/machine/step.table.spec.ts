import type { Input } from '../../lib/machine/input';
import { phaseOf } from '../../lib/machine/facts';
import type { State } from '../../lib/machine/state';
import { activityEnd, activityStart, audioStreamEnd, sendAudio, sendToolResponse, toolCallStarted } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionPhase } from '../../lib/wire/session-phase';
import {
  callFor,
  cancel,
  commanded,
  eventsOf,
  INTERRUPTED,
  live,
  MANUAL,
  received,
  run,
  say,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
} from '../support/machine';

const COLUMNS = ['Active', 'UserSpeaking', 'ModelSpeaking', 'Interrupted', 'ToolCallPending', 'ToolCallExecuting'] as const;
type Column = (typeof COLUMNS)[number];

const start = (id: string): Input => commanded(toolCallStarted([id]));
const answer = (id: string): Input => commanded(sendToolResponse([{ id, name: 'f', response: {} }]));
const hear = (...messages: readonly ServerMessage[]): readonly Input[] => messages.map((message) => received(message));

/** How a live session gets to the phase of a column, the user being silent but in one. */
const WAY: Readonly<Record<Column, readonly Input[]>> = {
  Active: [],
  UserSpeaking: hear(USER_STARTS),
  ModelSpeaking: hear(say('a')),
  Interrupted: hear(say('a'), INTERRUPTED),
  ToolCallPending: hear(callFor('a')),
  ToolCallExecuting: [...hear(callFor('a')), start('a')],
};

/** Where the app says when the user speaks, the server does not. */
const MANUAL_WAY: Readonly<Record<Column, readonly Input[]>> = {
  ...WAY,
  UserSpeaking: [commanded(activityStart()), commanded(sendAudio(new Uint8Array(2)))],
};

const reached = (activity: 'automatic' | 'manual', ...way: readonly Input[]): State =>
  run(live(activity === 'manual' ? { blueprint: MANUAL } : {}), ...way).state;
const phaseIn = ({ memory }: State): SessionPhase => phaseOf(memory.facts);

/** What the input leads to, read from the events, which must agree with the state. */
const leadsTo = (state: State, input: Input): SessionPhase => {
  const { state: after, events } = run(state, input);
  const changes = eventsOf(events, 'PhaseChanged');
  const told = changes.at(-1)?.to ?? phaseIn(state);
  expect([changes.length <= 1, told, changes[0]?.from ?? phaseIn(state)]).toEqual([true, phaseIn(after), phaseIn(state)]);
  return told;
};

const SAME: readonly SessionPhase[] = COLUMNS;
const contents: readonly (readonly [string, ServerMessage])[] = [
  ['text', say('x')],
  ['a thought', { serverContent: { modelTurn: { parts: [{ text: 'x', thought: true }] } } }],
  ['audio', { serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: new Uint8Array(2) } }] } } }],
  ['code', { serverContent: { modelTurn: { parts: [{ executableCode: { code: '1' } }] } } }],
];
const silent: readonly (readonly [string, ServerMessage])[] = [
  ['generationComplete', { serverContent: { generationComplete: true } }],
  ['an input transcription', { serverContent: { inputTranscription: { text: 'x' } } }],
  ['an interim transcription', { serverContent: { interimInputTranscription: { text: 'x' } } }],
  ['an output transcription', { serverContent: { outputTranscription: { text: 'x' } } }],
  ['usage', { usageMetadata: { totalTokenCount: 1 } as NonNullable<ServerMessage['usageMetadata']> }],
  ['goAway', { goAway: { timeLeft: '5s' } }],
  ['a resumption update', { sessionResumptionUpdate: { newHandle: 'h', resumable: true } }],
  ['something unknown', { brandNew: true } as ServerMessage],
  ['nothing', {}],
];

/** One line for each row of the phase table: the phases to which it leads from each column, in order. */
const rows: readonly (readonly [string, Input, readonly SessionPhase[], ('automatic' | 'manual')?])[] = [
  ...contents.map(([what, message]) => [what, received(message), COLUMNS.map((): SessionPhase => 'ModelSpeaking')] as const),
  ['interrupted', received(INTERRUPTED), ['Active', 'UserSpeaking', 'Interrupted', 'Interrupted', 'Interrupted', 'Interrupted']],
  [
    'toolCall',
    received(callFor('b')),
    ['ToolCallPending', 'ToolCallPending', 'ToolCallPending', 'Interrupted', 'ToolCallPending', 'ToolCallExecuting'],
  ],
  ['toolCallStarted', start('a'), ['Active', 'UserSpeaking', 'ModelSpeaking', 'Interrupted', 'ToolCallExecuting', 'ToolCallExecuting']],
  ['the last response', answer('a'), ['Active', 'UserSpeaking', 'ModelSpeaking', 'Interrupted', 'Active', 'Active']],
  ['a cancellation', received(cancel('a')), ['Active', 'UserSpeaking', 'ModelSpeaking', 'Interrupted', 'Active', 'Active']],
  ['turnComplete', received(TURN_COMPLETE), ['Active', 'UserSpeaking', 'Active', 'Active', 'ToolCallPending', 'ToolCallExecuting']],
  [
    'the user starting',
    received(USER_STARTS),
    ['UserSpeaking', 'UserSpeaking', 'ModelSpeaking', 'UserSpeaking', 'ToolCallPending', 'ToolCallExecuting'],
  ],
  [
    'activityStart',
    commanded(activityStart()),
    ['UserSpeaking', 'UserSpeaking', 'ModelSpeaking', 'UserSpeaking', 'ToolCallPending', 'ToolCallExecuting'],
    'manual',
  ],
  ['the user ending', received(USER_ENDS), ['Active', 'Active', 'ModelSpeaking', 'Interrupted', 'ToolCallPending', 'ToolCallExecuting']],
  [
    'activityEnd',
    commanded(activityEnd()),
    ['Active', 'Active', 'ModelSpeaking', 'Interrupted', 'ToolCallPending', 'ToolCallExecuting'],
    'manual',
  ],
  [
    'audioStreamEnd',
    commanded(audioStreamEnd()),
    ['Active', 'Active', 'ModelSpeaking', 'Interrupted', 'ToolCallPending', 'ToolCallExecuting'],
  ],
  ...silent.map(([what, message]) => [what, received(message), SAME] as const),
];

const cells = rows.flatMap(([what, input, to, activity = 'automatic']) =>
  COLUMNS.map((column, index) => [column, what, to[index], activity, input] as const),
);

describe('the phase table', () => {
  it.each(COLUMNS)('has a way to %s', (column) => {
    expect(phaseIn(reached('automatic', ...WAY[column]))).toBe(column);
  });

  it.each(cells)('%s, %s: %s', (column, _what, to, activity, input) => {
    expect(leadsTo(reached(activity, ...(activity === 'manual' ? MANUAL_WAY : WAY)[column]), input)).toBe(to);
  });

  const speaks = hear(say('a'));
  const cut = hear(say('a'), INTERRUPTED);
  const user = hear(USER_STARTS);
  const open = hear(callFor('a'));
  const running = [...open, start('a')];
  const both = [...running, ...hear(callFor('b'))];
  const end = received(TURN_COMPLETE);
  const rest: readonly (readonly [string, readonly Input[], Input, SessionPhase])[] = [
    ['a call while the model speaks and another one runs', [...running, ...speaks], received(callFor('b')), 'ToolCallExecuting'],
    ['the end of speech with an open call', [...open, ...speaks], end, 'ToolCallPending'],
    ['the end of speech with a running call', [...running, ...speaks], end, 'ToolCallExecuting'],
    ['the end of speech while the user speaks', [...user, ...speaks], end, 'UserSpeaking'],
    ['the end of a cut turn with an open call', [...open, ...cut], end, 'ToolCallPending'],
    ['the end of a cut turn with a running call', [...running, ...cut], end, 'ToolCallExecuting'],
    ['the end of a cut turn while the user speaks', [...user, ...cut], end, 'UserSpeaking'],
    ['the user starting after a cut with an open call', [...open, ...cut], received(USER_STARTS), 'ToolCallPending'],
    ['the user starting after a cut with a running call', [...running, ...cut], received(USER_STARTS), 'ToolCallExecuting'],
    ['the response to the running call of two', both, answer('a'), 'ToolCallPending'],
    ['the response to the open call of two', both, answer('b'), 'ToolCallExecuting'],
    ['the cancellation of the running call of two', both, received(cancel('a')), 'ToolCallPending'],
    ['the cancellation of both calls', both, received(cancel('a', 'b')), 'Active'],
    ['the response to an open call while the user speaks', [...user, ...open], answer('a'), 'UserSpeaking'],
    ['the response to a running call while the user speaks', [...user, ...running], answer('a'), 'UserSpeaking'],
    ['the response to a call while the model speaks', [...open, ...speaks], answer('a'), 'ModelSpeaking'],
    ['the response to a call after a cut', [...open, ...cut], answer('a'), 'Interrupted'],
    ['the start of a call while the model speaks', [...open, ...speaks], start('a'), 'ModelSpeaking'],
    ['the start of a call after a cut', [...open, ...cut], start('a'), 'Interrupted'],
    ['the user ending while the model speaks', [...user, ...speaks], received(USER_ENDS), 'ModelSpeaking'],
    ['the user ending while a call is open', [...user, ...open], received(USER_ENDS), 'ToolCallPending'],
  ];
  it.each(rest)('%s', (_what, way, input, to) => {
    expect(leadsTo(reached('automatic', ...way), input)).toBe(to);
  });
});
