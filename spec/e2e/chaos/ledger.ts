import type { OutboxState, SessionEvent } from '../../../lib';
import { see } from '../../support/log';
import type { Conversation } from './conversation';
import type { Kind } from './marks';
import { kindIn, takenFrom } from './marks';

/** What became of the commands of one kind, as the client tells it, and what the server says. */
export interface Account {
  readonly kind: Kind;
  readonly given: number;
  readonly refused: number;
  readonly dropped: number;
  readonly unknown: number;
  /** Those that are left are delivered, or the client does not tell the truth. */
  readonly delivered: number;
  /** How many of them the server read, each counted once. */
  readonly taken: number;
}

/** Said here once more, so that the audit does not believe the outbox. */
const KIND_OF: Readonly<Record<string, Kind>> = {
  SendText: 'content',
  SendClientContent: 'content',
  SendAudio: 'audio',
  SendVideo: 'video',
  SendToolResponse: 'toolResponse',
};

const countOf = (event: SessionEvent, type: 'CommandsDropped' | 'DeliveryUnknown', kind: Kind): number =>
  event.type === 'Error' && event.error.type === type && event.error.kind === kind ? event.error.count : 0;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The kinds of which the app gives every command itself: marks of activity come from the session, too. */
const KINDS: readonly Kind[] = ['audio', 'video', 'content', 'toolResponse'];

export const accountsOf = ({ told, person, log }: Conversation): readonly Account[] => {
  const events = told.map(({ event }) => event);
  const marks = new Set(takenFrom(log).flatMap(({ messages }) => messages.flat()));
  return KINDS.map((kind) => {
    const given = person.given.filter((mark) => kindIn(mark) === kind);
    const refused = events.filter(
      (event) => event.type === 'Error' && event.error.type === 'CommandRefused' && KIND_OF[event.error.command] === kind,
    );
    const dropped = sum(events.map((event) => countOf(event, 'CommandsDropped', kind)));
    const unknown = sum(events.map((event) => countOf(event, 'DeliveryUnknown', kind)));
    const taken = given.filter((mark) => marks.has(mark)).length;
    return {
      kind,
      given: given.length,
      refused: refused.length,
      dropped,
      unknown,
      delivered: given.length - refused.length - dropped - unknown,
      taken,
    };
  });
};

/** What the session itself says of its outbox at the end. */
export const outboxAtLast = ({ session }: Conversation): OutboxState => {
  const last = see(session.outbox$).values.at(-1);
  if (last === undefined) throw new Error('outbox$ tells nothing to one who comes late');
  return last;
};

/**
 * What a resumed server remembers: the messages of its own connection, and before them those that the handle of its setup holds. Marks, in the order
 * in which the server read them.
 */
export const memoryAtLast = ({ log }: Conversation): readonly string[] => {
  const taken = takenFrom(log);
  const places = new Map<string, { readonly connection: number; readonly messages: number }>();
  const read = new Map<number, number>();
  for (const frame of log) {
    if (frame.type !== 'Frame') continue;
    if (frame.direction === 'sent') read.set(frame.connection, (read.get(frame.connection) ?? 0) + 1);
    else {
      const text = typeof frame.data === 'string' ? frame.data : Buffer.from(frame.data).toString();
      const handle = /"newHandle":\s*"([^"]+)"/.exec(text)?.[1];
      // The index is left out for 0, and where nothing was read. The setup is the first message, and none of them.
      const index = /"lastConsumedClientMessageIndex":\s*"(\d+)"/.exec(text)?.[1];
      const messages = index === undefined ? Math.min(1, (read.get(frame.connection) ?? 1) - 1) : Number(index) + 1;
      if (handle !== undefined) places.set(handle, { connection: frame.connection, messages });
    }
  }
  const before = (handle: string | undefined): readonly string[] => {
    const place = handle === undefined ? undefined : places.get(handle);
    const connection = place === undefined ? undefined : taken[place.connection - 1];
    if (place === undefined || connection === undefined) return [];
    return [...before(connection.handle), ...connection.messages.slice(0, place.messages).flat()];
  };
  const last = taken.findLast(({ messages }) => messages.length > 0);
  return last === undefined ? [] : [...before(last.handle), ...last.messages.flat()];
};
