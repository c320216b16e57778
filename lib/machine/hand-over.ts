import { isLeft } from 'fp-ts/lib/Either.js';
import { encodeCommand } from '../wire/encode-command';
import type { Interrupt, WireCommand } from '../wire/session-command';
import { followActivity, forgetSpeech, isSilent, markSilently, needsActivity } from './activity';
import { asked } from './asked';
import { byteLength } from './byte-length';
import type { Fact } from './facts';
import type { Cargo } from './flight';
import { forget, launch } from './flight';
import { noteAnswers } from './answers';
import { noteSaid } from './note-said';
import type { Memory } from './memory';
import type { Next } from './next';
import { become, complain, learn, perform, remember } from './next';
import type { Entry } from './outbox';
import { entryOf } from './outbox';
import { callsOf, closedBy, inTime, named } from './prepare-responses';
import { isTransparent } from './listening';
import { fallBehind } from './note-resumption';
import { refuseHere } from './refuse-here';
import type { Live } from './state';
import type { TurnRecord } from './turn-record';

/** What the session knows from the moment at which a command was handed to the socket. */
const factOf = (memory: Memory, command: WireCommand): Fact | null => {
  switch (command.type) {
    case 'ActivityStart':
      return { type: 'userStart' };
    case 'ActivityEnd':
    case 'AudioStreamEnd':
      return { type: 'userEnd' };
    case 'SendToolResponse':
      return { type: 'callClosed', ids: closedBy(memory, command.responses) };
    case 'SendText':
    case 'SendAudio':
    case 'SendVideo':
    case 'SendClientContent':
    case 'Interrupt':
      return null;
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
};

/** After these the model owes an answer. */
export const asksForReply = (command: WireCommand): boolean =>
  command.type === 'SendText' || command.type === 'ActivityEnd' || (command.type === 'SendClientContent' && command.turnComplete);

const turnOf = (turn: TurnRecord, command: WireCommand): TurnRecord =>
  asksForReply(command) ? asked(turn, command.type === 'ActivityEnd' ? 'spoken' : 'written') : turn;

/** What a model may begin to speak for, asked or not. */
const isCause = (command: WireCommand): boolean =>
  asksForReply(command) || command.type === 'SendToolResponse' || command.type === 'AudioStreamEnd' || command.type === 'Interrupt';

/** Media are heard and forgotten; whatever else is said becomes a part of the conversation, which a handle from before does not hold. */
const changesTheConversation = ({ type }: WireCommand): boolean => type !== 'SendAudio' && type !== 'SendVideo';

/** What a message weighs in a socket: all of it is ASCII where it carries media, which are many and long. */
const weightOf = (text: string, { kind }: Pick<Cargo, 'kind'>): number =>
  kind === 'audio' || kind === 'video' ? text.length : byteLength(text);

const send = (next: Next<Live>, command: WireCommand, cargo: Omit<Cargo, 'isCause'>, at: number): Next<Live> => {
  const { memory, settings, held } = next.state;
  const encoded = encodeCommand(command, settings.capabilities);
  if (isLeft(encoded)) return complain(next, encoded.left);
  const text = encoded.right;
  const { generation, sent, turn, answers } = memory;
  const { next: index } = memory.flight;
  // Where the server tells how far it has read, what it has not is handed over again.
  const canRepeat = isTransparent(next.state);
  const launched = launch(memory.flight, { ...cargo, ...(!canRepeat && { entry: null }), isCause: isCause(command) }, at);
  const flight = canRepeat ? forget(launched, settings.outbox) : launched;
  const handed = perform(next, { type: 'Send', generation, command: command.type, text, index, entry: cargo.entry });
  const counted = remember(handed, {
    sent: sent + 1,
    flight,
    turn: turnOf(turn, command),
    answers:
      command.type === 'SendToolResponse'
        ? noteAnswers(answers, command.responses, { bytes: cargo.bytes, generation, calls: cargo.entry?.calls ?? [] })
        : answers,
  });
  const followed = followActivity(
    become(counted, { ...counted.state, held: { ...held, bytes: held.bytes + weightOf(text, cargo) } }),
    command,
  );
  const noted = noteSaid(followed, command, cargo.order);
  const fact = factOf(memory, command);
  const told = fact === null ? noted : learn(noted, fact);
  return changesTheConversation(command) ? fallBehind(told) : told;
};

/** Hands a command to the socket, or says why not. */
export const handOver = (next: Next<Live>, entry: Entry, at: number): Next<Live> => {
  const { command: given, kind, bytes, order } = entry;
  const opened = needsActivity(next.state, given) ? handOver(next, entryOf({ type: 'ActivityStart' }, at, order), at) : next;
  const why = refuseHere(opened.state, given);
  const told = why === null ? opened : complain(opened, why);
  if (isSilent(told.state, given)) return markSilently(told, given);
  if (why !== null) return given.type === 'ActivityEnd' ? forgetSpeech(told) : told;
  const [timely, command] = inTime(told, entry);
  if (command === null) return timely;
  const prepared = named(timely.state.memory, command);
  const { calls: _before, ...rest } = entry;
  const calls = callsOf(timely.state.memory, prepared);
  const handed: Entry = { ...rest, command: prepared, ...(calls.length > 0 && { calls }) };
  return send(timely, prepared, { kind, bytes, order, entry: handed }, at);
};

/** What it takes to stop a model. */
const FEW_BYTES = 96;

/** Tells the model to stop, ahead of everything that waits. */
export const handInterrupt = (next: Next<Live>, command: Interrupt, at: number): Next<Live> =>
  send(next, command, { kind: 'control', bytes: FEW_BYTES, order: -1, entry: null }, at);
