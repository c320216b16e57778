import { of, Subject } from 'rxjs';
import type { LiveConfig, LiveSession, SessionCommand, SessionEvent, SessionPhase } from '../../lib/index';
import { disconnect, geminiApi, limitDials, liveEvents, liveSession, sendAudio, toolCallStarted } from '../../lib/index';
import { lineOf, linesOf, see, type Seen } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { type ServerOptions, type Stage, stage } from '../support/session';
import { STATES, streamOf } from '../support/stream-names';
import { hastyTransport } from './hasty-transport';

/** A session as a chain, with a credential and commands that the spec has in its hands. */
interface Chain extends Stage {
  readonly key$: Subject<string>;
  readonly commands$: Subject<SessionCommand>;
  readonly seen: Seen<SessionEvent>;
}

const chain = (react?: (event: SessionEvent, own: Seen<SessionEvent>['subscription']) => void): Chain => {
  const key$ = new Subject<string>();
  const commands$ = new Subject<SessionCommand>();
  const world = stage({}, { endpoint: geminiApi({ apiKey: () => key$ }), outbox: { commands: 1 } });
  return { ...world, key$, commands$, seen: see(liveEvents(world.config, commands$), react) };
};

const dial = ({ advance, key$ }: Chain): void => {
  advance(0);
  key$.next('the-key');
};
const open = (world: Chain): void => {
  dial(world);
  world.socket().open();
};
const accept = (world: Chain): void => {
  open(world);
  world.socket().frame(message.setupComplete());
};
const say =
  (...said: readonly object[]) =>
  (world: Chain): void => {
    accept(world);
    said.forEach(world.socket().frame);
  };

/** How to get there, and where that is; no phase before the first event. */
const PLACES: readonly (readonly [string, SessionPhase | null, (world: Chain) => void])[] = [
  ['before the dial', null, () => undefined],
  [
    'while the credential is waited for',
    'Connecting',
    ({ advance }) => {
      advance(0);
    },
  ],
  ['while the socket opens', 'Connecting', dial],
  [
    'while dropped commands wait to be told',
    'Connecting',
    (world) => {
      dial(world);
      for (let sent = 0; sent < 3; sent += 1) world.commands$.next(sendAudio(new Uint8Array(2)));
    },
  ],
  ['while the setup is answered', 'SetupSent', open],
  ['while nothing happens', 'Active', accept],
  ['while the user speaks', 'UserSpeaking', say(message.activityStart())],
  ['while the model speaks', 'ModelSpeaking', say(message.text('Hi'))],
  ['after an interruption', 'Interrupted', say(message.text('Hi'), message.interrupted())],
  ['while a call waits', 'ToolCallPending', say(message.toolCall({ id: 'c-1', name: 'look', args: {} }))],
  [
    'while a call runs',
    'ToolCallExecuting',
    (world) => {
      say(message.toolCall({ id: 'c-1', name: 'look', args: {} }))(world);
      world.commands$.next(toolCallStarted(['c-1']));
    },
  ],
  [
    'while a quiet moment is waited for',
    'ModelSpeaking',
    (world) => {
      say(message.text('Hi'))(world);
      world.commands$.next({ ...disconnect(), whenQuietMs: 5_000 });
    },
  ],
  [
    'while the close frame is answered',
    'Disconnecting',
    (world) => {
      accept(world);
      world.commands$.next(disconnect());
    },
  ],
];

/** What a session that was left must not have any more. */
const expectReleased = ({ scheduler, key$, commands$, sockets }: Chain): void => {
  expect(scheduler.actions).toEqual([]);
  expect([key$.observed, commands$.observed]).toEqual([false, false]);
  for (const { state } of sockets) expect(state).toBe('abandoned');
};

/** Whatever still comes from anywhere. */
const stir = ({ sockets, key$, commands$, advance }: Chain): void => {
  key$.next('another-key');
  commands$.next(sendAudio(new Uint8Array(2)));
  for (const socket of sockets) {
    socket.frame(message.text('late'));
    socket.closed();
  }
  advance(60_000);
};

