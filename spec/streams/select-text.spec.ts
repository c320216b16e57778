import type { Observable } from 'rxjs';
import { NEVER } from 'rxjs';
import { selectText } from '../../lib/streams/select-text';
import type { SessionEvent } from '../../lib/wire/session-event';
import { connected, over, said, text, thought, whole } from './events';
import { itKeepsTheLaws } from './it-keeps-the-laws';
import { virtual } from './virtual';

describe('selectText', () => {
  itKeepsTheLaws<SessionEvent, string>({
    operator: selectText,
    inputs: [text('Hel'), thought('hm'), text('lo')],
    outputs: ['Hel', null, 'lo'],
  });

  it('leaves thoughts, whole texts and transcriptions out', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<SessionEvent>('htoXT', { h: thought('hm'), t: text('Hi'), o: said('Hi'), X: whole('Hi'), T: over() });
      expectObservable(source$.pipe(selectText())).toBe('-t---', { t: 'Hi' });
    });
  });

  it('goes on after a reconnect', () => {
    virtual(({ cold, expectObservable }) => {
      const source$ = cold<SessionEvent>('CtCt', { C: connected(), t: text('a') });
      expectObservable(source$.pipe(selectText())).toBe('-t-t', { t: 'a' });
    });
  });

  it('is a stream of strings', () => {
    const selected$: Observable<string> = (NEVER as Observable<SessionEvent>).pipe(selectText());
    expect(selected$).toBeDefined();
  });
});
