import type { CloseStep, DropStep, RefuseStep } from '../../script/script';
import { encodeServerMessage } from '../../wire/encode-server-message';
import type { ServerMessage } from '../../wire/server-message';
import type { SessionEvent } from '../../wire/session-event';
import { event } from '../builders/event';
import { EVENT_LETTER, eventTypeOf } from '../builders/event-letter';
import { merge } from '../builders/merge';
import { messageOfEvent } from '../builders/message-of-event';
import type { DeepPartial } from './deep-partial';
import { DiagramError } from './diagram-error';
import type { Diagram, Mark, Moment } from './parse-diagram';

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

/** The whole event of some of its fields, where the value is that. */
const eventOf = (letter: string, value: object): SessionEvent | null => {
  const named: unknown = 'type' in value ? value.type : undefined;
  const type = isEventType(named) ? named : eventTypeOf(letter);
  return type === undefined || MESSAGE_KEYS.some((key) => key in value) ? null : (event[type] as (fields: object) => SessionEvent)(value);
};

const meaningOf = ({ letter, column }: Mark, values: Readonly<Record<string, ServerValue>>, text: string): Meaning => {
  const value = Object.hasOwn(values, letter) ? values[letter] : undefined;
  if (typeof value === 'string' || value instanceof Uint8Array) return { type: 'Send', data: value };
  const step = value === undefined ? null : closeOf(value);
  if (step !== null) return step;
  if (value === undefined && letter === '|') return { type: 'Close', code: 1000, reason: '' };
  if (value === undefined && letter === '#') return { type: 'Close', code: 1006, reason: '' };
  if (value === undefined && letter === 'f') return { type: 'Send', data: MALFORMED };
  const meant = eventOf(letter, value ?? {});
  const message = meant === null ? (value as ServerMessage | undefined) : messageOfEvent(meant);
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

const actsOf = ({ frame, marks }: Moment, values: Readonly<Record<string, ServerValue>>, text: string): readonly TimedAct[] => {
  const meanings = marks.map((mark) => meaningOf(mark, values, text));
  const messages = meanings.flatMap((meaning) => (meaning.type === 'Message' ? [meaning.message] : []));
  const acts = meanings.flatMap((meaning) => (meaning.type === 'Message' ? [] : [meaning]));
  if (messages.length > 0 && acts.some(({ type }) => type !== 'Close')) {
    throw new DiagramError('A group is one message with all its facts: a frame as it is has no place in it.', text, marks[0]?.column ?? 0);
  }
  const bundle = messages.length === 0 ? [] : [{ type: 'Send' as const, data: encodeServerMessage(merge(...messages)) }];
  return [...bundle, ...acts].map((act) => ({ frame, act }));
};

/**
 * What the server of a diagram does and when.
 *
 * @throws DiagramError for a letter that means nothing on this side
 */
export const serverActs = ({ text, moments }: Diagram, values: Readonly<Record<string, ServerValue>>): readonly TimedAct[] =>
  moments.flatMap((moment) => actsOf(moment, values, text));
