import { watchPoisonedResume } from '../../lib/streams/watch-poisoned-resume';
import type { SessionEvent } from '../../lib/wire/session-event';
import { event } from '../../lib/testing/builders/event';
import { virtual } from './virtual';

const events: Readonly<Record<string, SessionEvent>> = {
  C: event.Connected({ resumed: false }),
  R: event.Connected({ resumed: true }),
  i: event.InputTranscription({ text: 'Hello?' }),
  v: event.VoiceActivityStart(),
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
    ['tells of a session that was resumed, hears and never answers', 'R-i 6s i------|', '--- 6s -----x-|'],
    ['bears one request without an answer, in however many pieces', 'R-i-i-i------|', '-------------|'],
    ['waits from the last word on', 'R-i 6s i--i-------|', '--- 6s --------x--|'],
    ['waits while the user speaks', 'R-i 6s i-v--------|', '--- 6s -----------|'],
    ['bears an idle one, which looks the same', 'R-------------|', '--------------|'],
    ['is content once it answers', 'R-i--t-T-i-----------|', '---------------------|'],
    ['is content once it calls', 'R-i--c---i-----------|', '---------------------|'],
    ['says nothing of a fresh one', 'C-i 6s i------|', '--- 6s -------|'],
    ['stops with the connection', 'R-i 6s i-C--------|', '--- 6s -----------|'],
    ['stops with the session', 'R-i 6s i-D--------|', '--- 6s -----------|'],
    ['completes with its source in the middle of a wait', 'R-i 6s i-|', '--- 6s --|'],
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
      const asked$ = hot(' --a-a---------');
      const source$ = hot<SessionEvent>('R-------------|', events);
      expectObservable(source$.pipe(watchPoisonedResume({ afterMs: 5, asked$, scheduler }))).toBe('---------x----|', { x });
    });
  });

  it('waits half a minute unless it is told otherwise', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('R', events);
      const told = { ...x, message: x.message.replace('5 ms', '30000 ms') };
      expectObservable(source$.pipe(watchPoisonedResume({ asked$: hot('(aa)'), scheduler }))).toBe('30s x', { x: told });
    });
  });
});
