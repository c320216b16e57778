import type { SessionCommand } from '../../lib/wire/session-command';

/** A command of a tool in few words, as specs compare it. */
export const lineOfCommand = (command: SessionCommand): string => {
  switch (command.type) {
    case 'ToolCallStarted':
      return `started ${command.ids.join(' ')}`;
    case 'ToolCallFailed':
      return `failed ${command.id} ${command.error.why}`;
    case 'SendToolResponse':
      return command.responses
        .map(({ id, response, willContinue, scheduling }) =>
          [
            `${willContinue === true ? 'told' : 'answered'} ${String(id)}`,
            JSON.stringify(response),
            ...(scheduling === undefined ? [] : [scheduling]),
          ].join(' '),
        )
        .join('; ');
    default:
      return command.type;
  }
};
