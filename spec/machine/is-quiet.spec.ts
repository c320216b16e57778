import { isQuiet } from '../../lib/machine/is-quiet';
import type { State } from '../../lib/machine/state';
import {
  activityEnd,
  activityStart,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  toolCallStarted,
} from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  callFor,
  cancel,
  commanded,
  dialling,
  INTERRUPTED,
  closed,
  GENERATED,
  HEARD,
  live,
  liveAfter,
  MANUAL,
  PATIENT,
  received,
  run,
  say,
  TRANSPARENT,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
} from '../support/machine';

const IN_PROGRESS: ServerMessage = { serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } };
const turn = (turnComplete: boolean): ReturnType<typeof sendClientContent> =>
  sendClientContent([{ role: 'user', parts: [{ text: 'Hi' }] }], { turnComplete });
const answer = sendToolResponse([{ id: 'a', response: {} }]);

const unread = run(live({ ...PATIENT, blueprint: TRANSPARENT }), commanded(sendText('Hi'))).state;

describe('isQuiet', () => {
  const quiet: readonly (readonly [string, State])[] = [
    ['at the start', live()],
    ['after a turn', liveAfter(say('Hi'), TURN_COMPLETE)],
    ['after a turn that was cut', liveAfter(say('Hi'), INTERRUPTED, TURN_COMPLETE)],
    ['after the user spoke and the model answered', liveAfter(USER_STARTS, USER_ENDS, say('Hi'), TURN_COMPLETE)],
    ['after an utterance that is only transcribed', liveAfter(HEARD, GENERATED)],
    ['while the user is only guessed to speak', liveAfter({ serverContent: { interimInputTranscription: { text: 'He' } } })],
    ['after a call was taken back and the turn ended', liveAfter(callFor('a'), cancel('a'), TURN_COMPLETE)],
    ['after audio', run(live(), commanded(sendAudio(new Uint8Array(2)))).state],
    ['after a turn of the user that is not complete', run(live(), commanded(turn(false))).state],
    ['while it dials with nothing to send', dialling()],
  ];
  it.each(quiet)('%s', (_when, { memory }) => {
    expect(isQuiet(memory)).toBe(true);
  });

  const loud: readonly (readonly [string, State])[] = [
    ['while the model speaks', liveAfter(say('Hi'))],
    ['while a cut turn has not ended', liveAfter(say('Hi'), INTERRUPTED)],
    ['while the user speaks', liveAfter(USER_STARTS)],
    ['while the answer to what the user said is owed', liveAfter(USER_STARTS, USER_ENDS)],
    ['while the answer to what was heard is owed', liveAfter(HEARD)],
    ['while a call is open', liveAfter(callFor('a'), TURN_COMPLETE)],
    ['while a call runs', run(liveAfter(callFor('a')), commanded(toolCallStarted(['a']))).state],
    ['while the model owes the answer to a result', run(liveAfter(callFor('a')), commanded(answer)).state],
    ['after a turn that will go on', liveAfter(say('Hi'), IN_PROGRESS)],
    ['while the answer to a text is owed', run(live(), commanded(sendText('Hi'))).state],
    ['while the answer to a turn is owed', run(live(), commanded(turn(true))).state],
    [
      'while the answer to speech is owed',
      run(live({ blueprint: MANUAL }), commanded(activityStart()), commanded(sendAudio(new Uint8Array(2))), commanded(activityEnd())).state,
    ],
    ['while something waits to be sent again', run(unread, closed(1006)).state],
    ['while something waits to be sent', run(dialling(), commanded(sendText('Hi'))).state],
  ];
  it.each(loud)('not %s', (_when, { memory }) => {
    expect(isQuiet(memory)).toBe(false);
  });

  it('a text that came in the middle of a turn is owed an answer after it', () => {
    const { state } = run(liveAfter(say('Hi')), commanded(sendText('Wait')));
    const ended = run(state, received(TURN_COMPLETE)).state;
    expect(isQuiet(ended.memory)).toBe(false);
    expect(isQuiet(run(ended, received(TURN_COMPLETE)).state.memory)).toBe(true);
  });
});
