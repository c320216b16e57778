import type { OutboxKind } from '../errors/live-error';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { WireCommand } from '../wire/session-command';
import { stringify } from '../wire/stringify';
import { byteLength } from './byte-length';
import type { OpenCall } from './facts';
import type { OutboxLimits } from './settings';

/** The commands that wait in an outbox: those that become a message. */
export type Queued = Exclude<WireCommand, { readonly type: 'Interrupt' }>;

/** A command that was accepted. */
export interface Entry {
  readonly command: Queued;
  readonly kind: OutboxKind;
  /** About what it takes on the wire. */
  readonly bytes: number;
  /** When it was accepted, in ms. */
  readonly at: number;
  /** Its place among the accepted commands. Not unique: what the session gives by itself borrows a number. */
  readonly order: number;
  /** Whether it had left the outbox before: never; for a socket that did not take it; or for a connection that may have read it. */
  readonly given: 'never' | 'refused' | 'before';
  /** The calls that it answered when it was handed over, open until then. */
  readonly calls?: readonly OpenCall[];
}

/** What waits to be sent, in the order in which it was accepted. */
export interface Outbox {
  readonly entries: readonly Entry[];
  readonly bytes: number;
}

/** An outbox, and what had to leave it. */
export interface Room {
  readonly outbox: Outbox;
  readonly dropped: readonly Entry[];
}

export const EMPTY_OUTBOX: Outbox = { entries: [], bytes: 0 };

const KINDS: Readonly<Record<Queued['type'], OutboxKind>> = {
  SendAudio: 'audio',
  SendVideo: 'video',
  SendText: 'content',
  SendClientContent: 'content',
  SendToolResponse: 'toolResponse',
  ActivityStart: 'control',
  ActivityEnd: 'control',
  AudioStreamEnd: 'control',
};

/** How a command is treated when space runs out, by its type; the setup and what an app made up count as control. */
export const kindOf = (type: string): OutboxKind => (Object.hasOwn(KINDS, type) ? KINDS[type as Queued['type']] : 'control');

/** The JSON around the payload. */
const ENVELOPE = 64;

/** What is not JSON weighs nothing; it is refused when it is encoded. */
const lengthOf = (payload: unknown): number => {
  if (payload instanceof Uint8Array) return Math.ceil(payload.byteLength / 3) * 4;
  if (typeof payload === 'string') return byteLength(payload);
  try {
    return typeof payload === 'object' && payload !== null ? byteLength(stringify(payload)) : 0;
  } catch {
    return 0;
  }
};

const payloadOf = (command: Queued): unknown => {
  switch (command.type) {
    case 'SendAudio':
    case 'SendVideo':
      return command.data;
    case 'SendText':
      return command.text;
    case 'SendClientContent':
      return command.turns;
    case 'SendToolResponse':
      return command.responses;
    case 'ActivityStart':
    case 'ActivityEnd':
    case 'AudioStreamEnd':
      return null;
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
};

/** A command as it waits, or is handed over. */
export const entryOf = (command: Queued, at: number, order: number): Entry => ({
  command,
  kind: kindOf(command.type),
  bytes: ENVELOPE + lengthOf(payloadOf(command)),
  at,
  order,
  given: 'never',
});

const isPerishable = ({ kind }: Entry): boolean => kind === 'audio' || kind === 'video';

const boxOf = (entries: readonly Entry[]): Outbox => ({ entries, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) });

const isOver = ({ entries, bytes }: Outbox, limits: OutboxLimits): boolean => entries.length > limits.commands || bytes > limits.bytes;

/** Whether nothing but parts of results are in it: another one follows, and no server waits for any of them. */
const isInterim = ({ command }: Entry): boolean =>
  command.type === 'SendToolResponse' &&
  isList(command.responses) &&
  command.responses.length > 0 &&
  command.responses.every((response) => isObject(response) && response.willContinue === true);

