import { isObject } from '../wire/codec/fields';
import { refuseCommand } from '../wire/refuse-command';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';

/** Whether a command does what it says: nothing refused it, and nothing will when its turn comes. */
export const isObeyed = (command: SessionCommand, events: readonly SessionEvent[]): boolean => {
  if (!isObject(command) || events.some((event) => event.type === 'Error' && event.error.type === 'CommandRefused')) return false;
  switch (command.type) {
    case 'UpdateSetup':
    case 'UpdateInstruction':
    case 'Disconnect':
    case 'ToolCallStarted':
    case 'ToolCallFailed':
      return true;
    default:
      return refuseCommand(command) === null;
  }
};
