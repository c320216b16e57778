import type { SetupMessage } from '../wire/setup-message';
import type { Memory } from './memory';
import type { Settings } from './settings';
import type { Continuity } from './state';

/** What a connection is set up with, and what the server will remember then. */
export interface ConnectionSetup {
  readonly message: SetupMessage;
  readonly continuity: Continuity;
}

/** Whether there is something to tell a server that knows nothing, and a way to tell it. */
const canReseed = ({ history }: Memory, { reconnect, capabilities }: Settings): boolean =>
  (reconnect?.reseed ?? null) !== null && capabilities.history !== 'none' && history.remarks.length > 0;

/**
 * The setup message of the next connection: with the newest handle where there is one. A resumed session has its history, so it is not asked to wait for
 * one: it would take the next thing that is said for it. One that is told its history waits for that where the model wants it so.
 */
export const connectionSetup = (settings: Settings, memory: Memory): ConnectionSetup => {
  const { capabilities } = settings;
  const setup = settings.blueprint.message;
  const { resumption, past } = memory;
  if (resumption !== null && resumption.standing !== 'inDoubt') {
    const { historyConfig: _historyConfig, ...rest } = setup;
    const sessionResumption = { ...setup.sessionResumption, handle: resumption.handle };
    return { message: { ...rest, sessionResumption }, continuity: 'resumed' };
  }
  if (past === 'none') return { message: setup, continuity: 'fresh' };
  if (!canReseed(memory, settings)) return { message: setup, continuity: 'reset' };
  const historyConfig = { ...setup.historyConfig, initialHistoryInClientContent: true };
  return { message: capabilities.history === 'initial' ? { ...setup, historyConfig } : setup, continuity: 'reseeded' };
};
