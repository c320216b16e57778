import { DEFAULT_OUTBOX, DEFAULT_RECONNECTION, DEFAULT_RESEED, DEFAULT_ROTATION, DEFAULT_WATCHDOGS } from '../../lib/machine/settings';
import { entryOf, type Queued } from '../../lib/machine/outbox';
import { decodeServerMessage } from '../../lib/wire/decode-server-message';
import type { Input, SessionCommand } from '../../lib/index';
import { stringify } from '../../lib/wire/stringify';
import { message } from '../../lib/testing/builders/message';
import { readyMadeFrames } from '../support/frames';
import { begin, blueprintOf, closed, commanded, dialled, opened, resumeKnown, ticked } from '../support/machine';

/** A frame of the server, as it is heard. */
export const frame = (data: object | string, at: number, generation = 1): Input => ({
  type: 'Received',
  at,
  generation,
  decoded: decodeServerMessage(typeof data === 'string' ? data : stringify(data)),
});

const send = (command: SessionCommand, at: number): Input => commanded(command, at);

/** A session as one is recorded: early commands, a turn with voice, a barge-in, a call, a frame of every kind, bad frames, the end. */
export const ONE_CONNECTION: readonly Input[] = [
  send({ type: 'SendText', text: 'early' }, 0),
  send({ type: 'SendAudio', data: new Uint8Array(4), sampleRate: 16_000 }, 1),
  begin({ outbox: { ...DEFAULT_OUTBOX, commands: 2, bytes: 1_000, maxAgeMs: 5 } }, 2),
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
  { type: 'NotSent', at: 1_520, generation: 1, command: 'SendAudio', bytes: 4, why: 'full', index: 0, entry: null },
  send({ type: 'Disconnect', whenQuietMs: 100 }, 1_530),
  frame(message.usage({ totalTokenCount: 1 }), 1_540),
  send({ type: 'Disconnect' }, 1_550),
  frame(message.usage({ totalTokenCount: 2 }), 1_560),
  closed(1000),
  send({ type: 'SendText', text: 'late' }, 1_600),
];

const HELLO: Queued = { type: 'SendText', text: 'Hello' };

/**
 * A session that outlives its connections: resumed from a token, held up by a full socket, lost in mid-turn, decided on, woken, resumed, moved for a
 * new setup, let go of where it does not open, and given up for want of a credential.
 */
export const SEVERAL_CONNECTIONS: readonly Input[] = [
  begin({
    blueprint: blueprintOf({ sessionResumption: { transparent: true } }),
    resume: 'ask',
    outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 60 },
    reconnect: { ...DEFAULT_RECONNECTION, reseed: DEFAULT_RESEED, decides: 'app' },
    rotate: { ...DEFAULT_ROTATION, afterMs: 60_000 },
    watchdogs: DEFAULT_WATCHDOGS,
  }),
  resumeKnown({ handle: 'h-0', model: 'models/any', endpoint: 'custom:live.example/', savedAt: 0, turn: 3 }),
  dialled(),
  opened(),
  frame(message.setupComplete(), 10),
  send(HELLO, 20),
  send({ type: 'SendText', text: 'you' }, 25),
  { type: 'Measured', at: 30, generation: 1, bytes: 100 },
  { type: 'Measured', at: 60, generation: 1, bytes: 0 },
  frame({ ...message.sessionResumptionUpdate('h-1'), ...message.text('Hi') }, 100),
  { type: 'NotSent', at: 105, generation: 1, command: 'SendText', bytes: 69, why: 'full', index: 0, entry: entryOf(HELLO, 20, 0) },
  closed(1011, 'Internal error', { at: 110 }),
  { type: 'Decided', at: 110, generation: 1, retry: 'yes', random: 0.5 },
  { type: 'Woken', at: 150 },
  dialled(2),
  opened(2),
  frame(message.setupComplete(), 200, 2),
  frame(message.goAway('50s'), 210, 2),
  send({ type: 'UpdateInstruction', text: 'Be brief.' }, 220),
  frame(message.turnComplete(), 230, 2),
  frame(message.sessionResumptionUpdate('h-2'), 240, 2),
  closed(1000, '', { at: 250, generation: 2 }),
  ticked(15, 10_300),
  { type: 'Decided', at: 10_300, generation: 3, retry: 'yes', random: 0 },
  { type: 'Woken', at: 10_310 },
  {
    type: 'NotDialled',
    at: 10_320,
    generation: 4,
    error: { type: 'CredentialFailed', message: 'The credential is empty.' },
    retry: 'yes',
    random: 0.5,
  },
  { type: 'Failed', at: 10_325, error: { type: 'CommandSourceFailed', message: 'no idea' } },
  { type: 'Decided', at: 10_330, generation: 4, retry: 'never', random: 0.5 },
];
