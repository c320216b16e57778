import * as fc from 'fast-check';
import type { History, Remark } from '../../lib/machine/history';
import { holds, NO_HISTORY, noteRemark, sayingsOf, unanswered, unsay } from '../../lib/machine/history';
import type { ReseedLimits } from '../../lib/machine/settings';
import { deepFreeze } from '../support/machine';

const ROOMY: ReseedLimits = { turns: 100, bytes: 10_000 };
const user = (text: string, order: Remark['order'] = 1): Remark => ({ role: 'user', text, order });
const model = (text: string, order: Remark['order'] = 'heard'): Remark => ({ role: 'model', text, order });
const note = (limits: ReseedLimits, ...all: readonly Remark[]): History =>
  all.reduce<History>((history, each) => noteRemark(deepFreeze(history), each, limits), NO_HISTORY);
const said = (history: History): readonly string[] => sayingsOf(history).map(({ role, text }) => `${role}: ${text}`);

describe('noteRemark', () => {
  it('keeps who said what, in order', () => {
    expect(said(note(ROOMY, user('Hi'), model('Hello'), user('Bye')))).toEqual(['user: Hi', 'model: Hello', 'user: Bye']);
  });

  it('appends fragments as they came, and what was said by itself on a line of its own', () => {
    expect(said(note(ROOMY, model('Hel'), model('lo.')))).toEqual(['model: Hello.']);
    expect(said(note(ROOMY, user('One.'), user('Two.'), user('And', 'heard'), user(' so', 'heard')))).toEqual(['user: One.\nTwo.\nAnd so']);
    expect(said(note(ROOMY, user('One', 'heard'), user('Two')))).toEqual(['user: One\nTwo']);
  });

  it('notes nothing for nothing', () => {
    const history = note(ROOMY, user('Hi'));
    expect(noteRemark(history, model(''), ROOMY)).toBe(history);
  });

  it('counts bytes of UTF-8', () => {
    expect(note(ROOMY, user('Grüße'), model('日本'), model('語')).bytes).toBe(7 + 9);
    expect(note(ROOMY, user('a'), user('b')).bytes).toBe(2);
  });

  it('forgets the oldest where there are too many', () => {
    expect(said(note({ ...ROOMY, turns: 2 }, user('1'), model('2'), user('3')))).toEqual(['model: 2', 'user: 3']);
  });

  it('forgets the oldest where it is too long, and then the beginning of the last, by whole characters', () => {
    expect(said(note({ ...ROOMY, bytes: 5 }, user('123'), model('4567')))).toEqual(['model: 4567']);
    expect(said(note({ ...ROOMY, bytes: 5 }, user('12'), model('345')))).toEqual(['user: 12', 'model: 345']);
    expect(said(note({ ...ROOMY, bytes: 5 }, model('1234567')))).toEqual(['model: 34567']);
    expect(said(note({ turns: 1, bytes: 5 }, model('1234567')))).toEqual(['model: 34567']);
    expect(said(note({ ...ROOMY, bytes: 5 }, model('ab😀😀')))).toEqual(['model: 😀']);
    expect(note({ ...ROOMY, bytes: 5 }, model('ab😀😀')).bytes).toBe(4);
  });

  it.each([
    { turns: 0, bytes: 100 },
    { turns: 10, bytes: 0 },
  ])('keeps nothing where nothing may be kept: %j', (limits) => {
    expect(note(limits, user('Hi'), model('Hello'))).toEqual(NO_HISTORY);
  });

  it('keeps its limits, and the end of what was said', () => {
    const remark = fc.record({
      role: fc.constantFrom('user' as const, 'model' as const),
      text: fc.string({ unit: 'grapheme', maxLength: 12 }),
      order: fc.constantFrom(1, 'heard' as const),
    });
    const limits = fc.record({ turns: fc.nat(5), bytes: fc.nat(40) });
    fc.assert(
      fc.property(limits, fc.array(remark, { maxLength: 20 }), (limit, all) => {
        const history = note(limit, ...all);
        const sayings = sayingsOf(history);
        expect([sayings.length <= limit.turns, history.bytes <= limit.bytes]).toEqual([true, true]);
        expect(history.bytes).toBe(history.remarks.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0));
        expect(sayings.every(({ role }, index) => role !== sayings[index - 1]?.role)).toBe(true);
        const whole = sayingsOf(note({ turns: 1_000, bytes: 100_000 }, ...all));
        const last = whole.at(-1);
        const kept = sayings.at(-1);
        if (kept !== undefined) expect([last?.role, last?.text.endsWith(kept.text)]).toEqual([kept.role, true]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('what a command said', () => {
  const history = note(ROOMY, user('1', 1), model('a', 1), user('2', 2), model('b'), user('3', 3), model('c', 4), user('d', 'heard'));

  it.each([
    [0, false],
    [1, true],
    [2, true],
    [4, true],
  ])('is known by the order %d: %s', (order, expected) => {
    expect(holds(history, order)).toBe(expected);
  });

  it('is taken back, every turn of it', () => {
    const less = unsay(deepFreeze(history), [1, 3]);
    expect([said(less), less.bytes]).toEqual([['user: 2', 'model: b\nc', 'user: d'], 4]);
  });

  it('is the same history where nothing of it is there', () => {
    expect(unsay(history, [7])).toBe(history);
  });

  it('was not answered as long as the model said nothing after it', () => {
    expect(unanswered(history)).toEqual([3, 4]);
    expect(unanswered(note(ROOMY, user('1', 1), user('2', 2)))).toEqual([1, 2]);
    expect(unanswered(note(ROOMY, user('1', 1), model('b')))).toEqual([]);
  });
});
