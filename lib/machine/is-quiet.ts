import type { Memory } from './memory';

/** Whether nothing would be cut: nothing waits to be sent, no turn is in progress or owed, no call is open, the user is silent. */
export const isQuiet = ({ facts, turn, outbox, resend }: Memory): boolean =>
  outbox.entries.length + resend.length === 0 &&
  facts.turn === 'none' &&
  facts.calls.length === 0 &&
  facts.user === 'silent' &&
  turn.progress === 'fresh';
