import * as fc from 'fast-check';
import type { ResumeToken } from '../../lib/machine/resumption';
import type { Settings } from '../../lib/machine/settings';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionCommand } from '../../lib/wire/session-command';
import { arbitraryServerMessage } from '../support/frames';
import { callFor, cancel, INTERRUPTED, say, TURN_COMPLETE, USER_ENDS, USER_STARTS } from '../support/machine';
import type { Move } from './play-moves';
import { arbitrarySettings } from './random-settings';

const ids = fc.constantFrom('a', 'b', 'c');
const media = (type: 'audio' | 'video', length: number): SessionCommand =>
  type === 'audio'
    ? { type: 'SendAudio', data: new Uint8Array(length), sampleRate: 16_000 }
    : { type: 'SendVideo', data: new Uint8Array(length), mimeType: 'image/png' };

const command: fc.Arbitrary<SessionCommand> = fc.oneof(
  { arbitrary: fc.constantFrom<SessionCommand>({ type: 'SendText', text: 'Hi' }, { type: 'SendText', text: '' }), weight: 2 },
  {
    arbitrary: fc.tuple(fc.constantFrom('audio' as const, 'video' as const), fc.nat(40)).map(([type, length]) => media(type, length)),
    weight: 4,
  },
  {
    arbitrary: fc.boolean().map((turnComplete): SessionCommand => ({
      type: 'SendClientContent',
      turns: [{ role: 'user', parts: [{ text: 'x' }] }],
      turnComplete,
    })),
    weight: 1,
  },
  {
    arbitrary: fc
      .array(fc.record({ id: ids, name: fc.constant('f'), response: fc.constant({}), willContinue: fc.boolean() }), { maxLength: 3 })
      .chain((responses) =>
        fc.constantFrom('SILENT' as const, undefined).map((scheduling): SessionCommand => ({
          type: 'SendToolResponse',
          responses: responses.map((response) => ({ ...response, ...(scheduling !== undefined && { scheduling }) })),
        })),
      ),
    weight: 2,
  },
  {
    arbitrary: fc.constant<SessionCommand>({
      type: 'SendToolResponse',
      responses: [
        { id: 'local-1', response: {} },
        { name: 'f', response: {} },
      ],
    }),
    weight: 1,
  },
  {
    arbitrary: fc.constantFrom<SessionCommand>(
      { type: 'ActivityStart' },
      { type: 'ActivityEnd' },
      { type: 'AudioStreamEnd' },
      { type: 'Interrupt' },
    ),
    weight: 4,
  },
  { arbitrary: fc.array(ids, { maxLength: 2 }).map((started): SessionCommand => ({ type: 'ToolCallStarted', ids: started })), weight: 1 },
  {
    arbitrary: fc.constantFrom<SessionCommand>(
      {
        type: 'ToolCallFailed',
        id: 'a',
        error: { type: 'ToolFailed', message: 'no', call: { id: 'a', name: 'f' }, why: 'threw' },
      },
      { type: 'UpdateInstruction', text: 'Be brief.' },
      { type: 'UpdateSetup', patch: { generationConfig: { temperature: 1 } } },
      { type: 'UpdateSetup', patch: { generationConfig: { temperature: 'hot' } } as never },
    ),
    weight: 1,
  },
);

const handle: fc.Arbitrary<ServerMessage> = fc
  .record({ newHandle: fc.constantFrom('h1', 'h2'), lastConsumedClientMessageIndex: fc.constantFrom(undefined, 0, 1, 2, 3, 5) })
  .map(({ newHandle, lastConsumedClientMessageIndex: index }) => ({
    sessionResumptionUpdate: { newHandle, resumable: true, ...(index !== undefined && { lastConsumedClientMessageIndex: index }) },
  }));

const goAway = fc.constantFrom<ServerMessage>({ goAway: {} }, { goAway: { timeLeft: '0.100s' } }, { goAway: { timeLeft: '5s' } });

/** A function without a name cannot be answered. */
const withNames = (given: ServerMessage): ServerMessage =>
  given.toolCall?.functionCalls === undefined
    ? given
    : {
        ...given,
        toolCall: { functionCalls: given.toolCall.functionCalls.map((call) => ({ ...call, name: call.name === '' ? 'f' : call.name })) },
      };

const message: fc.Arbitrary<ServerMessage> = fc.oneof(
  { arbitrary: arbitraryServerMessage.map(withNames), weight: 1 },
  {
    arbitrary: fc.constantFrom<ServerMessage>(
      say('x'),
      INTERRUPTED,
      TURN_COMPLETE,
      USER_STARTS,
      USER_ENDS,
      { setupComplete: {} },
      { serverContent: { generationComplete: true } },
      { serverContent: { inputTranscription: { text: 'Hello.' } } },
      { serverContent: { outputTranscription: { text: 'Hi.' } } },
      { serverContent: { waitingForInput: true } },
      { serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } },
    ),
    weight: 5,
  },
  { arbitrary: handle, weight: 3 },
  { arbitrary: goAway, weight: 1 },
  { arbitrary: fc.array(ids, { maxLength: 3 }).map((each) => callFor(...each)), weight: 2 },
  { arbitrary: fc.array(ids, { maxLength: 2 }).map((each) => cancel(...each)), weight: 1 },
  { arbitrary: fc.constant<ServerMessage>({ toolCall: { functionCalls: [{ name: 'f' }, { id: '', name: 'f' }] } }), weight: 1 },
);

