import { of, Subject, throwError } from 'rxjs';
import { LiveFailure } from '../../lib/errors/live-failure';
import { liveSession } from '../../lib/live/live-session';
import * as create from '../../lib/wire/commands';
import type { LiveConfig } from '../../lib/session/live-config';
import type { SessionCommand } from '../../lib/wire/session-command';
import { see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage, type ServerOptions } from '../support/session';
import { virtual } from '../streams/virtual';

const idle = (script?: ServerOptions, config?: Partial<LiveConfig>) => {
  const world = stage(script, config);
  return { ...world, session: liveSession(world.config) };
};

const failureOf = (end: unknown): unknown => (end instanceof LiveFailure ? end.error.type : end);

describe('a method of the session', () => {
  it('sends the command of its name', () => {
    const { session, socket, advance } = idle(undefined, {
      setup: { realtimeInputConfig: { automaticActivityDetection: { disabled: true } } },
    });
    session.connect();
    advance(10);
    socket().frame(message.toolCall({ id: 'c-1', name: 'look', args: {} }));
    session.sendVideo(new Uint8Array([1]));
    session.sendClientContent([{ parts: [{ text: 'a' }] }], { turnComplete: false });
    session.activityStart();
    session.sendText('Hello');
    session.activityEnd();
    session.toolCallStarted(['c-1']);
    session.sendToolResponse([{ id: 'c-1', response: { output: 1 } }]);
    expect(socket().sent.slice(1)).toEqual([
      { realtimeInput: { video: { data: 'AQ==', mimeType: 'image/jpeg' } } },
      { clientContent: { turns: [{ parts: [{ text: 'a' }] }] } },
      { realtimeInput: { activityStart: {} } },
      { realtimeInput: { text: 'Hello' } },
      { realtimeInput: { activityEnd: {} } },
      { toolResponse: { functionResponses: [{ id: 'c-1', name: 'look', response: { output: 1 } }] } },
    ]);
    session.disconnect();
    expect(socket().state).toBe('closing');
  });

  it('complains as an event where the command is refused', () => {
    const { session, advance } = idle();
    const seen = see(session.errors$);
    advance(10);
    session.audioStreamEnd();
    session.activityStart();
    session.toolCallFailed('c-1', { type: 'ToolFailed', message: 'no', call: { id: 'c-1', name: 'look' }, why: 'threw' });
    expect(seen.values.map(({ error }) => error.type)).toEqual(['CommandRefused', 'ToolFailed']);
  });
});

describe('ready', () => {
  it('dials, holds and emits when the session is up', () => {
    const { session, sockets, advance } = idle();
    const seen = see(session.ready());
    expect(sockets).toEqual([]);
    advance(5);
    expect(seen.values).toEqual([]);
    advance(5);
    expect([seen.values, seen.end()]).toEqual([[{ type: 'Connected', resumed: false }], 'complete']);
  });

  it('emits at once where it is up', () => {
    const { session, advance, socket } = idle();
    see(session.events$);
    advance(10);
    const seen = see(session.ready());
    expect([seen.values, seen.end()]).toEqual([[{ type: 'Connected', resumed: false }], 'complete']);
    expect(socket().closeCalls).toEqual([]);
  });

  it('holds while it waits, and no longer', () => {
    const { session, advance, socket } = idle({ autoOpen: 0, autoClose: 0 }, { lingerMs: 100 });
    const seen = see(session.ready());
    advance(5_000);
    expect(socket().state).toBe('open');
    seen.subscription.unsubscribe();
    advance(99);
    expect(socket().state).toBe('open');
    advance(2);
    expect(socket().state).toBe('closed');
  });

  it("is what dials where `dial` is 'connect'", () => {
    const { session, advance, sockets } = idle(undefined, { dial: 'connect' });
    see(session.events$);
    advance(60_000);
    expect(sockets).toEqual([]);
    const seen = see(session.ready());
    advance(10);
    expect(seen.end()).toBe('complete');
  });

  it('fails where the session ends first, with its cause', () => {
    const { session, advance } = idle({}, { timeouts: { connect: 50 } });
    const seen = see(session.ready());
    advance(50);
    expect(failureOf(seen.end())).toBe('DialTimeout');
    expect(failureOf(see(session.ready()).end())).toBe('DialTimeout');
  });

  it('fails where it is closed first', () => {
    const { session, advance, sockets } = idle();
    const seen = see(session.ready());
    advance(2);
    session.close();
    advance(10);
    const end = seen.end();
    expect(end).toMatchObject({ error: { type: 'ConnectionLost', message: 'The session ended before it was up.', close: { code: 1000 } } });
    expect(failureOf(see(session.ready()).end())).toBe('ConnectionLost');
    expect(sockets).toHaveLength(1);
  });

  it('fails where it is asked for while the end is told', () => {
    const { session, advance, socket } = idle();
    const ends: unknown[] = [];
    see(session.events$, ({ type }) => {
      if (type === 'Disconnected') session.ready().subscribe({ error: (error: unknown) => ends.push(failureOf(error)) });
    });
    advance(10);
    socket().closed({ code: 1011 });
    expect(ends).toEqual(['ConnectionLost']);
  });

  it('is cold: each subscription asks for itself', () => {
    const { session, advance } = idle();
    const ready$ = session.ready();
    const early = see(ready$);
    advance(10);
    const late = see(ready$);
    expect([early.end(), late.end()]).toEqual(['complete', 'complete']);
  });
});

