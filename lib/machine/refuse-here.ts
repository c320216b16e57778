import type { CommandRefused } from '../errors/live-error';
import { refusal } from '../errors/refusal';
import { activityOf } from './modes';
import { isStarted } from './activity';
import type { Queued } from './outbox';
import type { Live } from './state';

/** Why the state of the session does not allow a command that the wire would take. */
export const refuseHere = ({ memory, blueprint, activity: said }: Live, command: Queued): CommandRefused | null => {
  const { type } = command;
  const activity = activityOf(blueprint.message);
  const isActivity = type === 'ActivityStart' || type === 'ActivityEnd';
  if (isActivity && activity === 'automatic') {
    return refusal(type, 'the server detects activity by itself', 'Disable realtimeInputConfig.automaticActivityDetection in the setup.');
  }
  if (type === 'AudioStreamEnd' && activity === 'manual') {
    return refusal(type, 'automatic activity detection is disabled', 'Send activityEnd() instead.');
  }
  if (type === 'ActivityEnd' && memory.speech === 'cut')
    return refusal(
      type,
      'the connection was lost in the middle of what the user said, and nothing was said since',
      'Ask the user to say it again.',
    );
  if (type === 'ActivityEnd' && said === 'empty')
    return refusal(
      type,
      'nothing was said since activityStart(), and the server closes the socket for that',
      'Send audio or text before it.',
    );
  if (type === 'ActivityEnd' && !isStarted(said)) return refusal(type, 'no activity was started', 'Send activityStart() first.');
  if (type === 'ActivityStart' && isStarted(said)) return refusal(type, 'an activity was started already', 'Send activityEnd() first.');
  return null;
};
