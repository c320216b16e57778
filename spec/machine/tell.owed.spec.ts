import type { TurnRecord } from '../../lib/machine/turn-record';
import type { ServerMessage } from '../../lib/wire/server-message';
import { INTERRUPTED, liveAfter, say, TURN_COMPLETE, USER_ENDS, USER_STARTS } from '../support/machine';

const HEARD: ServerMessage = { serverContent: { inputTranscription: { text: 'Hello' } } };
const GUESSED: ServerMessage = { serverContent: { interimInputTranscription: { text: 'He' } } };
const GENERATED: ServerMessage = { serverContent: { generationComplete: true } };
const spoken: readonly ServerMessage[] = [USER_STARTS, USER_ENDS];

describe('what the server says of the user makes the model owe a reply', () => {
  const cases: readonly (readonly [string, readonly ServerMessage[], TurnRecord['progress'], TurnRecord['next']])[] = [
    ['when speech has ended', spoken, 'owed', 'free'],
    ['but not while it goes on', [USER_STARTS], 'fresh', 'free'],
    ['when words were heard', [HEARD], 'owed', 'free'],
    ['but not when they are guessed', [GUESSED], 'fresh', 'free'],
    ['once for one utterance', [USER_STARTS, HEARD, USER_ENDS], 'owed', 'free'],
    ['after the reply that is going on, for speech', [say('a'), ...spoken], 'going', 'owed'],
    ['but not for words, which may be late', [say('a'), HEARD], 'going', 'free'],
    ['after a turn that was cut', [say('a'), INTERRUPTED, ...spoken], 'cut', 'owed'],
    ['until it is given', [HEARD, say('a'), TURN_COMPLETE], 'fresh', 'free'],
    ['still after the end of the turn before it', [say('a'), ...spoken, TURN_COMPLETE], 'owed', 'free'],
    ['until a generation ends of which nothing came', [HEARD, GENERATED], 'fresh', 'free'],
    ['and keeps a turn going whose generation has ended', [say('a'), GENERATED], 'going', 'free'],
  ];
  it.each(cases)('%s', (_when, messages, progress, next) => {
    expect(liveAfter(...messages).memory.turn).toMatchObject({ progress, next });
  });
});
