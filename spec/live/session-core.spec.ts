import { EMPTY, finalize, NEVER, Subject, type Observable, VirtualTimeScheduler } from 'rxjs';
import { sessionCore, type Seat, type SignalSource } from '../../lib/live/session-core';
import type { LogEntry } from '../../lib/machine/effect';
import { initialState } from '../../lib/machine/state';
import type { Post, Signal } from '../../lib/session/signal';
import { sendText } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import { disconnected, phase, text } from '../streams/events';
import { see } from '../support/log';
import { ended, live } from '../support/machine';

const commanded = (command: SessionCommand): Post => ({ type: 'Commanded', command });
const event = (told: Extract<Signal, { type: 'Event' }>['event']): Signal => ({ type: 'Event', event: told });

/** A core over a source that the spec plays. */
const cored = (parts: Partial<SignalSource> = {}) => {
  const scheduler = new VirtualTimeScheduler();
  const told$ = new Subject<Signal>();
  const log: LogEntry[] = [];
  const posted: Post[] = [];
  const seats: Seat[] = [];
  const counts = { subscribed: 0, left: 0, finished: 0 };
  const signals = (seat: Seat): Observable<Signal> => {
    seats.push(seat);
    return told$.pipe(
      finalize(() => {
        counts.left += 1;
      }),
    );
  };
  const core = sessionCore({
    signals,
    initial: initialState,
    rest: (state) => state,
    lingerMs: () => 10,
    isHeld: () => true,
    afterLinger: 'end',
    finish: () => {
      counts.finished += 1;
    },
    scheduler: () => scheduler,
    log: (entry) => void log.push(entry),
    ...parts,
  });
  /** What a running session takes. */
  const listen = () => seats[0]?.posts$.subscribe((post) => posted.push(post));
  return { ...core, told$, log, posted, seats, counts, scheduler, listen };
};

