import { isObeyed } from '../../lib/session/is-obeyed';
import * as commands from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SessionEvent } from '../../lib/wire/session-event';

const refused: SessionEvent = {
  type: 'Error',
  fatal: false,
  error: { type: 'CommandRefused', message: 'no', command: 'SendText', why: 'no' },
};
const other: SessionEvent = { type: 'Error', fatal: false, error: { type: 'Stalled', message: 'slow' } };

describe('isObeyed', () => {
  it.each<SessionCommand>([
    commands.sendText('Hello'),
    commands.interrupt(),
    commands.disconnect(),
    commands.updateSetup({ systemInstruction: 'Be brief.' }),
    commands.updateInstruction('Be brief.'),
    commands.toolCallStarted(['a']),
    commands.toolCallFailed('a', { type: 'ToolFailed', message: 'no', call: { id: 'a', name: 'look' }, why: 'threw' }),
  ])('is so for $type that nothing refused', (command) => {
    expect(isObeyed(command, [])).toBe(true);
    expect(isObeyed(command, [other])).toBe(true);
    expect(isObeyed(command, [other, refused])).toBe(false);
  });

  it.each([
    ['an empty text', commands.sendText('')],
    ['content without turns', { type: 'SendClientContent' }],
    ['a type that is none', { type: 'Dance' }],
    ['nothing', undefined],
    ['null', null],
    ['a text', 'SendText'],
  ])('is not so for %s, which will be refused', (_what, command) => {
    expect(isObeyed(command as SessionCommand, [])).toBe(false);
  });
});
