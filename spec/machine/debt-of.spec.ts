import type { Debt } from '../../lib/machine/debt-of';
import { debtOf, isUpToOthers } from '../../lib/machine/debt-of';
import type { Input } from '../../lib/machine/input';
import type { Settings } from '../../lib/machine/settings';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import type { Live } from '../../lib/machine/state';
import { interrupt, sendAudio, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  blueprintOf,
  callFor,
  commanded,
  GENERATED,
  HEARD,
  live,
  measured,
  received,
  run,
  say,
  SETTINGS,
  stateOf,
  TURN_COMPLETE,
  USER_STARTS,
} from '../support/machine';

const declaring = (behavior?: 'BLOCKING' | 'NON_BLOCKING'): Partial<Settings> => ({
  blueprint: blueprintOf({ tools: [{ googleSearch: {} }, { functionDeclarations: [{ name: 'f-a', ...(behavior && { behavior }) }] }] }),
});
const free = declaring('NON_BLOCKING');
const after = (settings: Partial<Settings>, ...inputs: readonly Input[]): Live => stateOf(run(live(settings), ...inputs).state, 'Live');

const text = commanded(sendText('Hi'));
const called = received(callFor('a'));
const answered = commanded(sendToolResponse([{ id: 'a', response: {} }]));
const announced: ServerMessage = { serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } };

describe('debtOf', () => {
  const cases: readonly (readonly [string, Debt, readonly Input[]])[] = [
    ['nothing was asked', 'nothing', []],
    ['a text was sent', 'reply', [text]],
    ['somebody was heard', 'guess', [received(HEARD)]],
    ['a model goes on by itself', 'announced', [received(announced)]],
    ['it may do so once it has the result of a call', 'nothing', [called, received(announced)]],
    ['a turn has begun', 'rest', [received(say('x'))]],
    ['all of a turn was generated', 'nothing', [received(say('x')), received(GENERATED)]],
    ['more was asked meanwhile', 'rest', [received(say('x')), received(GENERATED), text]],
    ['a call is open', 'nothing', [text, called]],
    ['the model goes on in spite of that', 'rest', [called, received(say('x'))]],
    ['a text was sent meanwhile', 'rest', [called, text]],
    ['a text was sent after the turn of it', 'reply', [called, received(TURN_COMPLETE), text]],
    ['it was answered', 'reply', [called, answered]],
    ['the app does not want to hear of that', 'nothing', [called, answered, commanded(interrupt())]],
    ['the user speaks', 'attention', [text, received(USER_STARTS)]],
  ];
  it.each(cases)('where %s: %s', (_when, debt, inputs) => {
    expect(debtOf(after(free, ...inputs))).toBe(debt);
  });

  it('is what a full socket holds back, whatever else is owed', () => {
    const narrow = { outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 1 } };
    const audio = commanded(sendAudio(new Uint8Array(2)));
    expect(debtOf(after(narrow, audio))).toBe('reading');
    expect([debtOf(after(narrow, text)), debtOf(after(narrow, text, measured(9)))]).toEqual(['reply', 'reading']);
    expect(debtOf(after(narrow, received(USER_STARTS), audio, measured(9)))).toBe('reading');
  });
});

describe('isUpToOthers', () => {
  const { capabilities } = SETTINGS;
  const cases: readonly (readonly [string, Partial<Settings>, boolean])[] = [
    ['must be waited for', declaring('BLOCKING'), true],
    ['need not be waited for', free, false],
    ['is declared without a word of that', declaring(), true],
    ['is one by default', { ...declaring(), capabilities: { ...capabilities, defaultBehavior: 'NON_BLOCKING' } }, false],
    ['is the only kind that the model knows', { ...declaring(), capabilities: { ...capabilities, behaviors: ['NON_BLOCKING'] } }, false],
    ['is not declared', {}, true],
  ];
  it.each(cases)('where the function that was called %s', (_what, settings, expected) => {
    expect(isUpToOthers(after(settings, called))).toBe(expected);
    expect(isUpToOthers(after(settings))).toBe(false);
  });

  it('where the user speaks', () => {
    expect(isUpToOthers(after({}, received(USER_STARTS)))).toBe(true);
  });
});
