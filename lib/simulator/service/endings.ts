/** How the server ends a connection. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** How connections end because of what the service knows of sessions, tokens and time, in the words of the service. */
export const ENDINGS = {
  noSession: { code: 1008, reason: 'BidiGenerateContent session not found' },
  otherModel: { code: 1007, reason: 'Request contains an invalid argument.' },
  /** The old connection of the session is still there. */
  internal: { code: 1011, reason: 'Internal error encountered.' },
  deadline: { code: 1011, reason: 'Deadline expired before operation could complete.' },
  wentAway: {
    code: 1008,
    reason:
      'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session duration limit was reached.',
  },
  tokenUsedUp: { code: 1011, reason: 'Token has been used too many times' },
  tokenExpired: { code: 1008, reason: 'Token has expired.' },
} as const satisfies Readonly<Record<string, Ending>>;
