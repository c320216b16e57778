import type { LiveError } from '../errors/live-error';
import { end, leave } from './end';
import type { InputOf } from './input';
import type { Next } from './next';
import { perform, stay } from './next';
import { tellNotedDrops } from './note-drops';
import type { Dialling, State } from './state';

const dialTimeout = ({ waitsFor, settings }: Dialling): LiveError => {
  const within = `within ${String(settings.timeouts.connect)} ms`;
  return waitsFor === 'credential'
    ? {
        type: 'CredentialFailed',
        message: `The credential did not come ${within}.`,
        advice: 'Make the credential function answer sooner, or raise timeouts.connect.',
      }
    : { type: 'DialTimeout', message: `The socket did not open ${within}.`, advice: 'Check the network, or raise timeouts.connect.' };
};

const abandon = (state: State, at: number, cause?: LiveError): Next =>
  end(perform(stay(state), { type: 'Abandon', generation: state.memory.generation }), cause === undefined ? {} : { cause }, at);

/** A timer fired. One that is not waited for any more changes nothing. */
export const tick = (state: State, { at, timer }: InputOf<'Ticked'>): Next => {
  if (timer === state.memory.dropsTimer) return tellNotedDrops(stay(state));
  if (timer === state.memory.leaving) return leave(state, at, 0);
  switch (state.type) {
    case 'Idle':
    case 'Live':
    case 'Ended':
      return stay(state);
    case 'Dialling':
      return timer === state.deadline ? abandon(state, at, dialTimeout(state)) : stay(state);
    case 'Opened': {
      const within = `within ${String(state.settings.timeouts.setup)} ms`;
      const cause: LiveError = {
        type: 'SetupTimeout',
        message: `The server did not answer the setup ${within}.`,
        advice: 'Dial again, or raise timeouts.setup.',
      };
      return timer === state.deadline ? abandon(state, at, cause) : stay(state);
    }
    case 'Closing':
      return timer === state.deadline ? abandon(state, at) : stay(state);
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};
