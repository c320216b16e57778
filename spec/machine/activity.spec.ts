import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { activityEnd, activityStart, interrupt, sendAudio, sendClientContent, sendText, sendVideo } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import {
  back,
  closed,
  commanded,
  effectsOf,
  errorsOf,
  handleOf,
  live,
  MANUAL,
  PATIENT,
  received,
  run,
  stateOf,
  story,
  TRANSPARENT,
  USER_STARTS,
  type Run,
} from '../support/machine';

const audio = sendAudio(new Uint8Array(2));
const manual = (settings: Partial<Settings> = {}): State => live({ ...PATIENT, blueprint: MANUAL, ...settings });
const tell = (state: State, ...commands: readonly SessionCommand[]): Run => run(state, ...commands.map((each) => commanded(each)));
const sent = ({ effects }: Run): readonly string[] => effectsOf(effects, 'Send').map(({ command }) => command);
const activityIn = (state: State): string => stateOf(state, 'Live').activity;

describe('an activity of the user', () => {
  it.each([
    [[], 'none'],
    [[activityStart()], 'empty'],
    [[activityStart(), audio], 'filled'],
    [[activityStart(), sendText('Hi')], 'filled'],
    [[activityStart(), sendVideo(new Uint8Array(2))], 'empty'],
    [[activityStart(), sendClientContent([])], 'empty'],
    [[activityStart(), sendText('')], 'empty'],
    [[activityStart(), sendAudio(new Uint8Array(3))], 'empty'],
    [[activityStart(), audio, activityEnd()], 'none'],
    [[activityStart(), activityEnd()], 'vain'],
    [[activityStart(), activityEnd(), audio], 'vain'],
    [[activityStart(), activityEnd(), activityEnd()], 'vain'],
    [[activityStart(), activityEnd(), activityStart()], 'empty'],
    [[activityStart(), audio, activityStart()], 'filled'],
    [[audio], 'none'],
  ] as const)('%j is %s', (commands, activity) => {
    expect(activityIn(tell(manual(), ...commands).state)).toBe(activity);
  });

  it('that is started twice can be ended still', () => {
    const twice = tell(manual(), activityStart(), audio, activityStart(), activityEnd());
    expect(sent(twice)).toEqual(['ActivityStart', 'SendAudio', 'ActivityEnd']);
  });

  it('without a word is not ended, as the server closes the socket for that; the next start is known already', () => {
    const empty = tell(manual(), activityStart(), activityEnd());
    expect([sent(empty), story(empty.events)]).toEqual([['ActivityStart'], ['Active>UserSpeaking', 'Error', 'UserSpeaking>Active']]);
    const again = tell(empty.state, activityStart(), audio, activityEnd());
    expect([sent(again), errorsOf(again.events)]).toEqual([['SendAudio', 'ActivityEnd'], []]);
    expect(story(again.events)).toEqual(['Active>UserSpeaking', 'UserSpeaking>Active']);
    expect(again.state.memory.turn.progress).toBe('owed');
  });

  it('is not started nor ended by marks that are refused, where the server detects it', () => {
    const heard = run(live(), received(USER_STARTS)).state;
    const { state, events } = tell(heard, activityStart(), activityEnd());
    expect([activityIn(state), state.memory.facts, errorsOf(events).length]).toEqual(['none', heard.memory.facts, 2]);
  });

  it('is what the app says, not what the server hears', () => {
    const heard = run(manual(), received(USER_STARTS)).state;
    expect(sent(tell(heard, activityStart(), audio, activityEnd()))).toEqual(['ActivityStart', 'SendAudio', 'ActivityEnd']);
  });

  it('is started by an interruption, unless it was', () => {
    const speaking = run(manual(), received({ serverContent: { modelTurn: { parts: [{ text: 'x' }] } } })).state;
    expect(sent(tell(speaking, interrupt()))).toEqual(['ActivityStart']);
    expect(sent(tell(tell(speaking, activityStart()).state, interrupt()))).toEqual([]);
    expect(sent(tell(tell(speaking, activityStart(), audio).state, interrupt()))).toEqual([]);
  });
});

