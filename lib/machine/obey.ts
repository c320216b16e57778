import { refusal } from '../errors/refusal';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { Interrupt } from '../wire/session-command';
import { isWithheld } from './asked';
import { leave } from './end';
import { handOver } from './hand-over';
import type { InputOf } from './input';
import type { Next } from './next';
import { complainSoon, emit, learn, perform, remember, stay } from './next';
import { noteDrops } from './note-drops';
import type { Queued } from './outbox';
import { enqueue } from './outbox';
import type { Ended, Live, State } from './state';
import { interruptedTurn, tellInterrupted } from './tell';

const queue = (state: Exclude<State, Ended>, command: Queued, at: number): Next => {
  const limits = state.type === 'Idle' ? state.limits : state.settings.outbox;
  const { outbox, dropped } = enqueue(state.memory.outbox, command, at, limits);
  return noteDrops(remember(stay(state), { outbox }), dropped, 'full', at);
};

/** The app cuts the model. Nothing is cut where no connection is up, and nothing needs to be sent where nothing is being said. */
const interrupt = (state: State, command: Interrupt): Next => {
  if (state.type !== 'Live') return stay(state);
  const { turn, facts } = state.memory;
  if (isWithheld(turn)) return stay(state);
  const isGoing = facts.turn === 'speaking' || facts.turn === 'waiting' || turn.progress === 'owed';
  if (!isGoing) return emit(stay(state), { type: 'Interrupted', by: 'client', turn: interruptedTurn(turn) });
  const cut = tellInterrupted(stay<Live>(state), 'client');
  if (state.settings.activity === 'manual') return facts.user === 'speaking' ? cut : handOver(cut, { type: 'ActivityStart' });
  return state.settings.capabilities.interruption === 'none' ? cut : handOver(cut, command);
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
      return interrupt(state, command);
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
      return state.type === 'Live' ? handOver(stay<Live>(state), command) : queue(state, command, at);
    default: {
      const unreachable: never = command;
      return notACommand(state, typeOf(unreachable));
    }
  }
};
