import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import { refuseCommand } from '../wire/refuse-command';
import type { SendToolResponse, SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';

/** The session knows the names of the functions that the app leaves out. */
const withNames = (command: SendToolResponse): SendToolResponse => {
  if (!isList(command.responses)) return command;
  return {
    ...command,
    responses: command.responses.map((response) => (isObject(response) ? { ...response, name: response.name ?? 'known' } : response)),
  };
};

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
    case 'SendToolResponse':
      return refuseCommand(withNames(command)) === null;
    default:
      return refuseCommand(command) === null;
  }
};
