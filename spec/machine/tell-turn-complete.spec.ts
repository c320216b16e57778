import { stay } from '../../lib/machine/next';
import type { State } from '../../lib/machine/state';
import { closeTurn } from '../../lib/machine/tell-turn-complete';
import { FIRST_TURN } from '../../lib/machine/turn-record';
import { interrupt, sendText } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  commanded,
  deepFreeze,
  eventsOf,
  INTERRUPTED,
  live,
  liveAfter,
  received,
  run,
  say,
  story,
  TURN_COMPLETE,
  USER_ENDS,
} from '../support/machine';

const end = (content: ServerMessage['serverContent'] = {}): ServerMessage => ({ serverContent: { ...content, turnComplete: true } });

describe('the end of a turn', () => {
  it('is told after its whole text, and the next one is of a number of its own', () => {
    const { state, events } = run(liveAfter(say('Hel'), say('lo')), received(end()));
    expect(events).toEqual([
      { type: 'TextComplete', text: 'Hello', interrupted: false, turn: 1 },
      { type: 'PhaseChanged', from: 'ModelSpeaking', to: 'Active' },
      { type: 'TurnComplete', turn: 1 },
    ]);
    expect(state.memory.turn).toEqual({ ...FIRST_TURN, number: 2, calmSince: 0 });
  });

  it.each([
    ['the server', [received(INTERRUPTED)]],
    ['the app', [commanded(interrupt())]],
  ])('is that of an interrupted text where it was cut by %s', (_who, inputs) => {
    const { events } = run(liveAfter(say('Hel')), ...inputs, received(end()));
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Hel', interrupted: true, turn: 1 }]);
  });

  const IN_PROGRESS = { interactionStatus: 'IN_PROGRESS' } as const;
  const spoke = received(USER_ENDS);
  const wrote = commanded(sendText('And?'));
  it.each([
    ['the model says that it goes on', [received(end(IN_PROGRESS))], 'owed', 'announced'],
    ['it does, whatever was asked meanwhile', [wrote, received(end(IN_PROGRESS))], 'owed', 'announced'],
    ['the user wrote meanwhile', [wrote, received(end())], 'owed', 'certain'],
    ['the user spoke meanwhile', [spoke, received(end())], 'owed', 'guessed'],
    ['the user wrote and spoke', [wrote, spoke, received(end())], 'owed', 'certain'],
    ['the model waits for the user to go on', [spoke, received(end({ waitingForInput: true }))], 'fresh', 'none'],
    ['what was written crossed that', [wrote, received(end({ waitingForInput: true }))], 'owed', 'certain'],
    ['the model is idle', [received(end({ interactionStatus: 'IDLE' }))], 'fresh', 'none'],
  ] as const)('leaves owed what it should where %s', (_when, inputs, progress, debt) => {
    expect(run(liveAfter(say('x')), ...inputs).state.memory.turn).toMatchObject({ progress, debt, next: 'free' });
  });
});

describe('closeTurn', () => {
  const closed = (state: State): ReturnType<typeof closeTurn> => closeTurn(stay(deepFreeze(state)));

  it('tells the interruption, the text and the end of a turn that goes on', () => {
    const { state, events } = closed(liveAfter(say('Hel')));
    expect(events).toEqual([
      { type: 'Interrupted', by: 'drop', turn: 1 },
      { type: 'TextComplete', text: 'Hel', interrupted: true, turn: 1 },
      { type: 'TurnComplete', turn: 1 },
    ]);
    expect(state.memory.turn).toEqual({ ...FIRST_TURN, number: 2 });
  });

  const caption: ServerMessage = { serverContent: { outputTranscription: { text: 'I think that' } } };

  it.each([
    ['certainly', run(live(), commanded(sendText('x')), received(caption)).state],
    ['perhaps', liveAfter(USER_ENDS, caption)],
  ])('ends a turn that has only a caption, where it was %s owed', (_how, state) => {
    expect(story(closed(state).events)).toEqual(['Interrupted', 'TurnComplete']);
    expect(closed(state).state.memory.turn).toEqual({ ...FIRST_TURN, number: 2 });
  });

  it('ends one of which only a late caption came, which cuts nobody short', () => {
    const { state, events } = closed(liveAfter(say('x'), TURN_COMPLETE, caption));
    expect([story(events), state.memory.turn.number]).toEqual([['TurnComplete'], 3]);
  });

  it.each([
    ['the server', liveAfter(say('Hel'), INTERRUPTED)],
    ['the app', run(liveAfter(say('Hel')), commanded(interrupt())).state],
    ['the app, before any of it came', run(live(), commanded(sendText('x')), commanded(interrupt())).state],
  ])('tells the end of a turn that was cut by %s, and not that it was cut again', (_who, state) => {
    expect(eventsOf(closed(state).events, 'Interrupted')).toEqual([]);
    expect(story(closed(state).events).at(-1)).toBe('TurnComplete');
    expect(closed(state).state.memory.turn).toEqual({ ...FIRST_TURN, number: 2 });
  });

  it.each([
    ['nothing was owed', live()],
    ['nothing came', run(live(), commanded(sendText('x'))).state],
    ['the turn before has ended', liveAfter(say('x'), TURN_COMPLETE)],
    ['the turn before goes on', liveAfter(say('x'), end({ interactionStatus: 'IN_PROGRESS' }))],
  ])('tells nothing where %s; then nothing is owed any more', (_when, state) => {
    const { number } = state.memory.turn;
    expect([closed(state).events, closed(state).state.memory.turn]).toEqual([[], { ...FIRST_TURN, number }]);
  });
});
