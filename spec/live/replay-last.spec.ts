import { Observable, share } from 'rxjs';
import { replayLast } from '../../lib/live/replay-last';
import { see } from '../support/log';
import { virtual } from '../streams/virtual';

describe('replayLast', () => {
  it('replays nothing while its source goes on, and the last value after the end', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('              a-b-c-|');
      const shared$ = source$.pipe(share({ connector: replayLast<string>, resetOnComplete: false }));
      expectObservable(shared$).toBe('    a-b-c-|');
      expectObservable(shared$, ' -^').toBe(' --b-c-|');
      expectObservable(shared$, ' ----------^').toBe('----------(c|)');
      expectSubscriptions(source$.subscriptions).toBe('^-----!');
    });
  });

  it('gives the last value to whoever came too late to hear it', () => {
    virtual(({ cold, expectObservable }) => {
      const shared$ = cold('              a-b-c-|').pipe(share({ connector: replayLast<string>, resetOnComplete: false }));
      expectObservable(shared$).toBe('    a-b-c-|');
      expectObservable(shared$, ' -----^').toBe('------(c|)');
    });
  });

  it('gives it to those who come while it is told, as well', () => {
    const subject = replayLast<string>();
    const told$ = new Observable<string>((subscriber) => subject.subscribe(subscriber));
    const late: (() => readonly string[])[] = [];
    const come = (): void => {
      const seen = see(told$);
      late.push(() => [...seen.values, String(seen.end())]);
    };
    told$.subscribe({ next: (value) => (value === 'b' ? come() : undefined), complete: come });
    subject.next('a');
    subject.next('b');
    expect(late.map((told) => told())).toEqual([['none']]);
    subject.complete();
    expect(late.map((told) => told())).toEqual([
      ['b', 'complete'],
      ['b', 'complete'],
    ]);
  });

  it('is empty where nothing was told', () => {
    virtual(({ cold, expectObservable }) => {
      const shared$ = cold('              --|').pipe(share({ connector: replayLast<string>, resetOnComplete: false }));
      expectObservable(shared$).toBe('    --|');
      expectObservable(shared$, ' ---^').toBe('---|');
    });
  });

  it('fails for all, those who come later included', () => {
    virtual(({ cold, expectObservable }) => {
      const shared$ = cold('              a-#').pipe(share({ connector: replayLast<string>, resetOnError: false }));
      expectObservable(shared$).toBe('    a-#');
      expectObservable(shared$, ' -^').toBe(' --#');
      expectObservable(shared$, ' ---^').toBe('---#');
    });
  });
});
