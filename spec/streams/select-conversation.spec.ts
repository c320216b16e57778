import type { Observable } from 'rxjs';
import { map, merge, NEVER } from 'rxjs';
import type { Entry } from '../../lib/streams/entry';
import { selectConversation } from '../../lib/streams/select-conversation';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SessionEvent } from '../../lib/wire/session-event';
import { audio, connected, heard, interrupted, over, said, text, typed } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import type { Input } from './sessions';
import { virtual } from './virtual';

const userEntry = (words: string, fields: Partial<Entry> = {}): Entry => ({
  id: 'entry-1',
  role: 'user',
  text: words,
  final: true,
  turn: 1,
  interrupted: false,
  calls: [],
  ...fields,
});
const modelEntry = (words: string, fields: Partial<Entry> = {}): Entry =>
  userEntry(words, { id: 'entry-2', role: 'model', final: false, ...fields });

describe('selectConversation', () => {
  itKeepsTheLaws<Input, readonly Entry[]>({
    operator: selectConversation,
    inputs: [typed('Hi'), connected(), text('Hello')],
    outputs: [[userEntry('Hi')], null, [userEntry('Hi'), modelEntry('Hello')]],
  });

  it('emits only when the list changes', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<Input>('C-i-a-a-o-i-T-T-|', { C: connected(), i: heard('A'), a: audio(2), o: said('b'), T: over() });
      expectObservable(
        source$.pipe(
          selectConversation(),
          map((entries) => entries.map(({ text: words, final }) => `${words}${final ? '.' : ''}`)),
        ),
      ).toBe('                         --v-w---x-y-z---|', { v: ['A'], w: ['A.'], x: ['A.', 'b'], y: ['AA.', 'b'], z: ['AA.', 'b.'] });
    });
  });

  it('takes what is typed from the commands', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const events$ = hot<SessionEvent>('   C--t-IT-n', { C: connected(), t: text('a'), I: interrupted(), T: over(), n: text('b', 2) });
      const commands$ = hot<SessionCommand>('-A--B-----', { A: typed('A'), B: typed('B') });
      const words$ = merge(events$, commands$).pipe(
        selectConversation(),
        map((entries) => entries.map(({ text: words, turn }) => `${words}${String(turn)}`).join(' ')),
      );
      expectObservable(words$, '^--------!').toBe('-v-wxyz-u', {
        v: 'A1',
        w: 'A1 a1',
        x: 'A1 a1 B2',
        y: 'A1 a1 B2',
        z: 'A1 a1 B2',
        u: 'A1 a1 B2 b2',
      });
      expectSubscriptions(events$.subscriptions).toBe('^--------!');
    });
  });

  it('goes on over a reconnect', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<Input>('taCb|', { t: typed('A'), a: text('a'), C: connected(true), b: text('b', 2) });
      expectObservable(
        source$.pipe(
          selectConversation(),
          map((entries) => entries.map(({ text: words }) => words).join(' ')),
        ),
      ).toBe('vw-x|', {
        v: 'A',
        w: 'A a',
        x: 'A a b',
      });
    });
  });

  it('has a list for each subscription, which begins empty', () => {
    virtual(({ hot, expectObservable }) => {
      const entries$ = hot<Input>('-a-b', { a: typed('A'), b: typed('B') }).pipe(selectConversation());
      expectObservable(entries$).toBe('-x-y', { x: [userEntry('A')], y: [userEntry('A'), userEntry('B', { id: 'entry-2' })] });
      expectObservable(entries$, '--^').toBe('---x', { x: [userEntry('B')] });
    });
  });

  it('keeps as many entries as asked', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<Input>('ab|', { a: typed('A'), b: typed('B') });
      expectObservable(source$.pipe(selectConversation({ entries: 1 }))).toBe('xy|', {
        x: [userEntry('A')],
        y: [userEntry('B', { id: 'entry-2' })],
      });
    });
  });

  it('keeps 200 by default', () => {
    const lengths: number[] = [];
    virtual(({ cold, flush }) => {
      cold<Input>('a'.repeat(250), { a: typed('A') })
        .pipe(selectConversation())
        .subscribe(({ length }) => lengths.push(length));
      flush();
    });
    expect(lengths.at(-1)).toBe(200);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses to keep %p entries, at once', (entries) => {
    expect(() => selectConversation({ entries })).toThrow(
      new RangeError(`entries must be a whole number from 1, but is ${String(entries)}.`),
    );
  });

  it('takes events, commands, or both', () => {
    const fromEvents$: Observable<readonly Entry[]> = (NEVER as Observable<SessionEvent>).pipe(selectConversation());
    const fromBoth$: Observable<readonly Entry[]> = (NEVER as Observable<Input>).pipe(selectConversation());
    expect([fromEvents$, fromBoth$]).toHaveLength(2);
  });
});
