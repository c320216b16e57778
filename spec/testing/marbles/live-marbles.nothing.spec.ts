import { letters } from '../../../lib/testing/builders/letters';
import { liveMarbles } from '../../../lib/testing/marbles/live-marbles';
import { failing } from './failing';
import { thrown } from './thrown';

describe('what would expect nothing', () => {
  it('fails: a value of a letter that no diagram draws', () => {
    const told = failing(({ server, expectEvents, expectSent }) => {
      server('      C-t');
      expectEvents('C-t', { x: { text: 'Ho' } });
      expectSent(1, 'S--', { c: { clientContent: {} } });
    });
    expect(told).toContain(
      'expectEvents: a value was given for a letter that no diagram draws.\n\n  "x" is drawn nowhere in this test: { text: "Ho" }',
    );
    expect(told).toContain('expectSent(1): a value was given for a letter that no diagram draws.\n\n  "c" is drawn nowhere');
  });

  it('does not fail where another diagram draws the letter, or where all letters are given', () => {
    liveMarbles(({ server, user, hot, expectEvents, expectSent, expectObservable }) => {
      const values = { 1: { type: 'TextDelta', text: 'one' }, s: {}, h: {} } as const;
      server('      C-1', values);
      expectEvents('C-t', { ...letters, ...values, C: { type: 'Connected' }, t: { text: 'one' } });
      user('        --s');
      expectSent(1, 'S-s', { 1: {}, h: {} });
      expectObservable(hot('10ms h')).toBe('10ms h');
    });
  });

  it('fails: a socket that was drawn and never dialled', () => {
    const told = failing(({ server, expectEvents }) => {
      server('      C--', 'C--');
      expectEvents('C--');
    });
    expect(told).toContain('server: a socket was drawn that nobody dialled.\n\n  Of the 2 sockets that server(…) drew, 1 was dialled.');
  });

  it('fails: that nothing is written on a socket which nobody dialled', () => {
    const told = failing(({ server, expectEvents, expectSent }) => {
      server('      C--');
      expectEvents('C--');
      expectSent(2, '---');
    });
    expect(told).toContain('expectSent(2): socket 2 was never dialled.');
  });

  it.each([0, -1, 1.5, Number.NaN])('there is no socket %d', (socket) => {
    const error = thrown(() => liveMarbles(({ expectSent }) => expectSent(socket, '---')));
    expect(error).toBeInstanceOf(RangeError);
  });
});
