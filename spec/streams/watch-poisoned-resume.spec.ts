import { watchPoisonedResume } from '../../lib/streams/watch-poisoned-resume';
import type { SessionEvent } from '../../lib/wire/session-event';
import { event } from '../../lib/testing/builders/event';
import { virtual } from './virtual';

const events: Readonly<Record<string, SessionEvent>> = {
  C: event.Connected({ resumed: false }),
  R: event.Connected({ resumed: true }),
  i: event.InputTranscription({ text: 'Hello?' }),
  t: event.TextDelta(),
  c: event.ToolCall(),
  T: event.TurnComplete(),
  D: event.Disconnected(),
};
const x = {
  type: 'Stalled',
  message: 'The session was resumed and hears, but answered nothing within 5 ms.',
  advice: 'Begin a fresh session, without the handle.',
};

describe('watchPoisonedResume', () => {
  const runs: readonly (readonly [string, string, string])[] = [
    ['tells of a session that was resumed, hears and never answers', 'R-i------|', '-------x-|'],
    ['waits from the last word on', 'R-i--i-------|', '----------x--|'],
    ['bears an idle one, which looks the same', 'R-------------|', '--------------|'],
    ['is content once it answers', 'R-i--t-T-i-----------|', '---------------------|'],
    ['is content once it calls', 'R-i--c---i-----------|', '---------------------|'],
    ['says nothing of a fresh one', 'C-i-----------|', '--------------|'],
    ['stops with the connection', 'R-i--C--------|', '--------------|'],
    ['stops with the session', 'R-i--D--------|', '--------------|'],
    ['completes with its source in the middle of a wait', 'R-i-|', '----|'],
    ['fails with its source', 'R-i#', '---#'],
  ];
  it.each(runs)('%s', (_what, source, expected) => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>(source, events);
      expectObservable(source$.pipe(watchPoisonedResume({ afterMs: 5, scheduler }))).toBe(expected, { x });
    });
  });

  it('counts what the app asks for', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const asked$ = hot(' --a-----------');
      const source$ = hot<SessionEvent>('R-------------|', events);
      expectObservable(source$.pipe(watchPoisonedResume({ afterMs: 5, asked$, scheduler }))).toBe('-------x------|', { x });
    });
  });

  it('waits a quarter of a minute unless it is told otherwise', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('(Ri)', events);
      const told = { ...x, message: x.message.replace('5 ms', '15000 ms') };
      expectObservable(source$.pipe(watchPoisonedResume({ scheduler }))).toBe('15s x', { x: told });
    });
  });
});
