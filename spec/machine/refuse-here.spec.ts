import type { Live } from '../../lib/machine/state';
import { refuseHere } from '../../lib/machine/refuse-here';
import { activityEnd, activityStart, audioStreamEnd, sendAudio, sendText } from '../../lib/wire/commands';
import type { Queued } from '../../lib/machine/outbox';
import { live, MANUAL } from '../support/machine';

const BY_ITSELF = [
  'the server detects activity by itself',
  'Disable realtimeInputConfig.automaticActivityDetection in the setup.',
] as const;
const manual = (activity: Live['activity'], speech: Live['memory']['speech'] = 'none'): Live => {
  const state = live({ blueprint: MANUAL });
  return { ...state, activity, memory: { ...state.memory, speech } };
};

describe('refuseHere', () => {
  const cases: readonly (readonly [string, Live, Queued, string, string])[] = [
    ['the start of an activity where the server detects it', live(), activityStart(), ...BY_ITSELF],
    ['the end of an activity where the server detects it', live(), activityEnd(), ...BY_ITSELF],
    [
      'the end of the audio where the app detects activity',
      manual('none'),
      audioStreamEnd(),
      'automatic activity detection is disabled',
      'Send activityEnd() instead.',
    ],
    ['the end of what was not started', manual('none'), activityEnd(), 'no activity was started', 'Send activityStart() first.'],
    ['the end of what has ended in vain', manual('vain'), activityEnd(), 'no activity was started', 'Send activityStart() first.'],
    [
      'the end of an activity without a word',
      manual('empty'),
      activityEnd(),
      'nothing was said since activityStart(), and the server closes the socket for that',
      'Send audio or text before it.',
    ],
    [
      'the end of what was cut with a connection',
      manual('none', 'cut'),
      activityEnd(),
      'the connection was lost in the middle of what the user said, and nothing was said since',
      'Ask the user to say it again.',
    ],
    ['a second start', manual('empty'), activityStart(), 'an activity was started already', 'Send activityEnd() first.'],
    ['a second start after a word', manual('filled'), activityStart(), 'an activity was started already', 'Send activityEnd() first.'],
  ];
  it.each(cases)('refuses %s', (_what, state, command, why, advice) => {
    expect(refuseHere(state, command)).toEqual({
      type: 'CommandRefused',
      message: `${command.type} was not sent: ${why}.`,
      command: command.type,
      why,
      advice,
    });
  });

  it.each([
    [manual('none'), activityStart()],
    [manual('none', 'cut'), activityStart()],
    [manual('vain'), activityStart()],
    [manual('filled'), activityEnd()],
    [live(), audioStreamEnd()],
    [live(), sendText('x')],
    [manual('none'), sendAudio(new Uint8Array(2))],
  ] as const)('lets everything else through: %#', (state, command) => {
    expect(refuseHere(state, command)).toBe(null);
  });
});
