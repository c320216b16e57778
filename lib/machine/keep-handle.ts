import type { EventOf } from '../wire/session-event';
import type { Listening } from './listening';
import type { Next } from './next';
import { remember } from './next';
import { noteResumption } from './note-resumption';

/** The step after the server told how the session can be resumed. One that is given up is not resumed, whatever is still told of it. */
export const keepHandle = <S extends Listening>(next: Next<S>, update: EventOf<'SessionResumeUpdate'>, at: number): Next<S> => {
  const noted = noteResumption(next, update, at);
  return next.state.type === 'Closing' && next.state.memory.move === 'poisoned' ? remember(noted, { resumption: null }) : noted;
};