describe('sessionCore', () => {
  it('makes one source for all, and subscribes to it once', () => {
    const { signals$, told$, seats } = cored();
    const first = see(signals$);
    const second = see(signals$);
    told$.next(event(text('Hi')));
    expect(seats).toHaveLength(1);
    expect(first.values).toEqual([event(text('Hi'))]);
    expect(second.values).toEqual(first.values);
  });

  it('has changed the view when a signal reaches the first subscriber', () => {
    const { signals$, told$, view } = cored();
    const phases: string[] = [];
    see(signals$, () => phases.push(view.current().phase));
    told$.next(event(phase('Disconnected', 'Connecting')));
    expect(phases).toEqual(['Connecting']);
  });

  it('lets the machine take what is given while nothing runs', () => {
    const { post, view } = cored();
    post(commanded(sendText('Hello')));
    const { outlook, conversation } = view.current();
    expect(outlook.outbox.queued).toBe(1);
    expect(conversation.entries).toMatchObject([{ role: 'user', text: 'Hello' }]);
  });

  it('keeps out of the conversation what will be refused', () => {
    const { post, view } = cored();
    post(commanded({ type: 'SendClientContent' } as SessionCommand));
    expect(view.current().conversation.entries).toEqual([]);
  });

  it('gives to the session what is given while it runs', () => {
    const { signals$, post, listen, posted, view } = cored();
    see(signals$);
    listen();
    post(commanded(sendText('Hello')));
    expect(posted).toEqual([commanded(sendText('Hello'))]);
    expect(view.current().outlook.outbox.queued).toBe(0);
  });

  it('keeps it, where the end of the session is being told, until that is over', () => {
    const { signals$, told$, post, listen, posted, log } = cored();
    see(signals$);
    listen();
    told$.next({ type: 'State', state: ended() });
    post(commanded(sendText('too late')));
    expect(posted).toEqual([]);
    expect(log).toEqual([]);
    told$.complete();
    expect(posted).toEqual([]);
    expect(log).toMatchObject([{ event: 'command-after-end' }]);
  });

  it('gives it to the source that asks where the session stands then', () => {
    const { signals$, told$, post, listen, seats } = cored({ rest: (state) => (state.type === 'Ended' ? initialState : state) });
    see(signals$);
    const running = listen();
    told$.next({ type: 'State', state: ended() });
    post(commanded(sendText('for the next one')));
    expect(seats[0]?.isAtRest()).toBe(false);
    running?.unsubscribe();
    expect(seats[0]?.isAtRest()).toBe(true);
    expect(seats[0]?.state()).toMatchObject({ type: 'Idle', memory: { outbox: { entries: [{ command: sendText('for the next one') }] } } });
  });

  it('logs what nobody hears when it is closed before the first subscription', () => {
    const { post, close, view, log, counts } = cored();
    const seen = see(view.select(({ phase: now }) => now));
    post(commanded(sendText('Hello')));
    close({ type: 'Disconnect' });
    expect(counts.finished).toBe(1);
    expect(view.current().outlook.connection).toEqual({ type: 'Ended' });
    expect(seen.end()).toBe('complete');
    expect(log).toEqual([
      {
        level: 'warn',
        event: 'error-at-rest',
        message: expect.stringContaining('1 content command was not sent') as string,
        fields: { type: 'CommandsDropped' },
      },
    ]);
  });

  it('completes the view with the source', () => {
    const { signals$, told$, view } = cored();
    see(signals$);
    const seen = see(view.select(({ phase: now }) => now));
    told$.complete();
    expect(seen.end()).toBe('complete');
  });

  it('gives the last signal to those who come after the end', () => {
    const { signals$, told$, seats } = cored();
    see(signals$);
    told$.next(event(disconnected()));
    told$.complete();
    const late = see(signals$);
    expect([late.values, late.end()]).toEqual([[event(disconnected())], 'complete']);
    expect(seats).toHaveLength(1);
  });

  it('ends as by close when the last holder has been gone for the linger', () => {
    const { signals$, listen, posted, scheduler, counts } = cored();
    const first = see(signals$);
    const second = see(signals$);
    listen();
    first.subscription.unsubscribe();
    expect(scheduler.actions).toEqual([]);
    second.subscription.unsubscribe();
    scheduler.flush();
    expect(scheduler.now()).toBe(10);
    expect(posted).toEqual([commanded({ type: 'Disconnect' })]);
    expect(counts).toMatchObject({ finished: 1, left: 0 });
  });

  it('goes on when somebody comes back before', () => {
    const { signals$, told$, listen, posted, scheduler, seats } = cored();
    see(signals$).subscription.unsubscribe();
    listen();
    const back = see(signals$);
    scheduler.flush();
    told$.next(event(text('Hi')));
    expect(posted).toEqual([]);
    expect(seats).toHaveLength(1);
    expect(back.values).toHaveLength(1);
  });

  it('asks only then whether there is anything to end', () => {
    let isHeld = false;
    const { signals$, listen, posted, scheduler } = cored({ isHeld: () => isHeld });
    see(signals$).subscription.unsubscribe();
    listen();
    isHeld = true;
    scheduler.flush();
    expect(posted).toEqual([commanded({ type: 'Disconnect' })]);
    posted.length = 0;
    see(signals$).subscription.unsubscribe();
    isHeld = false;
    scheduler.flush();
    expect(posted).toEqual([]);
  });

  it('lingers very long where it should for ever', () => {
    const { signals$, scheduler } = cored({ lingerMs: () => Infinity });
    see(signals$).subscription.unsubscribe();
    scheduler.flush();
    expect(scheduler.now()).toBeGreaterThan(86_400_000);
  });

  it('asks for a dial while somebody does', () => {
    const dials: number[] = [];
    const seats: Seat[] = [];
    const { dialling$, signals$ } = cored({
      signals: (seat) => {
        seats.push(seat);
        return NEVER;
      },
    });
    const watch = (): void => {
      seats[0]?.dials$.subscribe((askers) => dials.push(Number(askers)));
    };
    see(signals$);
    watch();
    expect(dials).toEqual([]);
    const first = see(dialling$);
    const second = see(dialling$);
    expect(dials).toEqual([1, 2]);
    first.subscription.unsubscribe();
    watch();
    expect(dials).toEqual([1, 2, 1, 1]);
    second.subscription.unsubscribe();
    watch();
    expect(dials).toHaveLength(4);
  });

  it('knows where the session stands', () => {
    const { signals$, told$, seats } = cored();
    see(signals$);
    expect(seats[0]?.state()).toBe(initialState);
    const state = live();
    told$.next({ type: 'State', state });
    expect(seats[0]?.state()).toBe(state);
    expect(seats[0]?.isAtRest()).toBe(true);
  });

  it('completes at once where its source is empty', () => {
    const { signals$ } = cored({ signals: () => EMPTY });
    expect(see(signals$).end()).toBe('complete');
  });
});
