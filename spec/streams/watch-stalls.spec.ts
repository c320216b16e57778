import { Subject } from 'rxjs';
import { watchStalls } from '../../lib/streams/watch-stalls';
import type { SessionEvent } from '../../lib/wire/session-event';
import { event } from '../../lib/testing/builders/event';
import { virtual } from './virtual';

const events: Readonly<Record<string, SessionEvent>> = {
  v: event.VoiceActivityStart(),
  V: event.VoiceActivityEnd(),
  i: event.InputTranscription({ text: 'Hello?' }),
  t: event.TextDelta(),
  T: event.TurnComplete(),
  u: event.Usage(),
  P: event.TurnComplete({ interactionStatus: 'IN_PROGRESS' }),
};
const x = {
  type: 'Stalled',
  message: 'The user has finished, and no reply came within 5 ms.',
  advice: 'Tell the user, say it again, or begin anew.',
};

describe('watchStalls', () => {
  const runs: readonly (readonly [string, string, string])[] = [
    ['tells of a reply that does not come', '-V------|', '------x-|'],
    ['tells it once a wait', '-V------------|', '------x-------|'],
    ['says nothing where the reply comes in time', '-V---t----T--|', '-------------|'],
    ['begins to wait anew when more is heard', '-i--i-------|', '---------x--|'],
    ['does not wait while the user speaks again', '-V--v--------|', '-------------|'],
    ['does not wait while the user speaks on after a word', '-v-i--------|', '------------|'],
    ['waits once the user has spoken', '-v-i---V------|', '------------x-|'],
    ['does not take speech that is transcribed after the turn for a question', '-V-t-T-i-------|', '---------------|'],
    ['is not misled by what is about something else', '-V-u-------|', '------x----|'],
    ['waits for the next reply after a turn', '-V-t-T-V------|', '------------x-|'],
    ['does not take speech that is transcribed late for a question', '-V-t-i-------|', '-------------|'],
    ['says nothing where nobody asks', '-u------------|', '--------------|'],
    ['completes with its source in the middle of a wait', '-V--|', '----|'],
    ['fails with its source', '-V-#', '---#'],
  ];
  it.each(runs)('%s', (_what, source, expected) => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>(source, events);
      expectObservable(source$.pipe(watchStalls({ afterMs: 5, scheduler }))).toBe(expected, { x });
    });
  });

  it('waits from the moment at which the app asks, and leaves both sources with its subscriber', () => {
    virtual(({ hot, expectObservable, expectSubscriptions, scheduler }) => {
      const source$ = hot<SessionEvent>('   ------t-T------', events);
      const asked$ = hot('                           ---a-------a------');
      const leave = '                    ^--------------!--';
      expectObservable(source$.pipe(watchStalls({ afterMs: 5, asked$, scheduler })), leave).toBe('---------------');
      expectSubscriptions(source$.subscriptions).toBe(leave);
      expectSubscriptions(asked$.subscriptions).toBe(leave);
    });
  });

  it('counts only what the app asks for where the model is proactive', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('-V-i----------------|', events);
      const asked$ = hot('                           ---------a-----------');
      expectObservable(source$.pipe(watchStalls({ afterMs: 5, proactive: true, asked$, scheduler }))).toBe('--------------x-----|', { x });
    });
  });

  it('lets a model that has said that it will go on think for five minutes', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('P', events);
      expectObservable(source$.pipe(watchStalls({ afterMs: 5, scheduler }))).toBe('300s x', { x });
    });
  });

  it('tells of what the app asked for in vain', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const source$ = hot<SessionEvent>('----------|');
      const asked$ = hot('                           -a---------');
      expectObservable(source$.pipe(watchStalls({ afterMs: 5, asked$, scheduler }))).toBe('------x---|', { x });
    });
  });

  it('lets go of what asks when its source completes', () => {
    const [source$, asked$] = [new Subject<SessionEvent>(), new Subject<null>()];
    source$.pipe(watchStalls({ afterMs: 5, asked$ })).subscribe();
    expect(asked$.observed).toBe(true);
    source$.complete();
    expect(asked$.observed).toBe(false);
  });

  it('keeps two subscribers apart', () => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const stalls$ = hot<SessionEvent>('-V-------V-----|', events).pipe(watchStalls({ afterMs: 5, scheduler }));
      expectObservable(stalls$).toBe('------x-------x|', { x });
      expectObservable(stalls$, '----^-----------').toBe('--------------x|', { x });
    });
  });

  it.each([-1, Number.NaN, Infinity])('takes no wait of %s ms', (afterMs) => {
    expect(() => watchStalls({ afterMs })).toThrow(RangeError);
  });
});
