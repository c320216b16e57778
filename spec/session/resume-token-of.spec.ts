import { EMPTY, from, of, throwError } from 'rxjs';
import type { ResumeToken } from '../../lib/machine/resumption';
import type { Resume } from '../../lib/session/live-config';
import { resumeTokenOf } from '../../lib/session/resume-token-of';
import { virtual } from '../streams/virtual';
import { see } from '../support/log';

const TOKEN: ResumeToken = { handle: 'h-1', model: 'models/any', endpoint: 'custom:a.example/', savedAt: 40, turn: 3 };
const had = { token: TOKEN, failure: null };
/** A promise by another hand. */
const thenable = {
  then: (done: (token: ResumeToken) => void): void => {
    done(TOKEN);
  },
} as unknown as Promise<ResumeToken>;
const nothing = { token: null, failure: null };

describe('resumeTokenOf', () => {
  it.each<readonly [string, Resume, unknown]>([
    ['a token', TOKEN, had],
    ['nothing', undefined, nothing],
    ['null', null, nothing],
    ['a function that gives it', () => TOKEN, had],
    ['a function that gives nothing', () => undefined, nothing],
    ['a function that gives null', () => null, nothing],
    ['an Observable', () => of(TOKEN), had],
    ['an Observable of several, the first of which counts', () => from([TOKEN, null]), had],
    ['an Observable that is empty', () => EMPTY, nothing],
    ['an Observable of null', () => of(null), nothing],
    ['an iterable', () => new Set([TOKEN]), had],
    ['a thenable that knows it', () => thenable, had],
  ])('takes %s at once', (_what, resume, given) => {
    const seen = see(resumeTokenOf(resume));
    expect(seen.values).toEqual([given]);
    expect(seen.end()).toBe('complete');
  });

  it.each<readonly [string, Resume]>([
    ['a promise', () => Promise.resolve(TOKEN)],
    [
      'an async iterable',
      async function* () {
        await Promise.resolve();
        yield TOKEN;
      },
    ],
  ])('takes %s', async (_what, resume) => {
    const seen = see(resumeTokenOf(resume));
    expect(seen.values).toEqual([]);
    await new Promise((done) => setTimeout(done, 0));
    expect(seen.values).toEqual([had]);
    expect(seen.end()).toBe('complete');
  });

  it('leaves what is no token to those who know what one is', () => {
    expect(see(resumeTokenOf({ handle: 7 } as unknown as ResumeToken)).values).toEqual([{ token: { handle: 7 }, failure: null }]);
  });

  it.each<readonly [string, Resume, string]>([
    [
      'throws',
      () => {
        throw new Error('no storage');
      },
      'no storage',
    ],
    ['fails', () => throwError(() => new Error('no storage')), 'no storage'],
    ['fails with a text', () => throwError((): unknown => 'no storage'), 'no storage'],
  ])('says so where a function %s, and gives no token', (_what, resume, why) => {
    const seen = see(resumeTokenOf(resume));
    expect(seen.values).toEqual([
      {
        token: null,
        failure: {
          type: 'CommandSourceFailed',
          message: `The token to resume with could not be had: ${why}.`,
          advice: 'The session begins anew. Check the resume function of the config.',
        },
      },
    ]);
    expect(seen.end()).toBe('complete');
  });

  it('says so where a promise is rejected', async () => {
    const seen = see(resumeTokenOf(() => Promise.reject(new Error('no storage'))));
    await new Promise((done) => setTimeout(done, 0));
    expect(seen.values).toMatchObject([{ token: null, failure: { type: 'CommandSourceFailed' } }]);
  });

  it('says so where what is given is no source of a token', () => {
    const subscribable = { subscribe: () => undefined } as unknown as ResumeToken;
    expect(see(resumeTokenOf(() => subscribable)).values).toMatchObject([{ token: null, failure: { type: 'CommandSourceFailed' } }]);
  });

  it('asks once for each subscription, and not before', () => {
    const resume = jest.fn(() => TOKEN);
    const token$ = resumeTokenOf(resume);
    expect(resume).not.toHaveBeenCalled();
    see(token$);
    expect(resume).toHaveBeenCalledTimes(1);
  });

  it('waits as long as it takes for one token, and lets go then or when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('--t--t', { t: TOKEN });
      expectObservable(resumeTokenOf(() => source$)).toBe('--(t|)', { t: had });
      expectObservable(
        resumeTokenOf(() => source$),
        '^!',
      ).toBe('-');
      expectSubscriptions(source$.subscriptions).toBe(['^-!', '^!']);
    });
  });
});
