import type { CommandSourceFailed } from '../errors/live-error';
import type { State } from '../machine/state';
import type { ServerMessage } from '../wire/server-message';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';

/** What the pipeline tells of one input, in this order: the new state, the command that was obeyed, what came too late, the messages, the events. */
export type Signal =
  | { readonly type: 'State'; readonly state: State }
  | { readonly type: 'Command'; readonly command: SessionCommand }
  /** A result of a tool came when its call was over. */
  | { readonly type: 'LateResult'; readonly id: string }
  | { readonly type: 'Message'; readonly message: ServerMessage }
  | { readonly type: 'Event'; readonly event: SessionEvent };

/** What the app gives to a session from the side: commands, a reason to dial at once, word of a result of a tool that came too late, and failures. */
export type Post =
  | { readonly type: 'Woken' }
  | { readonly type: 'Commanded'; readonly command: SessionCommand }
  | { readonly type: 'LateResult'; readonly id: string }
  | { readonly type: 'Failed'; readonly error: CommandSourceFailed };
