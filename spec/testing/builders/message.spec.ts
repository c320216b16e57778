import { isRight } from 'fp-ts/lib/These.js';
import { event } from '../../../lib/testing/builders/event';
import { EVENT_LETTER } from '../../../lib/testing/builders/event-letter';
import { merge } from '../../../lib/testing/builders/merge';
import { message } from '../../../lib/testing/builders/message';
import { messageOfEvent } from '../../../lib/testing/builders/message-of-event';
import { differences } from '../../../lib/testing/marbles/differences';
import { decodeServerMessage } from '../../../lib/wire/decode-server-message';
import { encodeServerMessage } from '../../../lib/wire/encode-server-message';
import type { ServerMessage } from '../../../lib/wire/server-message';
import type { SessionEvent } from '../../../lib/wire/session-event';
import { toEvents } from '../../../lib/wire/to-events';

const overTheWire = (given: ServerMessage): ServerMessage => {
  const decoded = decodeServerMessage(encodeServerMessage(given));
  if (!isRight(decoded)) throw new Error('The message is not sound.');
  return decoded.right;
};

const factsOf = (given: ServerMessage): readonly string[] => toEvents(overTheWire(given)).map(({ type }) => type);

describe('message', () => {
  it.each(Object.entries(message) as [string, () => ServerMessage][])('%s is sound and tells of one fact', (_, build) => {
    expect(factsOf(build())).toHaveLength(1);
  });

  it('takes what it tells', () => {
    expect(toEvents(overTheWire(message.audio(2)))).toMatchObject([{ type: 'AudioData', data: new Uint8Array(96), sampleRate: 24_000 }]);
    expect(toEvents(overTheWire(message.audio(new Uint8Array([7, 0]), 'audio/pcm;rate=16000')))).toMatchObject([{ sampleRate: 16_000 }]);
    expect(message.sessionResumptionUpdate(null)).toEqual({ sessionResumptionUpdate: {} });
    expect(toEvents(overTheWire(message.activityStart('1.200s')))).toEqual([{ type: 'VoiceActivityStart', offsetMs: 1_200 }]);
    expect(toEvents(overTheWire(message.outputTranscription({ text: 'Hi', finished: true })))).toMatchObject([
      { text: 'Hi', finished: true },
    ]);
    expect(toEvents(overTheWire(message.toolCall({ name: 'ping' }, { name: 'pong' })))).toMatchObject([
      { calls: [{ name: 'ping' }, { name: 'pong' }] },
    ]);
  });
});

describe('merge', () => {
  it('bundles the facts of several messages in one, parts one after the other', () => {
    const bundle = merge(
      message.text('a'),
      message.thought('b'),
      message.outputTranscription('c'),
      message.usage(),
      message.turnComplete(),
    );
    expect(bundle.serverContent?.modelTurn?.parts).toEqual([{ text: 'a' }, { text: 'b', thought: true }]);
    expect(factsOf(bundle)).toEqual(['TextDelta', 'Thought', 'OutputTranscription', 'Usage', 'TurnComplete']);
  });

  it('keeps bytes as they are and takes the later of two plain values', () => {
    const data = new Uint8Array([1, 2]);
    expect(merge(message.goAway('50s'), message.goAway('5s'))).toEqual({ goAway: { timeLeft: '5s' } });
    expect(merge(message.audio(data), message.interrupted()).serverContent?.modelTurn?.parts?.[0]?.inlineData?.data).toBe(data);
  });

  it('joins facts, not the details of a value', () => {
    const details = (tokenCount: number) => message.usage({ responseTokensDetails: [{ modality: 'TEXT', tokenCount }] });
    expect(merge(details(1), details(2)).usageMetadata?.responseTokensDetails).toEqual([{ modality: 'TEXT', tokenCount: 2 }]);
    expect(merge(message.toolCallCancellation('a'), message.toolCallCancellation('b'))).toEqual(message.toolCallCancellation('a', 'b'));
  });

  it('changes nothing that it is given', () => {
    const one = message.text('a');
    merge(one, message.text('b'));
    expect(one).toEqual(message.text('a'));
  });
});

const made: readonly SessionEvent['type'][] = ['TextComplete', 'PhaseChanged', 'Disconnected'];
const told = (Object.keys(EVENT_LETTER) as SessionEvent['type'][]).filter((type) => !made.includes(type));
const full: readonly SessionEvent[] = [
  event.Connected({ sessionId: 's-1' }),
  event.InputTranscription({ text: 'He', interim: true }),
  event.TurnComplete({ reason: 'NEED_MORE_INPUT', interactionStatus: 'IDLE', waitingForInput: true }),
  event.SessionResumeUpdate({ lastConsumedIndex: 12 }),
  event.VoiceActivityEnd({ offsetMs: 1_250 }),
  event.GoAway({ timeLeft: '0.500s', timeLeftMs: 500 }),
];

/** What only a session knows. */
const wired = ({ turn: _turn, resumed: _resumed, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;

describe('messageOfEvent', () => {
  it.each([...told.map((type) => event[type]()), ...full])('$type comes back over the wire', (given) => {
    const sent = messageOfEvent(given);
    const [back, ...more] = sent === null ? [] : toEvents(overTheWire(sent));
    expect(more).toEqual([]);
    if (given.type === 'Error') expect(back).toMatchObject({ type: 'Error', error: { type: 'ServerFault' } });
    else expect(differences(wired({ ...given }), back)).toEqual([]);
  });

  it.each(made)('%s is of the session: no message tells of it', (type) => {
    expect(messageOfEvent(event[type]())).toBeNull();
  });
});
