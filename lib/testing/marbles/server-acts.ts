import type { CloseStep, DropStep, RefuseStep } from '../../script/script';
import { encodeServerMessage } from '../../wire/encode-server-message';
import type { ServerMessage } from '../../wire/server-message';
import type { SessionEvent } from '../../wire/session-event';
import { event } from '../builders/event';
import { EVENT_LETTER, eventTypeOf } from '../builders/event-letter';
import { merge } from '../builders/merge';
import { messageOfEvent } from '../builders/message-of-event';
import { clash } from './clash';
import type { DeepPartial } from './deep-partial';
import { DiagramError } from './diagram-error';
import type { Diagram, Mark, Moment } from './parse-diagram';
import { serverValueProblem } from './server-value-problem';

/**
 * What a letter of a server diagram sends: a message as on the wire; an event, or fields of the event that the letter stands for, as the message that
 * tells of it; a frame as it is (a string or bytes); or one of the steps `{ close: { code, reason } }`, `{ drop: true }` and `{ refuse: { status } }`.
 */
export type ServerValue =
  ServerMessage | DeepPartial<SessionEvent> | CloseStep | DropStep | RefuseStep | Readonly<Record<string, unknown>> | string | Uint8Array;

/** What a server does in one moment. */
export type ServerAct =
  | { readonly type: 'Send'; readonly data: string | Uint8Array }
  | { readonly type: 'Close'; readonly code: number; readonly reason: string }
  | { readonly type: 'Refuse'; readonly status: number };

/** An act of the server, and when; counted from the dial. */
export interface TimedAct {
  readonly frame: number;
  readonly act: ServerAct;
}

/** A message is kept apart, because a group is one message with all its facts. */
type Meaning = ServerAct | { readonly type: 'Message'; readonly message: ServerMessage };

const MALFORMED = '{"serverContent": {"modelTurn": {"parts": [{"text": "Hel';

const MESSAGE_KEYS = [
  'setupComplete',
  'serverContent',
  'toolCall',
  'toolCallCancellation',
  'goAway',
  'sessionResumptionUpdate',
  'usageMetadata',
  'voiceActivity',
  'voiceActivityDetectionSignal',
] as const;

const ALL_KEYS = [...MESSAGE_KEYS, 'interactionStatus', 'error'];

const LETTERS = Object.entries(EVENT_LETTER)
  .filter(([type]) => messageOfEvent(event[type as SessionEvent['type']]()) !== null)
  .map(([type, letter]) => `${letter} ${type}`)
  .join(', ');

const closeOf = (value: object): ServerAct | null => {
  if ('close' in value) {
    const { code, reason = '' } = (value as CloseStep).close;
    return { type: 'Close', code, reason };
  }
  if ('drop' in value) return { type: 'Close', code: 1006, reason: '' };
  return 'refuse' in value ? { type: 'Refuse', status: (value as RefuseStep).refuse.status } : null;
};

const isEventType = (type: unknown): type is SessionEvent['type'] => typeof type === 'string' && type in EVENT_LETTER;

/** The type of the event that the value is, or has some fields of; nothing for a message. */
const typeOf = (letter: string, value: object): SessionEvent['type'] | undefined => {
  const named: unknown = 'type' in value ? value.type : undefined;
  const type = isEventType(named) ? named : eventTypeOf(letter);
  return MESSAGE_KEYS.some((key) => key in value) ? undefined : type;
};

const meaningOf = ({ letter, column }: Mark, values: Readonly<Record<string, ServerValue>>, text: string): Meaning => {
  const value = Object.hasOwn(values, letter) ? values[letter] : undefined;
  if (typeof value === 'string' || value instanceof Uint8Array) return { type: 'Send', data: value };
  const step = value === undefined ? null : closeOf(value);
  if (step !== null) return step;
  if (value === undefined && letter === '|') return { type: 'Close', code: 1000, reason: '' };
  if (value === undefined && letter === '#') return { type: 'Close', code: 1006, reason: '' };
  if (value === undefined && letter === 'f') return { type: 'Send', data: MALFORMED };
  const fields = value ?? {};
  const type = typeOf(letter, fields);
  const problem = serverValueProblem(type, fields, ALL_KEYS);
  if (problem !== undefined) throw new DiagramError(`"${letter}" ${problem}`, text, column);
  const message =
    type === undefined ? (value as ServerMessage | undefined) : messageOfEvent((event[type] as (fields: object) => SessionEvent)(fields));
  if (message === null || message === undefined) {
    const why =
      message === null
        ? 'is an event that the session makes by itself: no message tells of it'
        : 'is no message of a server, and has no value';
    throw new DiagramError(
      `"${letter}" ${why}. The letters of a server are ${LETTERS}, f a malformed frame, | a close, # a drop; any other needs a value.`,
      text,
      column,
    );
  }
  return { type: 'Message', message };
};

/** Facts that have no room in one message. */
const checkClashes = (messages: readonly (readonly [Mark, ServerMessage])[], text: string): void => {
  for (const [index, [mark, message]] of messages.entries()) {
    for (const [other, before] of messages.slice(0, index)) {
      const field = clash(before, message);
      if (field === undefined) continue;
      throw new DiagramError(
        `A group is one message, and it has room for one ${field}: "${other.letter}" and "${mark.letter}" both write it. Draw them in two frames.`,
        text,
        mark.column,
      );
    }
  }
};

const checkEnd = (marks: readonly Mark[], values: Readonly<Record<string, ServerValue>>, text: string): void => {
  const end = marks.findIndex((mark) => ['Close', 'Refuse'].includes(meaningOf(mark, values, text).type));
  const after = end === -1 ? undefined : marks[end + 1];
  if (after === undefined) return;
  throw new DiagramError(
    `"${after.letter}" comes after the end of the connection. What the next socket does is a diagram of its own.`,
    text,
    after.column,
  );
};

const actsOf = ({ frame, marks }: Moment, values: Readonly<Record<string, ServerValue>>, text: string): readonly TimedAct[] => {
  const meanings = marks.map((mark) => [mark, meaningOf(mark, values, text)] as const);
  const messages = meanings.flatMap(([mark, meaning]) => (meaning.type === 'Message' ? [[mark, meaning.message] as const] : []));
  const acts = meanings.flatMap(([, meaning]) => (meaning.type === 'Message' ? [] : [meaning]));
  if (messages.length > 0 && acts.some(({ type }) => type !== 'Close')) {
    throw new DiagramError('A group is one message with all its facts: a frame as it is has no place in it.', text, marks[0]?.column ?? 0);
  }
  checkClashes(messages, text);
  const bundle =
    messages.length === 0 ? [] : [{ type: 'Send' as const, data: encodeServerMessage(merge(...messages.map(([, message]) => message))) }];
  return [...bundle, ...acts].map((act) => ({ frame, act }));
};

/**
 * What the server of a diagram does and when.
 *
 * @throws DiagramError for a letter that means nothing on this side, a value with a field that does not exist, a group that is no single message, and
 * what comes after the end
 */
export const serverActs = ({ text, moments }: Diagram, values: Readonly<Record<string, ServerValue>>): readonly TimedAct[] => {
  const acts = moments.flatMap((moment) => actsOf(moment, values, text));
  checkEnd(
    moments.flatMap(({ marks }) => marks),
    values,
    text,
  );
  return acts;
};