describe('unsubscribing liveEvents', () => {
  it.each(PLACES)('%s releases everything at once, for good', (_place, phase, goThere) => {
    const world = chain();
    goThere(world);
    const { seen, sockets } = world;
    const last = seen.values.filter((event) => event.type === 'PhaseChanged').at(-1);
    expect(last?.to ?? null).toBe(phase);
    const before = seen.values.length;
    const dials = sockets.length;
    seen.subscription.unsubscribe();
    expectReleased(world);
    stir(world);
    expect(seen.values).toHaveLength(before);
    expect(seen.end()).toBe('none');
    expect(sockets).toHaveLength(dials);
    expectReleased(world);
  });

  it.each([
    'Disconnected > Connecting',
    'Connecting > SetupSent',
    'SetupSent > Active',
    'Connected',
    'Active > ModelSpeaking',
    'TextDelta 1: Hi',
  ])('from inside "%s" releases everything at once, for good', (moment) => {
    const world = chain((event, own) => {
      if (lineOf(event) === moment) own.unsubscribe();
    });
    const { advance, key$, sockets, seen } = world;
    advance(0);
    key$.next('the-key');
    sockets[0]?.open();
    if (sockets[0]?.state === 'open') {
      sockets[0].frame(message.setupComplete());
      sockets[0].frame({ ...message.text('Hi'), ...message.usage({ totalTokenCount: 3 }) });
    }
    expectReleased(world);
    stir(world);
    expect(linesOf(seen).at(-1)).toBe(moment);
    expectReleased(world);
  });

  it('gives up its place in a queue of dials', () => {
    const world = stage({});
    const transport = limitDials(world.transport, 1);
    const config: LiveConfig = { ...world.config, env: { ...world.config.env, transport } };
    const [dialling, waiting, next] = [1, 2, 3].map(() => see(liveEvents(config, of())));
    world.advance(0);
    expect(world.sockets).toHaveLength(1);
    waiting?.subscription.unsubscribe();
    dialling?.subscription.unsubscribe();
    expect(world.sockets.map(({ state }) => state)).toEqual(['abandoned', 'dialling']);
    next?.subscription.unsubscribe();
    expect(world.scheduler.actions).toEqual([]);
  });

  it('leaves a transport that answers inside every call', () => {
    const world = stage();
    const { transport, sockets } = hastyTransport();
    const seen = see(liveEvents({ ...world.config, env: { ...world.config.env, transport } }, of()), ({ type }, own) => {
      if (type === 'Connected') own.unsubscribe();
    });
    world.advance(0);
    expect(seen.values.at(-1)?.type).toBe('Connected');
    expect(sockets.map(({ isSubscribed }) => isSubscribed())).toEqual([false]);
    expect(world.scheduler.actions).toEqual([]);
  });
});

describe('the end of liveSession', () => {
  const ENDS: readonly (readonly [string, ServerOptions, (world: Stage, session: LiveSession, seen: Seen<SessionEvent>) => void])[] = [
    ['by close()', { autoSetup: 1, autoClose: 1 }, (_world, session) => session.close()],
    ['by close() to a server that never answers', { autoSetup: 1 }, (_world, session) => session.close()],
    [
      'by close() in a turn, when it is quiet',
      { autoSetup: 1, autoClose: 1 },
      ({ socket }, session) => {
        socket().frame(message.text('Hi'));
        session.close({ whenQuietMs: 100 });
        socket().frame(message.turnComplete());
      },
    ],
    ['by the server', { autoSetup: 1 }, ({ socket }) => socket().closed({ code: 1000 })],
    [
      'by a server that leaves while a quiet moment is waited for',
      { autoSetup: 1 },
      ({ socket }, session) => {
        socket().frame(message.text('Hi'));
        session.close({ whenQuietMs: 100 });
        socket().closed();
      },
    ],
    ['by a dial that takes too long', {}, () => undefined],
    ['by a setup that is not answered', { autoOpen: 1 }, () => undefined],
    ['by a setup that is refused', { autoOpen: 1 }, ({ socket }) => socket().closed({ code: 1007, reason: 'no' })],
    ['by everyone leaving', { autoSetup: 1, autoClose: 1 }, (_world, _session, seen) => seen.subscription.unsubscribe()],
  ];

  it.each(ENDS)('%s releases everything', (_end, script, finish) => {
    const world = stage(script);
    const session = liveSession(world.config);
    const seen = see(session.events$);
    const fed$ = new Subject<SessionCommand>();
    session.feed(fed$);
    const states = STATES.map((name) => see(streamOf(session, name)));
    world.advance(10);
    expect(fed$.observed).toBe(true);
    finish(world, session, seen);
    world.advance(30_000);
    expect(world.scheduler.actions).toEqual([]);
    expect(fed$.observed).toBe(false);
    expect(states.map((state) => state.end())).toEqual(states.map(() => 'complete'));
    expect(['closed', 'abandoned']).toContain(world.socket().state);
    expect(world.sockets).toHaveLength(1);
  });
});
