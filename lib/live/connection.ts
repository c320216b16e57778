import type { LiveError } from '../errors/live-error';
import type { State } from '../machine/state';

/** What is between the session and the server. */
export type Connection =
  | { readonly type: 'Idle' }
  | { readonly type: 'Dialling'; readonly attempt: number; readonly resuming: boolean }
  | {
      readonly type: 'Up';
      /** Counts the connections of the session, from 1. */
      readonly connection: number;
      /** When the server accepted the setup, in ms of the scheduler. */
      readonly since: number;
      /** What the server remembers: nothing before this connection, or the session that was resumed. */
      readonly continuity: 'fresh' | 'resumed' | 'reseeded' | 'reset';
      /** When the server will end it, in ms of the scheduler, once it said so. */
      readonly closesAt?: number;
    }
  | { readonly type: 'Rotating'; readonly because: string }
  | { readonly type: 'Waiting'; readonly attempt: number; readonly of: number; readonly retryAt: number; readonly cause: LiveError }
  | { readonly type: 'Ended'; readonly code?: number; readonly reason?: string; readonly cause?: LiveError };

/** The connection as it can be seen from outside. */
export const connectionOf = (state: State): Connection => {
  switch (state.type) {
    case 'Idle':
      return { type: 'Idle' };
    case 'Dialling':
    case 'Opened':
      return { type: 'Dialling', attempt: 1, resuming: state.settings.start === 'resumed' };
    case 'Live':
      return {
        type: 'Up',
        connection: state.memory.generation,
        since: state.since,
        continuity: state.settings.start,
        ...(state.closesAt !== null && { closesAt: state.closesAt }),
      };
    case 'Closing':
      return connectionOf(state.from);
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
