import type { These } from 'fp-ts/lib/These.js';
import type { CommandSourceFailed, CredentialFailed, Internal, MalformedFrame } from '../errors/live-error';
import type { ServerMessage } from '../wire/server-message';
import type { SessionCommand } from '../wire/session-command';
import type { Settings } from './settings';

/** Everything that can happen to a session. Each input carries the time at which it happened, in ms of the session's scheduler. */
export type Input = { readonly at: number } & (
  | { readonly type: 'Begin'; readonly settings: Settings }
  | { readonly type: 'Commanded'; readonly command: SessionCommand }
  /** The credential is known and the transport was asked to dial. */
  | { readonly type: 'Dialled'; readonly generation: number }
  | { readonly type: 'NotDialled'; readonly generation: number; readonly error: CredentialFailed }
  | { readonly type: 'Opened'; readonly generation: number }
  | { readonly type: 'Received'; readonly generation: number; readonly decoded: These<MalformedFrame, ServerMessage> }
  | {
      readonly type: 'Closed';
      readonly generation: number;
      readonly code: number;
      readonly reason: string;
      readonly status?: number;
      readonly cause?: string;
    }
  /** The socket did not take a message. */
  | { readonly type: 'NotSent'; readonly generation: number; readonly command: string; readonly bytes: number; readonly why: string }
  | { readonly type: 'Ticked'; readonly timer: number }
  /** Something beside the connection failed: a source of commands, or this library. */
  | { readonly type: 'Failed'; readonly error: CommandSourceFailed | Internal }
);

/** The member of the union with that `type`. */
export type InputOf<T extends Input['type']> = Extract<Input, { readonly type: T }>;