const age = fc.constantFrom(0, 0, 0, 0, 0, 1);
const retry = fc.constantFrom('never' as const, 'once' as const, 'yes' as const, 'yes' as const, 'fresh' as const);
const random = fc.constantFrom(0, 0.5, 0.99);
const token: ResumeToken = { handle: 'kept', model: 'models/any', endpoint: 'custom:live.example/', savedAt: 0, turn: 3 };
const fault = fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'some' as const, 'all' as const);

/** The moves that are common in the life of a session. */
export const common: fc.Arbitrary<Move> = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('Commanded' as const), command }), weight: 9 },
  { arbitrary: fc.record({ type: fc.constant('Received' as const), age, message, fault }), weight: 13 },
  { arbitrary: fc.record({ type: fc.constantFrom('Dialled' as const, 'Opened' as const, 'NotSent' as const), age }), weight: 2 },
  { arbitrary: fc.record({ type: fc.constant('Measured' as const), age, bytes: fc.constantFrom(0, 0, 70_000) }), weight: 2 },
  { arbitrary: arbitrarySettings.map((settings): Move => ({ type: 'Begin', settings })), weight: 1 },
  { arbitrary: fc.nat(12).map((timer): Move => ({ type: 'Ticked', timer: 1_000 + timer })), weight: 1 },
  { arbitrary: fc.constantFrom<Move>({ type: 'Failed', error: 'CommandSourceFailed' }, { type: 'Woken' }), weight: 1 },
  { arbitrary: fc.record({ type: fc.constant('ResumeKnown' as const), age, token: fc.constantFrom(null, token) }), weight: 1 },
);

const close: fc.Arbitrary<Move> = fc
  .constantFrom<readonly [number, string]>(
    [1000, ''],
    [1005, ''],
    [1006, ''],
    [1006, ''],
    [1006, ''],
    [1007, ''],
    [1007, 'Request contains an invalid argument.'],
    [1007, 'API key not valid.'],
    [1008, 'Requested entity was not found.'],
    [1008, 'Session not found'],
    [1011, ''],
    [1011, ''],
    [1011, 'Deadline expired before operation could complete.'],
    [1011, ''],
    [4000, 'whatever'],
  )
  .chain(([code, reason]) => age.map((each): Move => ({ type: 'Closed', age: each, code, reason })));

/** The moves that end a connection, and may end the session. */
const rare: fc.Arbitrary<Move> = fc.oneof(
  { arbitrary: fc.constant<Move>({ type: 'Fired' }), weight: 9 },
  { arbitrary: close, weight: 4 },
  { arbitrary: fc.record({ type: fc.constantFrom('NotDialled' as const, 'Decided' as const), age, retry, random }), weight: 2 },
  { arbitrary: fc.constant<Move>({ type: 'Onward' }), weight: 2 },
);

/** The moves that end the session. */
const last: fc.Arbitrary<Move> = fc.oneof(
  {
    arbitrary: fc
      .constantFrom(0, 100, 100_000)
      .map((whenQuietMs): Move => ({ type: 'Commanded', command: { type: 'Disconnect', whenQuietMs } })),
    weight: 3,
  },
  { arbitrary: fc.constant<Move>({ type: 'Failed', error: 'Internal' }), weight: 1 },
);

const up: readonly Move[] = Array.from({ length: 5 }, () => ({ type: 'Onward' as const }));

/** Whoever asks again and again, and is told nothing. */
const ask: Move = { type: 'Commanded', command: { type: 'SendText', text: 'Hello?' } };
const deaf: readonly Move[] = [ask, ask, ...Array.from({ length: 6 }, (): Move => ({ type: 'Fired' }))];

/** On the way up, with all that can come between; then a life; then what ends it. */
const connection: fc.Arbitrary<readonly Move[]> = fc
  .tuple(
    fc.constantFrom(2, 5, 5, 5),
    fc.array(fc.array(common, { maxLength: 3 }), { minLength: 5, maxLength: 5 }),
    fc.oneof({ arbitrary: fc.array(common, { minLength: 3, maxLength: 14 }), weight: 15 }, { arbitrary: fc.constant(deaf), weight: 1 }),
    fc.array(rare, { minLength: 1, maxLength: 4 }),
  )
  .map(([steps, between, life, ending]) => [
    ...up.slice(0, steps).flatMap((move, index) => [...(between[index] ?? []), move]),
    ...life,
    ...ending,
  ]);

/** The moves of whole sessions: a beginning, some connections, and what may end it. */
export const sessionWith = (settings: fc.Arbitrary<Settings>): fc.Arbitrary<readonly Move[]> =>
  fc
    .tuple(
      fc.array(common, { maxLength: 3 }),
      settings,
      fc.array(connection, { minLength: 2, maxLength: 4 }),
      fc.array(fc.oneof(common, rare, last), { maxLength: 8 }),
    )
    .map(([before, each, connections, ending]) => [...before, { type: 'Begin', settings: each }, ...connections.flat(), ...ending]);

/** Sessions of one connection, and those that outlive theirs. */
export const arbitrarySession = sessionWith(arbitrarySettings);