describe('connect', () => {
  it('dials and holds until it is given up', () => {
    const { session, advance, socket } = idle(undefined, { dial: 'connect', lingerMs: 100 });
    const holding = session.connect();
    advance(86_400_000);
    expect(socket().state).toBe('open');
    holding.unsubscribe();
    advance(99);
    expect(socket().state).toBe('open');
    advance(10);
    expect(socket().state).toBe('closed');
  });

  it('leaves no session behind where it is given up before the dial', () => {
    const { session, advance, sockets, scheduler } = idle(undefined, { dial: 'connect' });
    session.connect().unsubscribe();
    advance(60_000);
    expect(sockets.map(({ state }) => state)).toEqual(['closed']);
    expect(scheduler.actions).toEqual([]);
    expect(see(session.events$).end()).toBe('complete');
  });

  it('dials once for many', () => {
    const { session, advance, sockets } = idle();
    session.connect();
    session.connect();
    see(session.events$);
    advance(10);
    session.connect();
    advance(1_000);
    expect(sockets).toHaveLength(1);
  });
});

describe('feed', () => {
  it('sends what the source emits, before and while the session is up', () => {
    const { session, advance, socket } = idle();
    const source$ = new Subject<SessionCommand>();
    session.feed(source$);
    source$.next(create.sendText('early'));
    see(session.events$);
    advance(10);
    source$.next(create.sendText('now'));
    expect(socket().sent.slice(1)).toEqual([{ realtimeInput: { text: 'early' } }, { realtimeInput: { text: 'now' } }]);
  });

  it('closes nothing when the source is complete', () => {
    const { session, advance, socket } = idle();
    const seen = see(session.events$);
    session.feed(of(create.sendText('once')));
    session.feed([create.sendText('twice')]);
    advance(5_000);
    expect(socket().sent).toHaveLength(3);
    expect(seen.end()).toBe('none');
  });

  it('makes an event of an error, and stops', () => {
    const { session, advance } = idle();
    const seen = see(session.events$);
    const early = session.feed(throwError(() => new Error('no microphone')));
    advance(10);
    const source$ = new Subject<SessionCommand>();
    session.feed(source$);
    source$.error(new Error('unplugged'));
    expect(storyOf(seen)).toEqual(['Error CommandSourceFailed', 'Connected', 'Error CommandSourceFailed']);
    expect(seen.end()).toBe('none');
    expect(early.closed).toBe(true);
  });

  it('stops when it is given up', () => {
    const { session, advance, socket } = idle();
    const source$ = new Subject<SessionCommand>();
    see(session.events$);
    advance(10);
    session.feed(source$).unsubscribe();
    source$.next(create.sendText('unheard'));
    expect(source$.observed).toBe(false);
    expect(socket().sent).toHaveLength(1);
  });

  it('is released when the session ends, and takes nothing after', () => {
    virtual(({ cold, scheduler, expectSubscriptions, expectObservable }) => {
      const { session } = idle({ autoOpen: 2 }, { timeouts: { connect: 1 }, env: { scheduler } });
      const source$ = cold<SessionCommand>('---------');
      session.feed(source$);
      expectObservable(session.text$).toBe('-|');
      expectSubscriptions(source$.subscriptions).toBe('^!');
    });
    const { session } = idle();
    session.close();
    const source$ = new Subject<SessionCommand>();
    expect(session.feed(source$).closed).toBe(true);
    expect(source$.observed).toBe(false);
  });
});
