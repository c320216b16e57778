import type { LiveConfig, LiveSession } from '../../lib/index';
import { liveSession } from '../../lib/index';
import { linesOf, see, storyOf } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';
import { HOLDS, STATES, streamOf } from '../support/stream-names';

const scene = (config: Partial<LiveConfig> = {}) => {
  const world = stage(undefined, config);
  return { ...world, session: liveSession(world.config) };
};

describe('one session for all', () => {
  it('is dialled once, however many streams of it are subscribed', () => {
    const { session, sockets, advance } = scene();
    HOLDS.forEach((name) => see(streamOf(session, name)));
    advance(0);
    HOLDS.forEach((name) => see(streamOf(session, name)));
    session.connect();
    see(session.ready());
    advance(60_000);
    expect(sockets).toHaveLength(1);
  });

  it('all who subscribe in one tick see the first event', () => {
    const { session, advance } = scene();
    const first = see(session.events$);
    session.connect();
    const second = see(session.events$);
    advance(0);
    expect(linesOf(first)).toEqual(['Disconnected > Connecting', 'Connecting > SetupSent']);
    expect(linesOf(second)).toEqual(linesOf(first));
  });

  it('who comes late gets what comes, and nothing again', () => {
    const { session, socket, advance } = scene();
    see(session.events$);
    advance(10);
    socket().frame(message.text('before'));
    const late = HOLDS.map((name) => see(streamOf(session, name)));
    expect(late.map(({ values }) => values)).toEqual(HOLDS.map(() => []));
    socket().frame(message.text('after'));
    expect(late.flatMap(({ values }) => values)).toEqual([
      { type: 'TextDelta', text: 'after', turn: 1 },
      { serverContent: { modelTurn: { parts: [{ text: 'after' }] } } },
      'after',
    ]);
  });

  describe('when the last one has left', () => {
    const WAYS: readonly (readonly [string, (session: LiveSession) => { readonly unsubscribe: () => void }])[] = [
      ['events$', ({ events$ }) => events$.subscribe()],
      ['audio$', ({ audio$ }) => audio$.subscribe()],
      ['connect()', (session) => session.connect()],
    ];

    it.each(WAYS)('who comes back with %s within lingerMs finds the same session', (_way, hold) => {
      const { session, sockets, socket, advance } = scene({ lingerMs: 500 });
      const first = hold(session);
      advance(10);
      first.unsubscribe();
      advance(499);
      const second = hold(session);
      advance(60_000);
      expect(sockets).toHaveLength(1);
      expect(socket()).toMatchObject({ state: 'open', closeCalls: [] });
      second.unsubscribe();
      advance(499);
      expect(socket().state).toBe('open');
      advance(1);
      expect(socket().closeCalls).toEqual([{ code: 1000, reason: '' }]);
    });

    it('the session ends after lingerMs as by close()', () => {
      const tell = (leave: (session: LiveSession) => void): readonly unknown[] => {
        const { session, socket, advance } = scene({ lingerMs: 500 });
        const phases = see(session.phase$);
        const connections = see(session.connection$);
        const { subscription } = see(session.events$);
        advance(10);
        subscription.unsubscribe();
        advance(400);
        leave(session);
        advance(110);
        return [phases.values, phases.end(), connections.values, connections.end(), socket().closeCalls, socket().state];
      };
      const left = tell(() => undefined);
      expect(left).toEqual(tell((session) => session.close()));
      expect(left).toMatchObject([
        expect.arrayContaining(['Disconnecting']),
        'complete',
        expect.anything(),
        'complete',
        [{ code: 1000 }],
        'closed',
      ]);
    });

    it('before the dial, nobody dials', () => {
      const { session, sockets, advance } = scene({ lingerMs: 0, dial: 'connect' });
      see(session.events$).subscription.unsubscribe();
      advance(5_000);
      expect(sockets).toEqual([]);
    });

    it('during the dial, the session goes on to the end of lingerMs', () => {
      const { session, sockets, socket, advance } = scene({ lingerMs: 500 });
      see(session.events$).subscription.unsubscribe();
      advance(499);
      expect(socket().state).toBe('open');
      advance(10);
      expect(socket().state).toBe('closed');
      expect(sockets).toHaveLength(1);
    });

    it('who left is told nothing of the end', () => {
      const { session, advance } = scene({ lingerMs: 500 });
      const seen = see(session.events$);
      advance(10);
      const before = linesOf(seen);
      seen.subscription.unsubscribe();
      advance(5_000);
      expect(linesOf(seen)).toEqual(before);
    });
  });

  describe('after the end', () => {
    const ENDS: readonly (readonly [string, string, (world: ReturnType<typeof scene>) => void])[] = [
      ['close()', 'Disconnected 1000', ({ session }) => session.close()],
      ['a loss', 'Disconnected 1006 ConnectionLost', ({ socket }) => socket().closed()],
      ['the linger', 'Disconnected 1000', () => undefined],
    ];

    it.each(ENDS)('by %s a new subscriber gets the end and is complete, and nobody dials again', (_end, last, finish) => {
      const world = scene();
      const { session, advance, sockets } = world;
      const { subscription } = see(session.events$);
      advance(10);
      finish(world);
      subscription.unsubscribe();
      advance(5_000);
      for (let times = 0; times < 2; times += 1) {
        const late = see(session.events$);
        expect([linesOf(late), late.end()]).toEqual([[last], 'complete']);
        expect(see(session.ready()).end()).toBeInstanceOf(Error);
        expect(session.connect().closed).toBe(true);
        for (const name of HOLDS.filter((each) => each !== 'events$')) {
          const seen = see(streamOf(session, name));
          expect([name, seen.values, seen.end()]).toEqual([name, [], 'complete']);
        }
      }
      session.sendText('too late');
      session.close();
      advance(60_000);
      expect(sockets).toHaveLength(1);
      expect(world.scheduler.actions).toEqual([]);
    });

    it('without a dial nobody dials either', () => {
      const { session, advance, sockets } = scene();
      session.close();
      const late = see(session.events$);
      advance(60_000);
      expect([linesOf(late), late.end()]).toEqual([['Disconnected'], 'complete']);
      expect(sockets).toEqual([]);
    });

    it('states give their last value and complete', () => {
      const { session, advance, socket } = scene();
      see(session.events$);
      session.sendText('Hello');
      advance(10);
      socket().frame({ ...message.text('Hi'), ...message.usage({ totalTokenCount: 7 }) });
      socket().closed({ code: 1000 });
      const states = STATES.map((name) => see(streamOf(session, name)));
      expect(states.map(({ values }) => values)).toMatchObject([
        ['Disconnected'],
        [{ type: 'Ended', code: 1000 }],
        [[{ text: 'Hello' }, { text: 'Hi', interrupted: true }]],
        [[]],
        [null],
        [{ totalTokenCount: 7 }],
        [{ queued: 0, sent: 1, delivered: 1 }],
      ]);
      expect(states.map((state) => state.end())).toEqual(STATES.map(() => 'complete'));
    });
  });

  it('states neither dial nor hold', () => {
    const { session, advance, sockets, socket } = scene({ lingerMs: 500 });
    STATES.forEach((name) => see(streamOf(session, name)));
    advance(60_000);
    expect(sockets).toEqual([]);
    const { subscription } = see(session.events$);
    advance(10);
    subscription.unsubscribe();
    advance(500);
    expect(socket().closeCalls).toHaveLength(1);
  });

  it('sending never dials; what was sent waits in order, the written before the spoken', () => {
    const { session, advance, sockets, socket } = scene();
    session.sendText('one');
    session.interrupt();
    session.sendAudio(new Uint8Array(2));
    session.feed([{ type: 'SendText', text: 'two' }]);
    // Media would not be worth sending much later.
    advance(9_000);
    expect(sockets).toEqual([]);
    see(session.events$);
    advance(10);
    expect(socket().sent).toMatchObject([
      { setup: {} },
      { realtimeInput: { text: 'one' } },
      { realtimeInput: { text: 'two' } },
      { realtimeInput: { audio: {} } },
    ]);
  });

  describe("with dial: 'connect'", () => {
    it.each(HOLDS)('%s waits for someone who dials', (name) => {
      const { session, advance, sockets } = scene({ dial: 'connect' });
      see(streamOf(session, name));
      advance(60_000);
      expect(sockets).toEqual([]);
      session.connect();
      advance(0);
      expect(sockets).toHaveLength(1);
    });

    it('ready() dials, everyone sees the first event, and streams hold', () => {
      const { session, advance, sockets, socket } = scene({ dial: 'connect' });
      const early = see(session.events$);
      const ready = see(session.ready());
      const same = see(session.events$);
      advance(10);
      expect([ready.values.map(({ type }) => type), ready.end()]).toEqual([['Connected'], 'complete']);
      expect(storyOf(early)).toEqual(['Connected']);
      expect(linesOf(same)).toEqual(linesOf(early));
      advance(60_000);
      expect(sockets).toHaveLength(1);
      expect(socket().state).toBe('open');
    });
  });
});
