import type { WireCommand } from '../wire/session-command';
import { activityOf } from './modes';
import type { Next } from './next';
import { become, learn, remember } from './next';
import type { Queued } from './outbox';
import type { Live } from './state';

const isSaid = ({ type }: Pick<WireCommand, 'type'>): boolean => type === 'SendAudio' || type === 'SendText';

/** Whether the app is in the middle of an activity of the user. */
export const isStarted = (activity: Live['activity']): boolean => activity === 'empty' || activity === 'filled';

/**
 * Whether the connection has to be told first that the user speaks: the one before went in the middle of that, and the app goes on in the belief that it
 * is heard. Nothing is told before there is something to hear, since the server closes the socket for an activity without a word.
 */
export const needsActivity = ({ memory, blueprint }: Live, command: Queued): boolean =>
  memory.speech === 'cut' && isSaid(command) && activityOf(blueprint.message) === 'manual';

/** The app knows by now that an activity was cut, or has begun another one. */
export const forgetSpeech = (next: Next<Live>): Next<Live> =>
  next.state.memory.speech === 'none' ? next : remember(next, { speech: 'none' });

const activityAfter = (activity: Live['activity'], { type }: WireCommand): Live['activity'] => {
  if (type === 'ActivityStart') return 'empty';
  if (type === 'ActivityEnd') return 'none';
  return activity === 'empty' && isSaid({ type }) ? 'filled' : activity;
};

/** The step after the connection was given the mark of an activity, or something in one. */
export const followActivity = (next: Next<Live>, command: WireCommand): Next<Live> => {
  const { activity } = next.state;
  const told = command.type === 'ActivityStart' ? forgetSpeech(next) : next;
  const after = activityAfter(activity, command);
  return after === activity ? told : become(told, { ...told.state, activity: after });
};

/** What of an activity the server must not be told, or knows already. */
export const isSilent = ({ activity }: Live, { type }: Queued): boolean =>
  (activity === 'empty' && type === 'ActivityEnd') || (activity === 'vain' && type === 'ActivityStart');

/** The step after a mark of an activity that only the session itself goes by. */
export const markSilently = (next: Next<Live>, { type }: Queued): Next<Live> => {
  const isStart = type === 'ActivityStart';
  return learn(become(next, { ...next.state, activity: isStart ? 'empty' : 'vain' }), { type: isStart ? 'userStart' : 'userEnd' });
};
