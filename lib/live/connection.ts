import type { LiveError } from '../errors/live-error';
import type { Because } from '../machine/memory';
import type { Continuity, State } from '../machine/state';

/** What is between the session and the server. */
export type Connection =
  | { readonly type: 'Idle' }
  | {
      readonly type: 'Dialling';
      /** Which dial in a row this is, from 1. */
      readonly attempt: number;
      /** Whether the server will be asked to continue from a resumption handle. */
      readonly resuming: boolean;
    }
  | {
      readonly type: 'Up';
      /** Counts the connections that a server has accepted, from 1. */
      readonly connection: number;
      /** When the server accepted the setup, in ms of the scheduler. */
      readonly since: number;
      /**
       * What the server remembers. `fresh`: there was nothing before this connection. `resumed`: the session up to the resumption handle. `reseeded`: what it was
       * told again in words. `reset`: nothing of what was said before.
       */
      readonly continuity: Continuity;
      /** When the server will end it, in ms of the scheduler, once it said so. */
      readonly closesAt?: number;
    }
  | {
      readonly type: 'Rotating';
      /** Why the session moves to another connection. */
      readonly because: Because;
    }
  | {
      readonly type: 'Waiting';
      /** Which of the attempts to get the connection back comes next, from 1, and how many there may be in a row. */
      readonly attempt: number;
      readonly of: number;
      /** When it begins, in ms of the scheduler. */
      readonly retryAt: number;
      readonly cause: LiveError;
    }
  | { readonly type: 'Ended'; readonly code?: number; readonly reason?: string; readonly cause?: LiveError };

const onTheWay = ({ failures, resumption, move }: State['memory']): Connection => {
  const resuming = resumption !== null && resumption.standing !== 'inDoubt';
  return move === null ? { type: 'Dialling', attempt: failures + 1, resuming } : { type: 'Rotating', because: move };
};

/** The connection as it can be seen from outside. */
export const connectionOf = (state: State): Connection => {
  const { memory } = state;
  switch (state.type) {
    case 'Idle':
      return { type: 'Idle' };
    case 'Dialling':
    case 'Opened':
      return onTheWay(memory);
    case 'Live':
      return {
        type: 'Up',
        connection: memory.connections,
        since: state.since,
        continuity: state.continuity,
        ...(state.closesAt !== null && { closesAt: state.closesAt }),
      };
    case 'Closing':
      return state.then === 'dial' ? onTheWay(memory) : connectionOf(state.from);
    case 'Deciding':
    case 'Waiting': {
      const attempts = state.settings.reconnect?.attempts ?? 0;
      return state.type === 'Waiting'
        ? { type: 'Waiting', attempt: memory.failures, of: attempts, retryAt: state.retryAt, cause: state.cause }
        : { type: 'Waiting', attempt: memory.failures + 1, of: attempts, retryAt: state.at, cause: state.loss.error };
    }
    case 'Ended': {
      const { type: _type, ...ending } = state.final;
      return { type: 'Ended', ...ending };
    }
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};
