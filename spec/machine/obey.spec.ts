import type { CommandRefused, ToolFailed } from '../../lib/errors/live-error';
import { initialState } from '../../lib/machine/state';
import { interrupt, sendText, toolCallFailed, toolCallStarted } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import {
  begin,
  callFor,
  closing,
  commanded,
  dialling,
  ended,
  errorsOf,
  INTERRUPTED,
  live,
  liveAfter,
  openedState,
  run,
  say,
  story,
} from '../support/machine';

describe('toolCallStarted', () => {
  it('moves the phase, alone, and is never sent', () => {
    const { events, effects } = run(liveAfter(callFor('a')), commanded(toolCallStarted(['a'])));
    expect([story(events), effects]).toEqual([['ToolCallPending>ToolCallExecuting'], []]);
  });

  it.each([
    ['of calls that nobody knows', liveAfter(callFor('a')), ['x']],
    ['of no calls', liveAfter(callFor('a')), []],
    ['of a call that runs', run(liveAfter(callFor('a')), commanded(toolCallStarted(['a']))).state, ['a']],
    ['before the dial', initialState, ['a']],
  ])('%s changes nothing', (_which, state, ids) => {
    expect(run(state, commanded(toolCallStarted(ids)))).toEqual({ state, messages: [], events: [], effects: [] });
  });

  it.each([
    ['the model speaks', liveAfter(callFor('a'), say('x'))],
    ['the turn is cut', liveAfter(callFor('a'), INTERRUPTED)],
  ])('while %s is a fact only', (_when, before) => {
    const { state, events } = run(before, commanded(toolCallStarted(['a'])));
    expect([events, state.memory.facts.calls[0]?.state]).toEqual([[], 'started']);
  });
});

describe('toolCallFailed', () => {
  const error: ToolFailed = { type: 'ToolFailed', message: 'no', call: { id: 'a', name: 'f' }, why: 'threw' };

  it.each([dialling(), openedState(), live(), closing()])('is an error that ends nothing when $type', (state) => {
    const { state: after, events, effects } = run(state, commanded(toolCallFailed('a', error)));
    expect([after, events, effects]).toEqual([state, [{ type: 'Error', error, fatal: false }], []]);
  });

  it('before the dial is told with it', () => {
    const idle = run(initialState, commanded(toolCallFailed('a', error)));
    expect([idle.events, errorsOf(run(idle.state, begin()).events)]).toEqual([[], [error]]);
  });
});

describe('a report on calls that lacks its content', () => {
  it.each([
    [{ type: 'ToolCallStarted' }, 'it names no ids'],
    [{ type: 'ToolCallStarted', ids: 'a' }, 'it names no ids'],
    [{ type: 'ToolCallFailed', id: 'a' }, 'it holds no error'],
    [{ type: 'ToolCallFailed', id: 'a', error: null }, 'it holds no error'],
  ])('%j is refused: %s', (command, why) => {
    const { state, events } = run(live(), commanded(command as SessionCommand));
    expect([state, errorsOf(events)]).toEqual([live(), [expect.objectContaining({ type: 'CommandRefused', command: command.type, why })]]);
  });
});

describe('a command after the end', () => {
  it.each([sendText('late'), toolCallStarted(['a']), interrupt()])('is logged and nothing else: $type', (command) => {
    const { state, events, effects } = run(ended(), commanded(command));
    const message = `${command.type} came after the end of the session and was not sent.`;
    expect([state, events]).toEqual([ended(), []]);
    expect(effects).toEqual([
      { type: 'Log', entry: { level: 'warn', event: 'command-after-end', message, fields: { command: command.type } } },
    ]);
  });

  it('to end is obeyed already', () => {
    expect(run(ended(), commanded({ type: 'Disconnect' })).effects).toEqual([]);
  });
});

describe('what is not a command', () => {
  const junk: readonly (readonly [unknown, string])[] = [
    [{ type: 'Dance' }, 'Dance'],
    [{}, 'undefined'],
    [null, 'undefined'],
    [undefined, 'undefined'],
    ['hello', 'undefined'],
  ];
  it.each(junk)('%j is refused in words', (command, name) => {
    const refused: CommandRefused = {
      type: 'CommandRefused',
      message: `${name} was not sent: it is not a command.`,
      command: name,
      why: 'it is not a command',
    };
    const { state, events } = run(live(), commanded(command as SessionCommand));
    expect([state, events]).toEqual([live(), [{ type: 'Error', error: refused, fatal: false }]]);
  });

  it('before the dial is told with it', () => {
    const idle = run(initialState, commanded(null as unknown as SessionCommand));
    expect([idle.events.length, errorsOf(run(idle.state, begin()).events).length]).toEqual([0, 1]);
  });

  it('after the end is logged', () => {
    expect(run(ended(), commanded(null as unknown as SessionCommand)).effects).toEqual([expect.objectContaining({ type: 'Log' })]);
  });
});
