import { share, Subject } from 'rxjs';
import { inOrder } from '../../lib/live/in-order';
import { see } from '../support/log';
import { virtual } from '../streams/virtual';

describe('inOrder', () => {
  it.each(['-a-b-|', '-a-b-#', '-a-b--', '|', '#', '--', '(abc|)'])('lets everything pass: %s', (marbles) => {
    virtual(({ cold, expectObservable }) => {
      expectObservable(cold(marbles).pipe(inOrder())).toBe(marbles);
    });
  });

  it('leaves its source when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c-');
      expectObservable(source$.pipe(inOrder()), '^---!').toBe('-a-b-');
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });

  it('lets everyone hear a value before the next one', () => {
    const source$ = new Subject<string>();
    const shared$ = source$.pipe(inOrder(), share());
    const first = see(shared$, (value) => {
      if (value === 'a') {
        source$.next('b');
        source$.complete();
      }
    });
    const second = see(shared$);
    source$.next('a');
    expect(first.values).toEqual(['a', 'b']);
    expect(second.values).toEqual(['a', 'b']);
    expect([first.end(), second.end()]).toEqual(['complete', 'complete']);
  });
});
