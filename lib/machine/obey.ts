import { refusal } from '../errors/refusal';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { Interrupt } from '../wire/session-command';
import { isStarted } from './activity';
import { isWithheld } from './asked';
import { isHeld, partsOf } from './call-order';
import { leave } from './end';
import { handInterrupt, handOver } from './hand-over';
import type { InputOf } from './input';
import { activityOf } from './modes';
import type { Next } from './next';
import { become, complainSoon, emit, learn, perform, remember, stay } from './next';
import type { Queued } from './outbox';
import { entryOf } from './outbox';
import { addressed } from './prepare-responses';
import { isOpenFor, nextOf, pump } from './pump';
import { queue } from './queue';
import type { Going, Live, State } from './state';
import { interruptedTurn, tellInterrupted } from './tell-interrupted';
import { updateSetup } from './update-setup';

const takePart = (next: Next<Going>, command: Queued, at: number): Next<Going> => {
  const { state } = next;
  const { memory } = state;
  if (state.type !== 'Live' || !isOpenFor(state) || nextOf(memory) !== null || isHeld(memory.facts.calls, command)) {
    const queued = queue(next, command, at);
    return queued.state.type === 'Live' ? pump(become<Live>(queued, queued.state), at) : queued;
  }
  const accepted = remember(become<Live>(next, state), { accepted: memory.accepted + 1 });
  return pump(handOver(accepted, entryOf(command, at, memory.accepted), at), at);
};

/** A connection that is up takes a command at once, whatever its size, unless others wait before it. */
const take = (state: Going, given: Queued, at: number): Next =>
  partsOf(state.memory.facts.calls, addressed(state.memory, given)).reduce<Next<Going>>(
    (next, part) => takePart(next, part, at),
    stay(state),
  );

/** The app cuts the model. Nothing is cut where no connection is up, and nothing needs to be sent where nothing is being said. */
const interrupt = (state: State, command: Interrupt, at: number): Next => {
  if (state.type !== 'Live') return stay(state);
  const { turn, facts } = state.memory;
  if (isWithheld(turn)) return stay(state);
  const isGoing = facts.turn === 'speaking' || facts.turn === 'waiting' || turn.progress === 'owed';
  if (!isGoing) return emit(stay(state), { type: 'Interrupted', by: 'client', turn: interruptedTurn(turn) });
  const cut = tellInterrupted(stay<Live>(state), 'client');
  if (activityOf(state.blueprint.message) === 'manual') {
    const start = entryOf({ type: 'ActivityStart' }, at, state.memory.accepted);
    return isStarted(state.activity) ? cut : handOver(cut, start, at);
  }
  return state.settings.capabilities.interruption === 'none' ? cut : handInterrupt(cut, command, at);
};

const afterTheEnd = (state: State, command: string): Next =>
  perform(stay(state), {
    type: 'Log',
    entry: {
      level: 'warn',
      event: 'command-after-end',
      message: `${command} came after the end of the session and was not sent.`,
      fields: { command },
    },
  });

/** An app without types can send anything, nothing included. */
const typeOf = (command: unknown): string => String((command as { readonly type?: unknown } | null | undefined)?.type);

const notACommand = (state: State, command: string): Next => complainSoon(stay(state), refusal(command, 'it is not a command'));

/** The app commanded something. */
export const obey = (state: State, { at, command }: InputOf<'Commanded'>): Next => {
  const type = typeOf(command);
  if (state.type === 'Ended') return type === 'Disconnect' ? stay(state) : afterTheEnd(state, type);
  if (!isObject(command)) return notACommand(state, type);
  switch (command.type) {
    case 'Disconnect':
      return leave(state, at, command.whenQuietMs ?? 0);
    case 'Interrupt':
      return interrupt(state, command, at);
    case 'UpdateSetup':
      return updateSetup(state, command.patch);
    case 'UpdateInstruction':
      return updateSetup(state, { systemInstruction: command.text });
    case 'ToolCallStarted':
      return isList(command.ids)
        ? learn(stay(state), { type: 'callStarted', ids: command.ids })
        : complainSoon(stay(state), refusal(type, 'it names no ids'));
    case 'ToolCallFailed':
      return isObject(command.error)
        ? complainSoon(stay(state), command.error)
        : complainSoon(stay(state), refusal(type, 'it holds no error'));
    case 'SendText':
    case 'SendAudio':
    case 'SendVideo':
    case 'SendClientContent':
    case 'SendToolResponse':
    case 'ActivityStart':
    case 'ActivityEnd':
    case 'AudioStreamEnd':
      return take(state, command, at);
    default: {
      const unreachable: never = command;
      return notACommand(state, typeOf(unreachable));
    }
  }
};
