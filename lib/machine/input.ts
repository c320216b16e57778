import type { These } from 'fp-ts/lib/These.js';
import type { RetryAdvice } from '../errors/classify-close';
import type { CommandSourceFailed, CredentialFailed, Internal, MalformedFrame } from '../errors/live-error';
import type { ServerMessage } from '../wire/server-message';
import type { SessionCommand } from '../wire/session-command';
import type { Entry } from './outbox';
import type { ResumeToken } from './resumption';
import type { Settings } from './settings';

/**
 * Everything that can happen to a session. Each input carries the time at which it happened, in ms of the session's scheduler; those that may lead to
 * another dial carry a random draw in [0, 1) besides.
 */
export type Input = { readonly at: number } & (
  | { readonly type: 'Begin'; readonly settings: Settings }
  | { readonly type: 'Commanded'; readonly command: SessionCommand }
  /** A tool gave a result when its call was over. It changes nothing here; it is an input so that it is told in its place among the others. */
  | { readonly type: 'LateResult'; readonly id: string }
  /** What the app resumes with; `null` where it has nothing. */
  | { readonly type: 'ResumeKnown'; readonly generation: number; readonly token: ResumeToken | null }
  /** The credential is known and the transport was asked to dial. */
  | { readonly type: 'Dialled'; readonly generation: number }
  | {
      readonly type: 'NotDialled';
      readonly generation: number;
      readonly error: CredentialFailed;
      /** Whether the function that gets the credential may do better the next time. */
      readonly retry: RetryAdvice;
      readonly random: number;
    }
  | { readonly type: 'Opened'; readonly generation: number }
  | { readonly type: 'Received'; readonly generation: number; readonly decoded: These<MalformedFrame, ServerMessage> }
  | {
      readonly type: 'Closed';
      readonly generation: number;
      readonly code: number;
      readonly reason: string;
      readonly status?: number;
      readonly cause?: string;
      readonly random: number;
    }
  /** The socket did not take a message. */
  | {
      readonly type: 'NotSent';
      readonly generation: number;
      readonly command: string;
      readonly bytes: number;
      readonly why: string;
      readonly index: number;
      readonly entry: Entry | null;
    }
  /** What the socket holds back. */
  | { readonly type: 'Measured'; readonly generation: number; readonly bytes: number }
  /** Whether the app wants another dial. */
  | { readonly type: 'Decided'; readonly generation: number; readonly retry: RetryAdvice; readonly random: number }
  /** There is a reason to dial at once, for those who wait with it. */
  | { readonly type: 'Woken' }
  | { readonly type: 'Ticked'; readonly timer: number; readonly random: number }
  /** Something beside the connection failed: a source of commands, a function of the app, or this library. */
  | { readonly type: 'Failed'; readonly error: CommandSourceFailed | Internal }
);

/** The member of the union with that `type`. */
export type InputOf<T extends Input['type']> = Extract<Input, { readonly type: T }>;
