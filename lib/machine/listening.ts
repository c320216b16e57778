import type { SetupMessage } from '../wire/setup-message';
import type { Closing, Live, Opened } from './state';

/** The states in which the server is listened to: a connection that the session leaves tells until it is gone. */
export type Listening = Opened | Live | Closing;

/** What the connection that is listened to was set up with. */
export const setupOf = (state: Listening): SetupMessage => (state.type === 'Closing' ? state.from : state).blueprint.message;

/** Whether the server tells how far it has read, so that the rest can be handed over again on the next connection. */
export const isTransparent = (state: Listening): boolean => setupOf(state).sessionResumption?.transparent === true;