/**
 * What gives way next: the oldest of the parts of results, which can flood an outbox as nothing else can; the oldest of the media; then the newest that is said
 * in writing, which can be said again; the rest last, as servers wait for it.
 */
const victimIn = (entries: readonly Entry[]): number => {
  const part = entries.findIndex(isInterim);
  if (part !== -1) return part;
  const oldest = entries.findIndex(isPerishable);
  if (oldest !== -1) return oldest;
  const newest = entries.findLastIndex(({ kind }) => kind === 'content');
  return newest === -1 ? entries.length - 1 : newest;
};

/** What is left when everything fits. */
export const fit = (outbox: Outbox, limits: OutboxLimits): Room => {
  const dropped: Entry[] = [];
  let room = outbox;
  while (isOver(room, limits)) {
    const index = victimIn(room.entries);
    dropped.push(...room.entries.slice(index, index + 1));
    room = boxOf(room.entries.filter((_entry, each) => each !== index));
  }
  return { outbox: room, dropped };
};

/**
 * Puts a command at the end of the outbox and makes it fit: what a person said in writing is never pushed out by what is said later, what a tool found out by
 * nothing, and a command that is too big by itself pushes nothing out.
 */
export const enqueue = (outbox: Outbox, entry: Entry, limits: OutboxLimits): Room => {
  if (entry.bytes > limits.bytes) return { outbox, dropped: [entry] };
  return fit({ entries: [...outbox.entries, entry], bytes: outbox.bytes + entry.bytes }, limits);
};

/** Puts commands that had left the outbox back to where they stood, and makes them fit. */
export const putBack = (outbox: Outbox, entries: readonly Entry[], limits: OutboxLimits): Room =>
  entries.length === 0
    ? { outbox, dropped: [] }
    : fit(boxOf([...entries, ...outbox.entries].sort((one, other) => one.order - other.order)), limits);

/** What a connection owes first: a model waits for its tools, a person for an answer. Media can wait, and the marks of speech keep their place in it. */
const RANKS: Readonly<Record<OutboxKind, number>> = { toolResponse: 0, content: 1, control: 2, audio: 2, video: 2 };

const isMark = ({ command: { type } }: Entry): boolean => type === 'ActivityStart' || type === 'ActivityEnd';

/**
 * The command that is handed over next, and what waits then. What is written in an activity is a part of it, and overtakes neither of its marks.
 *
 * @param isHeld whether a command has to wait, whatever the connection takes
 */
export const takeNext = (
  { entries, bytes }: Outbox,
  isHeld: (command: Queued) => boolean = () => false,
): readonly [Entry, Outbox] | null => {
  const mark = entries.findIndex(isMark);
  const rankOf = ({ kind, command }: Entry, index: number): number => {
    if (isHeld(command)) return Infinity;
    return RANKS[kind === 'content' && mark !== -1 && index > mark ? 'control' : kind];
  };
  const ranks = entries.map(rankOf);
  const first = Math.min(...ranks);
  const next = first === Infinity ? undefined : entries[ranks.indexOf(first)];
  return next === undefined ? null : [next, { entries: entries.filter((entry) => entry !== next), bytes: bytes - next.bytes }];
};

const without = (outbox: Outbox, isGone: (entry: Entry) => boolean): Room => {
  const dropped = outbox.entries.filter(isGone);
  return dropped.length === 0 ? { outbox, dropped } : { outbox: boxOf(outbox.entries.filter((entry) => !isGone(entry))), dropped };
};

/** What is still worth sending, and the media that waited too long. */
export const withoutStale = (outbox: Outbox, at: number, { maxAgeMs }: OutboxLimits): Room =>
  without(outbox, (entry) => isPerishable(entry) && at - entry.at > maxAgeMs);

/** What is worth telling a new connection: of the pictures that piled up only the newest shows what is there to be seen now. */
export const withoutOldPictures = (outbox: Outbox): Room => {
  const newest = outbox.entries.findLast(({ kind }) => kind === 'video');
  return without(outbox, (entry) => entry.kind === 'video' && entry !== newest);
};
