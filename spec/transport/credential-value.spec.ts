import { EMPTY, from, of, throwError } from 'rxjs';
import { credentialValue } from '../../lib/transport/credential-value';
import type { Credential } from '../../lib/transport/endpoint';
import { virtual } from '../streams/virtual';
import { see } from '../support/log';

describe('credentialValue', () => {
  it.each<readonly [string, Credential, unknown]>([
    ['a text', 'key-1', 'key-1'],
    ['an empty text', '', ''],
    ['null', null, null],
    ['undefined', undefined, undefined],
    ['what a function gives', () => 'key-1', 'key-1'],
    ['nothing, of a function', () => undefined, undefined],
    ['what an Observable emits', () => of('key-1'), 'key-1'],
    ['the first of several', () => from(['key-1', 'key-2']), 'key-1'],
    ['undefined, of an Observable that is empty', () => EMPTY, undefined],
    ['what an iterable holds', () => new Set(['key-1']), 'key-1'],
  ])('gives %s at once', (_what, credential, value) => {
    const seen = see(credentialValue(credential));
    expect(seen.values).toEqual([value]);
    expect(seen.end()).toBe('complete');
  });

  it('waits for a promise', async () => {
    const seen = see(credentialValue(() => Promise.resolve('key-1')));
    expect(seen.values).toEqual([]);
    await Promise.resolve();
    expect(seen.values).toEqual(['key-1']);
    expect(seen.end()).toBe('complete');
  });

  it('asks anew at each subscription, and not before', () => {
    const credential = jest.fn(() => 'key-1');
    const value$ = credentialValue(credential);
    expect(credential).not.toHaveBeenCalled();
    see(value$);
    see(value$);
    expect(credential).toHaveBeenCalledTimes(2);
  });

  it.each<readonly [string, Credential]>([
    [
      'throws',
      () => {
        throw new Error('no way');
      },
    ],
    ['errors', () => throwError(() => new Error('no way'))],
  ])('errors where the function %s', (_how, credential) => {
    const seen = see(credentialValue(credential));
    expect(seen.values).toEqual([]);
    expect(seen.end()).toEqual(new Error('no way'));
  });

  it('lets go of the source when it has the value, and when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const credential$ = cold('---k---', { k: 'key-1' });
      expectObservable(credentialValue(() => credential$)).toBe('---(k|)', { k: 'key-1' });
      expectObservable(
        credentialValue(() => credential$),
        '^-!',
      ).toBe('---');
      expectSubscriptions(credential$.subscriptions).toBe(['^--!', '^-!']);
    });
  });
});
