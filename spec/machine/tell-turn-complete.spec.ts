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
    expect(state.memory.turn).toEqual({ ...FIRST_TURN, number: 2 });
  });

  it.each([
    ['the server', [received(INTERRUPTED)]],
    ['the app', [commanded(interrupt())]],
  ])('is that of an interrupted text where it was cut by %s', (_who, inputs) => {
    const { events } = run(liveAfter(say('Hel')), ...inputs, received(end()));
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Hel', interrupted: true, turn: 1 }]);
  });

  it('owes more where the model says that it goes on, and where the user asked meanwhile', () => {
    expect(liveAfter(say('x'), end({ interactionStatus: 'IN_PROGRESS' })).memory.turn.progress).toBe('owed');
    expect(run(liveAfter(say('x')), commanded(sendText('And?')), received(end())).state.memory.turn.progress).toBe('owed');
    expect(liveAfter(say('x'), end({ interactionStatus: 'IDLE' })).memory.turn.progress).toBe('fresh');
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
