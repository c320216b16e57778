import { watchSilence } from '../../lib/streams/watch-silence';
import type { SessionEvent } from '../../lib/wire/session-event';
import { event } from '../../lib/testing/builders/event';
import { virtual } from './virtual';

const events: Readonly<Record<string, SessionEvent>> = {
  v: event.VoiceActivityStart(),
  V: event.VoiceActivityEnd(),
  i: event.InputTranscription({ text: 'Hello?' }),
  P: event.TurnComplete({ interactionStatus: 'IN_PROGRESS' }),
  t: event.TextDelta(),
  G: event.GenerationComplete(),
  T: event.TurnComplete(),
  u: event.Usage(),
  p: event.PhaseChanged(),
  e: event.Error(),
  I: event.Interrupted(),
};
const x = {
  type: 'Stalled',
  message: 'Nothing came for 5 ms while a reply was owed: the connection may be dead.',
  advice: 'Dial again.',
};

describe('watchSilence', () => {
  const runs: readonly (readonly [string, string, string])[] = [
    ['bears the silence of a server that only heard somebody', '-V-i------|', '----------|'],
    ['waits for nothing while the user speaks', '-t-v------|', '----------|'],
    ['waits for the rest once the user has spoken', '-t-v-V------|', '----------x-|'],
    ['tells of a server that falls silent in the middle of one', '-V-t-t------|', '----------x-|'],
    ['is content with anything that comes', '-t--u--u--u-|', '------------|'],
    ['is not content with what the session makes by itself', '-t--p-e--|', '------x--|'],
    ['waits for nothing once everything was generated', '-V-t-G--------|', '--------------|'],
    ['waits for nothing after a turn', '-V-t-T--------|', '--------------|'],
    ['waits for nothing after an interruption', '-V-t-I--------|', '--------------|'],
    ['bears any silence in which nothing is owed', '-u------------|', '--------------|'],
    ['completes with its source in the middle of a wait', '-t--|', '----|'],
    ['fails with its source', '-t-#', '---#'],
  ];
  it.each(runs)('%s', (_what, source, expected) => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>(source, events);
      expectObservable(source$.pipe(watchSilence({ afterMs: 5, scheduler }))).toBe(expected, { x });
    });
  });

  it('waits for what the app asks for', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const asked$ = hot(' -a------------');
      const source$ = hot<SessionEvent>('--------------|');
      expectObservable(source$.pipe(watchSilence({ afterMs: 5, asked$, scheduler }))).toBe('------x-------|', { x });
    });
  });

  it('leaves its source with its subscriber, and no timer behind', () => {
    virtual(({ hot, expectObservable, expectSubscriptions, scheduler }) => {
      const source$ = hot<SessionEvent>('-t--------', events);
      expectObservable(source$.pipe(watchSilence({ afterMs: 5, scheduler })), '^--!').toBe('----------');
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('waits a minute unless it is told otherwise', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('t', events);
      const told = { ...x, message: x.message.replace('5 ms', '60000 ms') };
      expectObservable(source$.pipe(watchSilence({ scheduler }))).toBe('60s x', { x: told });
    });
  });

  it('lets a model that has said that it will go on think for five minutes, or longer where it is told so', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('P', events);
      expectObservable(source$.pipe(watchSilence({ afterMs: 5, scheduler }))).toBe('300s x', { x });
      const told = { ...x, message: x.message.replace('5 ms', '400000 ms') };
      expectObservable(source$.pipe(watchSilence({ afterMs: 400_000, scheduler }))).toBe('400s x', { x: told });
    });
  });

  it('takes no wait below 0', () => {
    expect(() => watchSilence({ afterMs: -1 })).toThrow(RangeError);
  });
});
