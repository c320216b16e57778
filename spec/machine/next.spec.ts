import type { Next } from '../../lib/machine/next';
import { become, complain, complainSoon, emit, learn, perform, remember, startTimer, stay } from '../../lib/machine/next';
import { initialState } from '../../lib/machine/state';
import type { LiveError } from '../../lib/errors/live-error';
import { begin, deepFreeze, dialling, ended, errorsOf, live, openedState, run, story } from '../support/machine';

const frozen = (): Next => deepFreeze(stay(live()));
const error = (message: string): LiveError => ({ type: 'CommandSourceFailed', message });

describe('a step', () => {
  it('starts with nothing', () => {
    expect(stay(initialState)).toEqual({ state: initialState, messages: [], events: [], effects: [] });
  });

  it('is the same where nothing is added', () => {
    const next = frozen();
    expect(emit(next)).toBe(next);
    expect(perform(next)).toBe(next);
  });

  it('adds events and effects at the end', () => {
    const usage = { type: 'GoAway' } as const;
    const dial = { type: 'Dial', generation: 1, asks: 'nothing' } as const;
    const next = perform(emit(perform(emit(frozen(), usage), dial), { type: 'VoiceActivityStart' }), { type: 'Abandon', generation: 1 });
    expect(story(next.events)).toEqual(['GoAway', 'VoiceActivityStart']);
    expect(next.effects.map(({ type }) => type)).toEqual(['Dial', 'Abandon']);
  });

  it('takes another state and keeps what was told', () => {
    const next = become(emit(frozen(), { type: 'GoAway' }), initialState);
    expect([next.state, story(next.events)]).toEqual([initialState, ['GoAway']]);
  });

  it('remembers one thing and keeps the others', () => {
    const { state } = remember(frozen(), { sent: 7 });
    expect(state.memory).toEqual({ ...live().memory, sent: 7 });
  });
});

describe('learn', () => {
  it('tells each phase on the way, chained', () => {
    const calls = [{ id: 'a', name: 'a', state: 'open' as const }];
    const opened = openedState();
    const next = remember(stay(opened), { facts: { ...opened.memory.facts, calls } });
    expect(story(learn(next, { type: 'accepted' }).events)).toEqual(['SetupSent>Active', 'Active>ToolCallPending']);
  });

  it('tells nothing where the phase stays, but knows', () => {
    const next = learn(frozen(), { type: 'turnComplete' });
    expect([next.events, learn(next, { type: 'userStart' }).state.memory.facts.user]).toEqual([[], 'speaking']);
  });
});

describe('complain', () => {
  it('tells errors that end nothing', () => {
    expect(complain(frozen(), error('1'), error('2')).events).toEqual([
      { type: 'Error', error: error('1'), fatal: false },
      { type: 'Error', error: error('2'), fatal: false },
    ]);
  });
});

describe('complainSoon', () => {
  it('tells at once where somebody can hear it', () => {
    expect(errorsOf(complainSoon(stay(dialling()), error('1')).events)).toEqual([error('1')]);
    expect(errorsOf(complainSoon(stay(ended()), error('1')).events)).toEqual([error('1')]);
  });

  it('waits for the dial before it, and then tells in order', () => {
    const waiting = ['1', '2'].reduce<Next>((next, message) => complainSoon(next, error(message)), stay(initialState));
    expect(waiting.events).toEqual([]);
    const { events } = run(waiting.state, begin());
    expect(errorsOf(events)).toEqual([error('1'), error('2')]);
    expect(story(events)).toEqual(['Error', 'Error', 'Disconnected>Connecting']);
  });

  it('keeps the newest 64', () => {
    const messages = Array.from({ length: 70 }, (_each, index) => String(index));
    const { state } = messages.reduce<Next>((next, message) => complainSoon(next, error(message)), stay(initialState));
    expect(errorsOf(run(state, begin()).events).map(({ message }) => message)).toEqual(messages.slice(6));
  });
});

describe('startTimer', () => {
  it('gives each timer a number of its own', () => {
    const next = startTimer(startTimer(stay(initialState), 5), 6);
    expect(next.effects).toEqual([
      { type: 'StartTimer', timer: 1, ms: 5 },
      { type: 'StartTimer', timer: 2, ms: 6 },
    ]);
    expect(next.state.memory.timers).toBe(2);
  });
});
