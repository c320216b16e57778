import { isLeft } from 'fp-ts/lib/Either.js';
import { EMPTY, from, NEVER, of, throwError } from 'rxjs';
import { requestOf } from '../../lib/session/request-of';
import type { Access, Credential } from '../../lib/transport/endpoint';
import { see } from '../support/log';
import { virtual } from '../streams/virtual';

const request = { url: 'wss://a.example/', headers: {}, protocols: [] };
const accessWith = (credential: Credential): Access => ({
  type: 'secret',
  credential,
  request: (secret) => ({ ...request, headers: { authorization: `Token ${secret}` } }),
});
const EMPTY_CREDENTIAL = 'The credential is empty.';

/** The header of the request that is ready, or the message of why there is none. */
const summary = (credential: Credential): readonly unknown[] =>
  see(requestOf(accessWith(credential))).values.map((made) =>
    isLeft(made)
      ? `${made.left.error.type}, retry ${made.left.retry}: ${made.left.error.message}`
      : made.right.request.headers['authorization'],
  );

describe('requestOf', () => {
  it('gives the request of an open endpoint at once, with what is secret in it', () => {
    const open: Access = {
      type: 'open',
      request: { url: 'wss://a.example/?key=k1&tenant=blue', headers: { Authorization: 'Bearer t1', 'x-color': 'blue' }, protocols: [] },
    };
    const seen = see(requestOf(open));
    expect(seen.end()).toBe('complete');
    const [made] = seen.values;
    expect(made).toMatchObject({ right: { request: open.request } });
    expect(made).toMatchObject({ right: { secrets: expect.arrayContaining(['k1', 'Bearer t1', 't1']) as unknown } });
    expect(made).not.toMatchObject({ right: { secrets: expect.arrayContaining(['blue']) as unknown } });
  });

  it('gives the request of a plain secret without a microtask', () => {
    const seen = see(requestOf(accessWith('key-1')));
    expect(seen.end()).toBe('complete');
    expect(seen.values).toMatchObject([{ right: { request: { headers: { authorization: 'Token key-1' } } } }]);
    expect(seen.values).toMatchObject([{ right: { secrets: expect.arrayContaining(['key-1', 'Token key-1']) as unknown } }]);
  });

  it.each<readonly [string, Credential]>([
    ['a function that gives it', () => 'key-1'],
    ['an Observable', () => of('key-1')],
    ['an Observable of several, the first of which counts', () => from(['key-1', 'key-2'])],
    ['an iterable', () => new Set(['key-1'])],
  ])('takes %s', (_what, credential) => {
    expect(summary(credential)).toEqual(['Token key-1']);
  });

  it('takes a promise', async () => {
    const seen = see(requestOf(accessWith(() => Promise.resolve('key-1'))));
    expect(seen.values).toEqual([]);
    await Promise.resolve();
    expect(seen.values).toHaveLength(1);
    expect(seen.end()).toBe('complete');
  });

  it('asks for the secret anew each time, and only when it is subscribed', () => {
    const credential = jest.fn(() => 'key-1');
    const request$ = requestOf(accessWith(credential));
    expect(credential).not.toHaveBeenCalled();
    see(request$);
    see(request$);
    expect(credential).toHaveBeenCalledTimes(2);
  });

  it.each<readonly [string, Credential]>([
    ['null', null],
    ['undefined', undefined],
    ['an empty text', ''],
    ['a function that gives nothing', () => undefined],
    ['a function that gives an empty text', () => ''],
    ['an Observable of null', () => of(null)],
    ['an Observable that is empty', () => EMPTY],
  ])('says that the credential is empty for %s', (_what, credential) => {
    expect(summary(credential)).toEqual([`CredentialFailed, retry never: ${EMPTY_CREDENTIAL}`]);
  });

  it.each<readonly [string, Credential, string]>([
    ['a page of a server', () => of('<!DOCTYPE html>\n<pre>Cannot GET /live-token</pre>'), 'it holds a space, a line break'],
    ['a key with the line break of its file', () => 'key-1\n', 'it holds a space, a line break'],
    ['what is in no alphabet of a header', () => 'schlüssel', 'it holds a space, a line break or another character'],
  ])('refuses %s as it refuses a plain one, and does not ask again', (_what, credential, words) => {
    const [said] = summary(credential);
    expect(said).toContain(`CredentialFailed, retry never: The credential cannot be used: ${words}`);
    expect(said).not.toMatch(/key-1|schlüssel|DOCTYPE/);
    expect(see(requestOf(accessWith(credential))).values).toMatchObject([
      { left: { error: { advice: expect.stringContaining('not ok') as string } } },
    ]);
  });

  it('names the type of what is no text', () => {
    expect(summary(() => of(7 as unknown as string))).toEqual([
      'CredentialFailed, retry never: The credential is no text but of the type number.',
    ]);
  });

  it.each<readonly [string, Credential]>([
    [
      'a function that throws',
      () => {
        throw new Error('no way');
      },
    ],
    ['an Observable that fails', () => throwError(() => new Error('no way'))],
    ['an Observable that fails with a text', () => throwError((): unknown => 'no way')],
  ])('says why there is none for %s, and that there may be one the next time', (_what, credential) => {
    expect(summary(credential)).toEqual(['CredentialFailed, retry yes: The credential could not be had: no way.']);
  });

  it('says what is wrong with what no source can be made of', () => {
    expect(summary(() => 7 as unknown as string)).toEqual([
      expect.stringMatching(/^CredentialFailed, retry yes: .*where a stream was expected/),
    ]);
  });

  it('shows no secret where the endpoint itself throws it', () => {
    const access: Access = {
      type: 'secret',
      credential: 'my-secret/1',
      request: (secret) => {
        throw new Error(`cannot use ${secret} or ${encodeURIComponent(secret)}`);
      },
    };
    expect(see(requestOf(access)).values).toEqual([
      {
        _tag: 'Left',
        left: {
          error: { type: 'CredentialFailed', message: 'The credential could not be used: cannot use [redacted] or [redacted].' },
          retry: 'never',
        },
      },
    ]);
  });

  it('waits as long as it takes, and lets go when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const credential$ = cold('---k---', { k: 'key-1' });
      expectObservable(requestOf(accessWith(() => credential$)), '^-!').toBe('---');
      expectSubscriptions(credential$.subscriptions).toBe('^-!');
    });
    expect(summary(() => NEVER)).toEqual([]);
  });

  it('asks for one value only', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const credential$ = cold('---k--k', { k: '' });
      const said = {
        type: 'CredentialFailed',
        message: EMPTY_CREDENTIAL,
        advice: 'Give the endpoint an API key or a token, or a function that gets one.',
      };
      expectObservable(requestOf(accessWith(() => credential$))).toBe('---(f|)', {
        f: { _tag: 'Left', left: { error: said, retry: 'never' } },
      });
      expectSubscriptions(credential$.subscriptions).toBe('^--!');
    });
  });
});
