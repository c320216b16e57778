import { setupOf } from '../machine/listening';
import { modalityOf } from '../machine/modes';
import { tokenOf } from '../machine/resumption';
import type { ResumeToken } from '../machine/resumption';
import type { State } from '../machine/state';
import type { Connected } from '../wire/session-event';
import type { Connection } from './connection';
import { connectionOf } from './connection';
import type { OutboxState } from './outbox-state';
import { outboxOf } from './outbox-state';

/** What a session can be asked about at any time, beside what its events tell. */
export interface Outlook {
  readonly connection: Connection;
  readonly outbox: OutboxState;
  readonly resumeToken: ResumeToken | null;
  /** How the model answers. */
  readonly modality: 'AUDIO' | 'TEXT';
  /** The event that told of the connection that is up. */
  readonly connected: Connected | null;
}

const resumeTokenOf = (state: State): ResumeToken | null => {
  const { resumption, place } = state.memory;
  return resumption === null || place === null ? null : tokenOf(resumption, place);
};

/** A change of the setup means nothing to the connection that is up: it answers as it was set up. */
const answersOf = (state: State): Outlook['modality'] => {
  if (state.type === 'Opened' || state.type === 'Live' || state.type === 'Closing') return modalityOf(setupOf(state));
  return 'settings' in state ? modalityOf(state.settings.blueprint.message) : 'AUDIO';
};

/** The outlook of a session that runs here. */
export const outlookOf = (state: State): Outlook => ({
  connection: connectionOf(state),
  outbox: outboxOf(state),
  resumeToken: resumeTokenOf(state),
  modality: answersOf(state),
  connected: state.type === 'Live' ? state.connected : null,
});
