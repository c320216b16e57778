import { LiveFailure } from '../../lib/errors/live-failure';
import type { LiveError } from '../../lib/errors/live-error';
import { throwOnFailure } from '../../lib/streams/throw-on-failure';
import type { SessionEvent } from '../../lib/wire/session-event';
import { connected, disconnected, over, text } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

const cause: LiveError = { type: 'DialTimeout', message: 'The socket did not open within 10 s.', advice: 'Check the network.' };

describe('throwOnFailure', () => {
  itKeepsTheLaws<SessionEvent, SessionEvent>({
    operator: throwOnFailure,
    inputs: [connected(), text('Hi'), over()],
    outputs: [connected(), text('Hi'), over()],
  });

  it('fails with the cause instead of emitting the end', () => {
    virtual(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot<SessionEvent>('-CeD|', {
        C: connected(),
        e: { type: 'Error', error: cause, fatal: true },
        D: disconnected({ cause, code: 1006 }),
      });
      expectObservable(source$.pipe(throwOnFailure())).toBe(
        '-Ce#',
        { C: connected(), e: { type: 'Error', error: cause, fatal: true } },
        new LiveFailure(cause),
      );
      expectSubscriptions(source$.subscriptions).toBe('      ^--!');
    });
  });

  it('fails with something that can be told apart and read', () => {
    const errors: unknown[] = [];
    virtual(({ cold, flush }) => {
      cold<SessionEvent>('D', { D: disconnected({ cause }) })
        .pipe(throwOnFailure())
        .subscribe({ error: (error: unknown) => errors.push(error) });
      flush();
    });
    expect(errors[0]).toBeInstanceOf(LiveFailure);
    expect(errors[0]).toMatchObject({ error: cause, message: 'The socket did not open within 10 s. Check the network.' });
  });

  it('lets the end of a session pass that ended well', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<SessionEvent>('-D|', { D: disconnected({ code: 1000 }) });
      expectObservable(source$.pipe(throwOnFailure())).toBe('-D|', { D: disconnected({ code: 1000 }) });
    });
  });
});
