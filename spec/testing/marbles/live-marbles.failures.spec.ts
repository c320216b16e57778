import { DiagramError } from '../../../lib/testing/marbles/diagram-error';
import { liveMarbles } from '../../../lib/testing/marbles/live-marbles';
import { MarbleMismatch } from '../../../lib/testing/marbles/marble-mismatch';
import { failing } from './failing';
import { messageOf, thrown } from './thrown';

describe('a liveMarbles test that fails', () => {
  it('says what was never drawn', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C-u');
      expectEvents('C--');
    });
    expect(told).toContain('frame 2: u (Usage) came, but was not drawn.\n    { type: "Usage", usage: { promptTokenCount: 10');
  });

  it('says which part of a value differs, and when something came at another time', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C-t-g-h', { t: { text: 'Hi' } });
      expectEvents('Ct--g--h', { t: { text: 'Ho' }, g: { timeLeftMs: 10 } });
    });
    expect(told).toContain(
      'frame 1: t (TextDelta) was expected; it came 1 ms later, in frame 2, with another value.\n    text: expected "Ho", got "Hi"',
    );
    expect(told).toContain('frame 4: g (GoAway) came with another value.\n    timeLeftMs: expected 10, got 50000');
    expect(told).toContain('frame 7: h (Thought) was expected; it came 1 ms earlier, in frame 6.');
  });

  it('sees the order inside a group', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C-(tT)');
      expectEvents('C-(tTX)');
    });
    expect(told).toContain('expected  C-(tTX)\n  actual    C-(tXT)\n              ^');
    expect(told).toContain('it came in another place of the group.');
  });

  it('ignores phases and the completion unless they are drawn', () => {
    const draw = (events: string) =>
      thrown(() =>
        liveMarbles(({ server, expectEvents }) => {
          server('C--|');
          expectEvents(events);
        }),
      );
    expect(draw('C--D')).toBeUndefined();
    expect(draw('C--(D|)')).toBeUndefined();
    expect(draw('(pppC)--(pD)')).toBeUndefined();
    expect(draw('(pC)--(pD)')).toBeInstanceOf(MarbleMismatch);
    expect(draw('C-|D')).toBeInstanceOf(MarbleMismatch);
  });

  it('says that a dial had no diagram', () => {
    const told = failing(({ session, server, cold, expectEvents }) => {
      session(cold('a--b', { a: {}, b: {} }));
      server('      C---');
      expectEvents('C--D', {}, { subscribed: '^---' });
    });
    expect(told).toContain('server: a socket was dialled for which no diagram was left.');
    expect(told).toContain('frame 3: socket 2 was dialled; server(…) drew 1. The dial failed.');
  });

  it('says that nobody dialled', () => {
    const told = failing(({ server, user, expectSent }) => {
      server('C');
      user('t');
      expectSent(1, 'S');
    });
    expect(told).toContain('expectSent(1): socket 1 was never dialled.');
    expect(told).toContain('A session dials when somebody subscribes to its events, as expectEvents(…) does.');
  });

  it('compresses long quiet stretches, and draws what can be pasted', () => {
    const error = thrown(() =>
      liveMarbles(({ server, expectEvents }) => {
        server('      C 9m g');
        expectEvents('C 9m -g');
      }),
    ) as MarbleMismatch;
    expect(error.expected).toBe('C 9m -g');
    expect(error.actual).toBe('C 9m g-');
  });

  it('tells of the helpers of rxjs as well', () => {
    const told = failing(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b|', { a: { n: 1 }, b: { n: 2, more: true } });
      expectObservable(source$).toBe('-a-b|', { a: { n: 1 }, b: { n: 2 } });
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
    expect(told).toContain('frame 3: b came with another value.\n    more: expected nothing, got true');
    expect(told).toContain('expectSubscriptions, subscription 1');
  });

  it('names the expectation that failed, where another one was compared before it', () => {
    const told = failing(({ cold, expectObservable, flush }) => {
      const late = expectObservable(cold('a|', { a: 'first' }));
      expectObservable(cold('b|', { b: 'second' })).toBe('b|', { b: 'other' });
      flush();
      late.toBe('a|', { a: 'another' });
    });
    expect(told).toMatch(/^expectObservable\n(?:.*\n)+?.*value: expected "another", got "first"/m);
    expect(told).toMatch(/^expectObservable \(2\)\n(?:.*\n)+?.*value: expected "other", got "second"/m);
  });

  it('draws the letter of the value that came', () => {
    const told = failing(({ cold, expectObservable }) => {
      expectObservable(cold('a-b-c-c', { a: 1, b: 2, c: 'b' })).toBe('a-a-a-b', { a: 1, b: 2 });
    });
    expect(told).toContain('expected  a-a-a-b\n  actual    a-b-*-*\n              ^ ^ ^');
    expect(told).toContain('frame 2: a was expected, but b came.\n    value: expected 1, got 2');
    expect(told).toContain('frame 4: a came with another value.\n    value: expected 1, got "b"');
  });

  it('tells the beginning of very much', () => {
    const told = failing(({ server, cold, expectEvents, expectObservable }) => {
      server(`      C${'t'.repeat(500)}`);
      expectEvents(`C${'t'.repeat(200)}${'h'.repeat(300)}`);
      const wide = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${String(index)}`, index]));
      expectObservable(cold('a', { a: wide })).toBe('a', { a: {} });
      expectObservable(cold(`(${'a'.repeat(300)})`)).toBe('a');
    });
    expect(told).toContain(`expected  … ${'t'.repeat(30)}${'h'.repeat(70)} …\n  actual    … ${'t'.repeat(100)} …\n${' '.repeat(44)}^`);
    expect(told).toContain('… and 580 more differences.');
    expect(told).toContain('    … and 40 more\n');
    expect(told).toContain(`actual    (${'a'.repeat(40)}…)`);
    expect(told.split('\n').length).toBeLessThan(120);
    expect(told.length).toBeLessThan(8_000);
  });

  it('leaves no rejection behind where the callback is asynchronous', async () => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown): number => unhandled.push(error);
    process.on('unhandledRejection', listen);
    const late = (): unknown => Promise.reject(new RangeError('late'));
    const told = messageOf(() => liveMarbles(late));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(told).toContain('must not return a Promise');
    expect(unhandled).toEqual([]);
  });

  it('refuses a letter that means nothing, a time without an end, and a promise', () => {
    expect(thrown(() => liveMarbles(({ expectEvents }) => expectEvents('-z')))).toBeInstanceOf(DiagramError);
    expect(thrown(() => liveMarbles(({ user }) => user('-z')))).toBeInstanceOf(DiagramError);
    expect(thrown(() => liveMarbles(({ expectSent }) => expectSent(1, '-z')))).toBeInstanceOf(DiagramError);
    expect(messageOf(() => liveMarbles(({ time }) => time('--')))).toContain('A time ends with "|".');
    const late = (): Promise<void> => Promise.resolve();
    expect(messageOf(() => liveMarbles(late as () => void))).toContain('must not return a Promise');
  });
});
