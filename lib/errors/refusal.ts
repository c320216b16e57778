import type { CommandRefused } from './live-error';

/** The error of a command that is not sent, because its shape, the model or the state of the session does not allow it. */
export const refusal = (command: string, why: string, advice?: string): CommandRefused => ({
  type: 'CommandRefused',
  message: `${command} was not sent: ${why}.`,
  ...(advice !== undefined && { advice }),
  command,
  why,
});
