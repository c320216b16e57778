import type { Memory } from './memory';
import { hushOf } from './note-voice';
import type { State } from './state';

/** Whether nothing would be cut: nothing waits to be sent, no turn is in progress or owed, no call is open, the user is silent. */
export const isQuiet = ({ facts, turn, outbox, resend }: Memory): boolean =>
  outbox.entries.length + resend.length === 0 &&
  facts.turn === 'none' &&
  facts.calls.length === 0 &&
  facts.user === 'silent' &&
  turn.progress === 'fresh';

/** Whether this is a quiet moment: nothing would be cut, and nobody is heard of whom the server has not told yet. */
export const isQuietAt = (state: State, at: number): boolean => isQuiet(state.memory) && (state.type !== 'Live' || hushOf(state) <= at);
