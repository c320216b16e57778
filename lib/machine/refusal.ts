import type { CommandRefused } from '../errors/live-error';

/** The error of a command that the state of the session, or its own shape, does not allow. */
export const refusal = (command: string, why: string, advice?: string): CommandRefused => ({
  type: 'CommandRefused',
  message: `${command} was not sent: ${why}.`,
  ...(advice !== undefined && { advice }),
  command,
  why,
});
