import type { Input } from '../../lib/machine/input';
import { isQuiet } from '../../lib/machine/is-quiet';
import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import type { TurnRecord } from '../../lib/machine/turn-record';
import { sendText, sendToolResponse } from '../../lib/wire/commands';
import type { FunctionResponse } from '../../lib/wire/session-command';
import {
  back,
  callFor,
  cancel,
  closed,
  commanded,
  GENERATED,
  handleOf,
  HEARD,
  live,
  PATIENT,
  received,
  run,
  say,
  SETTINGS,
  stateOf,
  story,
  TURN_COMPLETE,
  USER_ENDS,
} from '../support/machine';

const answer = (id: string, more: Partial<FunctionResponse> = {}): Input => commanded(sendToolResponse([{ id, response: {}, ...more }]));
const silently = (id: string): Input => answer(id, { scheduling: 'SILENT' });
const text = commanded(sendText('Hi'));
const over: readonly Input[] = [received(say('x')), received(TURN_COMPLETE)];
const after = (inputs: readonly Input[], settings: Partial<Settings> = {}): State =>
  run(live({ ...PATIENT, ...settings }), ...inputs).state;

describe('a turn of nothing but calls', () => {
  const done: readonly (readonly [string, readonly Input[]])[] = [
    ['a call was taken back', [received(callFor('a')), received(cancel('a'))]],
    ['one after the end of a turn was', [...over, received(callFor('a')), received(cancel('a'))]],
    ['a call was answered in silence', [...over, received(callFor('a')), silently('a')]],
    ['one that was generated was', [received(callFor('a')), received(GENERATED), silently('a')]],
    ['one was answered in silence and one was taken back', [received(callFor('a', 'b')), silently('a'), received(cancel('b'))]],
    ['one that was made for a text was answered in silence', [text, received(callFor('a')), silently('a')]],
    ['the last answer of several is silent', [received(callFor('a')), answer('a', { willContinue: true }), silently('a')]],
  ];
  it.each(done)('is none, and is not waited for, once %s', (_when, inputs) => {
    const { memory } = after(inputs);
    expect([memory.facts.turn, memory.turn.progress, memory.turn.came, isQuiet(memory)]).toEqual(['none', 'fresh', 'nothing', true]);
  });

  it('keeps its number, and nothing is told of it', () => {
    const called = after([...over, received(callFor('a'))]);
    const { state, events } = run(called, silently('a'));
    expect([story(events), state.memory.turn.number]).toEqual([['ToolCallPending>Active'], 2]);
  });

  const owed: readonly (readonly [string, readonly Input[], TurnRecord['debt']])[] = [
    ['a text was sent before a call that was taken back', [text, received(callFor('a')), received(cancel('a'))], 'certain'],
    ['a text was sent after it', [received(callFor('a')), text, silently('a')], 'certain'],
    ['the user was heard before it', [received(HEARD), received(callFor('a')), received(cancel('a'))], 'guessed'],
    ['the user was heard after it', [received(callFor('a')), received(USER_ENDS), silently('a')], 'guessed'],
  ];
  it.each(owed)('owes what is owed beside it, where %s', (_when, inputs, debt) => {
    expect(after(inputs).memory.turn).toMatchObject({ progress: 'owed', debt, next: 'free' });
  });

  const going: readonly (readonly [string, readonly Input[], Partial<Settings>])[] = [
    ['a call is open', [received(callFor('a', 'b')), silently('a')], {}],
    ['a result is there to be spoken of', [received(callFor('a', 'b')), answer('a'), silently('b')], {}],
    ['other things came', [received(say('x')), received(callFor('a')), silently('a')], {}],
    [
      'the model is not told to keep silent',
      [received(callFor('a')), silently('a')],
      { capabilities: { ...SETTINGS.capabilities, scheduling: 'refused' } },
    ],
  ];
  it.each(going)('goes on where %s', (_when, inputs, settings) => {
    expect(after(inputs, settings).memory.turn.progress).toBe('going');
  });

  it('owes nothing of a silent answer, but the rest of what it had begun to say', () => {
    expect(stateOf(after([received(say('x')), received(callFor('a')), silently('a')]), 'Live').owed?.what).toBe('rest');
    expect(stateOf(after([received(say('x')), received(GENERATED), received(callFor('a')), silently('a')]), 'Live').owed).toBe(null);
  });

  it('owes an answer to what is called for after a silence', () => {
    const again = after([text, received(callFor('a')), silently('a'), received(callFor('b')), answer('b')]);
    expect(stateOf(again, 'Live').owed?.what).toBe('reply');
  });

  it('is none also where a server that was resumed asks again for what was done in silence', () => {
    const lost = after([received(callFor('a')), silently('a'), received(handleOf('h')), closed(1006)]);
    const { state } = run(back(lost).state, received(callFor('a'), 0, 2));
    expect([state.memory.turn.progress, isQuiet(state.memory), state.memory.sent]).toEqual(['fresh', true, 2]);
  });
});
