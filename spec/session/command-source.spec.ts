import { of, throwError } from 'rxjs';
import { commandSource } from '../../lib/session/command-source';
import type { Post } from '../../lib/session/signal';
import type { SessionCommand } from '../../lib/wire/session-command';
import { see } from '../support/log';
import { virtual } from '../streams/virtual';

const a: SessionCommand = { type: 'SendText', text: 'a' };
const b: SessionCommand = { type: 'Interrupt' };
const failed = (said: string): Post => ({
  type: 'Failed',
  error: {
    type: 'CommandSourceFailed',
    message: `A source of commands failed: ${said}.`,
    advice: 'The session goes on without it. Catch the error in the source to keep it alive.',
  },
});
const posts: Record<string, Post> = { a: { type: 'Commanded', command: a }, b: { type: 'Commanded', command: b }, F: failed('gone') };

describe('commandSource', () => {
  it('gives what the source emits, and completes with it', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<SessionCommand>('-a--b-|', { a, b });
      expectObservable(commandSource(() => source$)).toBe('-a--b-|', posts);
      expectSubscriptions(source$.subscriptions).toBe('^-----!');
    });
  });

  it('makes one failure of an error', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<SessionCommand>('-a--#', { a }, new Error('gone'));
      expectObservable(commandSource(() => source$)).toBe('-a--(F|)', posts);
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });

  it('is left when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold<SessionCommand>('-a-----', { a });
      expectObservable(
        commandSource(() => source$),
        '^--!',
      ).toBe('-a--', posts);
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('asks for the source at each subscription, and not before', () => {
    const make = jest.fn(() => of(a));
    const commands$ = commandSource(make);
    expect(make).not.toHaveBeenCalled();
    expect(see(commands$).values).toEqual([posts['a']]);
    expect(see(commands$).values).toEqual([posts['a']]);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('takes whatever rxjs takes as a source', async () => {
    const seen = see(commandSource(() => Promise.resolve(a)));
    await Promise.resolve();
    expect(seen.values).toEqual([posts['a']]);
    expect(see(commandSource(() => [a, b])).values).toEqual([posts['a'], posts['b']]);
  });

  it.each([
    ['an error', new Error('said so'), 'said so'],
    ['a text', 'said so', 'said so'],
    ['nothing', undefined, 'undefined'],
  ])('puts %s into words', (_what, thrown, words) => {
    const source = (): never => {
      throw thrown as Error;
    };
    expect(see(commandSource(source)).values).toEqual([failed(words)]);
    expect(see(commandSource(() => throwError(() => thrown))).values).toEqual([failed(words)]);
  });

  it('tells no credential', () => {
    const key = `AIza${'x'.repeat(35)}`;
    const [post] = see(commandSource(() => throwError(() => new Error(`GET /?key=${key}`)))).values;
    expect(JSON.stringify(post)).not.toContain(key);
  });
});
