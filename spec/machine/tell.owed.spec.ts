import type { State } from '../../lib/machine/state';
import type { TurnRecord } from '../../lib/machine/turn-record';
import { sendAudio } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import { commanded, INTERRUPTED, liveAfter, received, run, say, TURN_COMPLETE, USER_ENDS, USER_STARTS } from '../support/machine';

const HEARD: ServerMessage = { serverContent: { inputTranscription: { text: 'Hello' } } };
const GUESSED: ServerMessage = { serverContent: { interimInputTranscription: { text: 'He' } } };
const GENERATED: ServerMessage = { serverContent: { generationComplete: true } };
const WAITS: ServerMessage = { serverContent: { waitingForInput: true } };
const spoken: readonly ServerMessage[] = [USER_STARTS, USER_ENDS];

describe('what the server says of the user makes the model owe a reply', () => {
  const cases: readonly (readonly [string, readonly ServerMessage[], TurnRecord['progress'], TurnRecord['next'], TurnRecord['debt']])[] = [
    ['perhaps, when speech has ended', spoken, 'owed', 'free', 'guessed'],
    ['but not while it goes on', [USER_STARTS], 'fresh', 'free', 'none'],
    ['perhaps, when words were heard', [HEARD], 'owed', 'free', 'guessed'],
    ['but not when they are guessed', [GUESSED], 'fresh', 'free', 'none'],
    ['once for one utterance', [USER_STARTS, HEARD, USER_ENDS], 'owed', 'free', 'guessed'],
    ['perhaps, after the reply that is going on, for speech', [say('a'), ...spoken], 'going', 'guessed', 'none'],
    ['but not for words, which may be late', [say('a'), HEARD], 'going', 'free', 'none'],
    ['perhaps, after a turn that was cut', [say('a'), INTERRUPTED, ...spoken], 'cut', 'guessed', 'none'],
    ['until it is given', [HEARD, say('a'), TURN_COMPLETE], 'fresh', 'free', 'none'],
    ['still after the end of the turn before it', [say('a'), ...spoken, TURN_COMPLETE], 'owed', 'free', 'guessed'],
    [
      'but not for words that come after the end of a turn, when nobody can have said any',
      [say('a'), TURN_COMPLETE, HEARD],
      'fresh',
      'free',
      'none',
    ],
    ['perhaps, for those of somebody who spoke since', [say('a'), TURN_COMPLETE, USER_STARTS, HEARD], 'owed', 'free', 'guessed'],
    ['but not where it waits for the user to go on', [HEARD, WAITS], 'fresh', 'free', 'none'],
    [
      'but not where it says so with what it heard',
      [{ serverContent: { ...HEARD.serverContent, waitingForInput: true } }],
      'fresh',
      'free',
      'none',
    ],
    ['until a generation ends of which nothing came', [HEARD, GENERATED], 'fresh', 'free', 'none'],
    ['and keeps a turn going whose generation has ended', [say('a'), GENERATED], 'going', 'free', 'none'],
  ];
  it.each(cases)('%s', (_when, messages, progress, next, debt) => {
    expect(liveAfter(...messages).memory.turn).toMatchObject({ progress, next, debt });
  });

  it('perhaps, for words after the end of a turn where audio was handed over since', () => {
    const over = run(liveAfter(say('a')), received(TURN_COMPLETE, 100)).state;
    const audio = (at: number): State => run(over, commanded(sendAudio(new Uint8Array(2)), at), received(HEARD, 200)).state;
    expect([audio(100), audio(101)].map(({ memory }) => memory.turn.debt)).toEqual(['none', 'guessed']);
  });
});