describe('an activity that was cut with its connection', () => {
  const cut = (...before: readonly SessionCommand[]): State => {
    const speaking = run(tell(manual(), activityStart(), ...before).state, received(handleOf('h')));
    return run(speaking.state, closed(1006)).state;
  };

  it.each([[[]], [[audio]]])('is remembered: %j', (before) => {
    expect(cut(...before).memory.speech).toBe('cut');
    expect(cut(...before, audio, activityEnd()).memory.speech).toBe('none');
  });

  it.each([[sendText('Hi')], [audio]])('is told to the next connection with the next thing that is said: %j', (said) => {
    const up = back(cut(audio)).state;
    const { state, events } = tell(up, said, activityEnd());
    expect([up.memory.facts.user, up.memory.speech]).toEqual(['silent', 'cut']);
    expect(sent(tell(up, said, activityEnd()))).toEqual(['ActivityStart', said.type, 'ActivityEnd']);
    expect([errorsOf(events), state.memory.speech, activityIn(state)]).toEqual([[], 'none', 'none']);
  });

  it('is not told for a picture', () => {
    expect(sent(tell(back(cut(audio)).state, sendVideo(new Uint8Array(2))))).toEqual(['SendVideo']);
  });

  it('that waited goes on on the next connection, which is told of it first', () => {
    expect(sent(back(tell(cut(audio), audio, activityEnd()).state))).toEqual(['setup', 'ActivityStart', 'SendAudio', 'ActivityEnd']);
  });

  it('is over where the app ends it before it said more, and the app is told that it is lost', () => {
    const { state, events, effects } = tell(back(cut(audio)).state, activityEnd());
    expect([errorsOf(events).length, effectsOf(effects, 'Send'), state.memory.speech]).toEqual([1, [], 'none']);
    expect(errorsOf(events)[0]).toMatchObject({ type: 'CommandRefused', advice: 'Ask the user to say it again.' });
    expect(sent(tell(state, audio))).toEqual(['SendAudio']);
  });

  it('is over where the app starts another one', () => {
    const { state, events } = tell(back(cut(audio)).state, activityStart(), audio, activityEnd());
    expect([errorsOf(events), state.memory.speech]).toEqual([[], 'none']);
  });

  it('goes on over as many connections as are lost', () => {
    const twice = run(back(cut(audio)).state, closed(1006, '', { generation: 2 })).state;
    expect(sent(tell(back(twice).state, audio))).toEqual(['ActivityStart', 'SendAudio']);
  });

  it('is none of a server that detects activity', () => {
    const heard = run(live(PATIENT), received(USER_STARTS), closed(1006)).state;
    expect(heard.memory.speech).toBe('none');
  });
});

describe('what is repeated to a server that tells how far it has read', () => {
  const { parts } = TRANSPARENT;
  const setup = { ...parts.setup, ...MANUAL.parts.setup, sessionResumption: { transparent: true } };
  const blueprint = { parts: { ...parts, setup }, message: { ...setup, model: 'models/any' } };
  const lost = (read: number, ...commands: readonly SessionCommand[]): State => {
    const spoken = tell(manual({ blueprint }), ...commands).state;
    const kept = run(spoken, received(handleOf('h', { lastConsumedClientMessageIndex: read })));
    return run(kept.state, closed(1006)).state;
  };

  it('begins in an activity where its first mark is an end', () => {
    const up = back(lost(0, activityStart(), audio, activityEnd()));
    expect([sent(up), errorsOf(up.events)]).toEqual([['setup', 'ActivityStart', 'SendAudio', 'ActivityEnd'], []]);
  });

  it('begins in none where its first mark is a start', () => {
    const up = back(lost(2, activityStart(), audio, activityEnd(), audio, activityStart(), audio));
    expect(sent(up)).toEqual(['setup', 'SendAudio', 'ActivityStart', 'SendAudio']);
    expect(errorsOf(up.events)).toEqual([]);
  });

  it('goes on as it was where it holds no mark', () => {
    expect(sent(back(lost(0, activityStart(), audio)))).toEqual(['setup', 'ActivityStart', 'SendAudio']);
  });
});
