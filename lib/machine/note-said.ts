import type { WireCommand } from '../wire/session-command';
import type { Remark, Saying } from './history';
import { holds, noteRemark } from './history';
import type { Next } from './next';
import { remember } from './next';
import type { State } from './state';

type WithSettings = Exclude<State, { readonly type: 'Idle' | 'Ended' }>;

const note = <S extends WithSettings>(next: Next<S>, remark: Remark): Next<S> => {
  const reseed = next.state.settings.reconnect?.reseed ?? null;
  return reseed === null ? next : remember(next, { history: noteRemark(next.state.memory.history, remark, reseed) });
};

/** The step with something more in the history, where one is kept: a fragment of what is said. */
export const noteHeard = <S extends WithSettings>(next: Next<S>, saying: Saying): Next<S> => note(next, { ...saying, order: 'heard' });

/** The step with what the app said in a command; one that is handed over again may be in the history already. */
export const noteSaid = <S extends WithSettings>(next: Next<S>, command: WireCommand, order: number): Next<S> => {
  if (holds(next.state.memory.history, order)) return next;
  switch (command.type) {
    case 'SendText':
      return note(next, { role: 'user', text: command.text, order });
    case 'SendClientContent':
      return command.turns.reduce((noted, { role = 'user', parts }) => {
        const text = parts.map((part) => part.text ?? '').join('');
        if (role !== 'user' && role !== 'model') return noted;
        return note(noted, { role: role === 'model' ? 'model' : 'user', text, order });
      }, next);
    case 'SendAudio':
    case 'SendVideo':
    case 'SendToolResponse':
    case 'ActivityStart':
    case 'ActivityEnd':
    case 'AudioStreamEnd':
    case 'Interrupt':
      return next;
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
};
