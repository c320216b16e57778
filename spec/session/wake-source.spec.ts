import type { Observable } from 'rxjs';
import { defer, EMPTY, observable, of, throwError } from 'rxjs';
import { wakeSource } from '../../lib/session/wake-source';
import { virtual } from '../streams/virtual';
import { see } from '../support/log';

const failed = (why: string) => ({
  type: 'Failed',
  error: {
    type: 'CommandSourceFailed',
    message: `reconnect.wake$ failed: ${why}.`,
    advice: 'It cuts no wait short any more. Catch the error in the source.',
  },
});

describe('wakeSource', () => {
  it('wakes with each emission, whatever it is', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const wake$ = cold('-a--b--|');
      expectObservable(wakeSource(wake$)).toBe('-w--w--|', { w: { type: 'Woken' } });
      expectSubscriptions(wake$.subscriptions).toBe('^------!');
    });
  });

  it('tells once that it failed, and wakes nobody any more', () => {
    virtual(({ cold, expectObservable }) => {
      const wake$ = cold('-a--#', undefined, new Error('offline for good'));
      expectObservable(wakeSource(wake$)).toBe('-w--(f|)', { w: { type: 'Woken' }, f: failed('offline for good') });
    });
  });

  it('leaves the source when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const wake$ = cold('-a--b--|');
      expectObservable(wakeSource(wake$), '^--!').toBe('-w--', { w: { type: 'Woken' } });
      expectSubscriptions(wake$.subscriptions).toBe('^--!');
    });
  });

  it.each<readonly [string, Observable<unknown>, readonly unknown[]]>([
    ['never emits', EMPTY, []],
    ['emits at once', of(1, 2), [{ type: 'Woken' }, { type: 'Woken' }]],
    ['fails with a text', throwError((): unknown => 'gone'), [failed('gone')]],
    [
      'throws',
      defer(() => {
        throw new Error('gone');
      }),
      [failed('gone')],
    ],
  ])('takes a source that %s', (_what, wake$, posts) => {
    const seen = see(wakeSource(wake$));
    expect(seen.values).toEqual(posts);
    expect(seen.end()).toBe('complete');
  });

  it('takes what another copy of rxjs made, and tells where nothing can be made of it', () => {
    const foreign = { subscribe: () => ({ unsubscribe: () => undefined }) };
    const interop = { ...foreign, [observable]: () => EMPTY };
    expect(see(wakeSource(interop as unknown as Observable<unknown>)).end()).toBe('complete');
    const seen = see(wakeSource(foreign as unknown as Observable<unknown>));
    expect(seen.values).toMatchObject([
      { type: 'Failed', error: { message: expect.stringMatching(/^reconnect\.wake\$ failed: /) as unknown } },
    ]);
  });
});
