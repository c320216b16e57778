import { begin, closed, dialled, notDialled, opened } from './connect';
import { end, leaveIfQuiet } from './end';
import type { Input, InputOf } from './input';
import type { Next } from './next';
import { complainSoon, perform, remember, stay } from './next';
import { noteDrops } from './note-drops';
import { obey } from './obey';
import { kindOf } from './outbox';
import { receive } from './receive';
import type { State } from './state';
import { tick } from './tick';

const fail = (state: State, { at, error }: InputOf<'Failed'>): Next => {
  if (state.type === 'Ended') {
    return perform(stay(state), {
      type: 'Log',
      entry: { level: 'error', event: 'failed-after-end', message: error.message, fields: { type: error.type } },
    });
  }
  if (error.type !== 'Internal') return complainSoon(stay(state), error);
  return end(perform(stay(state), { type: 'Abandon', generation: state.memory.generation }), { cause: error }, at);
};

/** The socket takes no more: media may come fifty times a second, so it is told by the run. The close that follows ends the session. */
const notSent = (state: State, { at, command, bytes, why }: InputOf<'NotSent'>): Next => {
  if (state.type === 'Idle' || state.type === 'Ended') return stay(state);
  const { sent } = state.memory;
  const message = `${command} was not sent: ${why}.`;
  const logged = perform(stay(state), { type: 'Log', entry: { level: 'warn', event: 'not-sent', message, fields: { command, bytes } } });
  return noteDrops(remember(logged, { sent: sent - 1 }), [{ kind: kindOf(command), bytes }], 'ended', at);
};

const dispatch = (state: State, input: Input): Next => {
  if ('generation' in input && input.generation !== state.memory.generation) return stay(state);
  switch (input.type) {
    case 'Begin':
      return begin(state, input);
    case 'Commanded':
      return obey(state, input);
    case 'Dialled':
      return dialled(state);
    case 'NotDialled':
      return notDialled(state, input);
    case 'Opened':
      return opened(state);
    case 'Received':
      return receive(state, input);
    case 'Closed':
      return closed(state, input);
    case 'NotSent':
      return notSent(state, input);
    case 'Ticked':
      return tick(state, input);
    case 'Failed':
      return fail(state, input);
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};

/**
 * The session as a pure function: a state and an input give the next state, the messages and events to tell, and the effects to perform after that.
 * Nothing that it is given is changed. Answers of an older connection, and timers that are not waited for any more, change nothing.
 *
 * @experimental its types follow the inside of the library
 * @example
 * const { state, events } = step(initialState, { type: 'Commanded', at: 0, command: sendText('Hello') });
 */
export const step = (state: State, input: Input): Next => leaveIfQuiet(dispatch(state, input), input.at);
