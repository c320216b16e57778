import { Subject } from 'rxjs';
import type { LiveConfig, ResumeToken, SessionCommand, SessionEvent, SessionPhase } from '../../lib/index';
import { geminiApi, liveEvents, liveSession, sendText } from '../../lib/index';
import { see, type Seen } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { type Stage, stage } from '../support/session';

/** A session that outlives its connections, and everything that it waits for in the hands of the spec. */
interface World extends Stage {
  readonly key$: Subject<string>;
  readonly wake$: Subject<null>;
  readonly token$: Subject<ResumeToken | null>;
  readonly given: LiveConfig;
  readonly commands$: Subject<SessionCommand>;
}

const worldWith = (config: Partial<LiveConfig> = {}): World => {
  const [key$, wake$, token$] = [new Subject<string>(), new Subject<null>(), new Subject<ResumeToken | null>()];
  const { reconnect, ...more } = config;
  const world = stage(
    {},
    {
      endpoint: geminiApi({ apiKey: () => key$ }),
      reconnect: { wake$, ...(reconnect === false ? {} : reconnect) },
      resume: () => token$,
      ...more,
    },
  );
  return { ...world, given: world.config, key$, wake$, token$, commands$: new Subject() };
};

const dial = ({ advance, token$, key$ }: World): void => {
  advance(0);
  token$.next(null);
  key$.next('the-key');
};
const accept = (world: World): void => {
  dial(world);
  world.socket().open();
  world.socket().frame({ ...message.setupComplete(), ...message.sessionResumptionUpdate('h-1') });
};
const lose = (world: World): void => {
  accept(world);
  world.socket().closed({ code: 1011 });
};
const dialAgain = (world: World): void => {
  lose(world);
  world.advance(250);
  world.key$.next('another-key');
};
const move = (world: World): void => {
  accept(world);
  world.socket().frame(message.usage({ totalTokenCount: 1 }));
  world.socket().frame(message.goAway('50s'));
};
const fill = (world: World): void => {
  accept(world);
  world.socket().setBufferedAmount(1_000);
  world.commands$.next(sendText('Hello'));
};

interface Place {
  readonly where: string;
  readonly phase: SessionPhase;
  readonly goThere: (world: World) => void;
  readonly config?: Partial<LiveConfig>;
}

const PLACES: readonly Place[] = [
  { where: 'while the token to resume with is waited for', phase: 'Connecting', goThere: ({ advance }) => advance(0) },
  { where: 'in a back-off after a loss', phase: 'Disconnected', goThere: lose },
  {
    where: 'in a back-off after a dial that failed',
    phase: 'Disconnected',
    goThere: (world) => {
      dial(world);
      world.socket().closed({ status: 503 });
    },
  },
  {
    where: 'while the credential of the next dial is waited for',
    phase: 'Connecting',
    goThere: (world) => {
      lose(world);
      world.advance(250);
    },
  },
  { where: 'while the next socket opens', phase: 'Connecting', goThere: dialAgain },
  {
    where: 'while the next setup is answered',
    phase: 'SetupSent',
    goThere: (world) => {
      dialAgain(world);
      world.socket(1).open();
    },
  },
  {
    where: 'on a second connection',
    phase: 'Active',
    goThere: (world) => {
      dialAgain(world);
      world.socket(1).open();
      world.socket(1).frame(message.setupComplete());
    },
  },
  { where: 'while it moves and closes the old connection', phase: 'Disconnecting', goThere: move },
  {
    where: 'while it moves and dials the new one',
    phase: 'Connecting',
    goThere: (world) => {
      move(world);
      world.socket().closed({ code: 1000 });
    },
  },
  {
    where: 'while it looks for a moment to move',
    phase: 'ToolCallPending',
    goThere: (world) => {
      accept(world);
      world.socket().frame(message.toolCall({ id: 'c-1', name: 'look', args: {} }));
      world.socket().frame(message.goAway('50s'));
    },
  },
  { where: 'while its connection ages', phase: 'Active', goThere: accept, config: { rotate: { afterMs: 60_000 } } },
  { where: 'while its socket is full', phase: 'Active', goThere: fill, config: { outbox: { bufferedBytes: 20 } } },
  {
    where: 'while a reply is owed',
    phase: 'Active',
    goThere: (world) => {
      accept(world);
      world.commands$.next(sendText('Hello'));
    },
  },
  {
    where: 'while a change of the setup waits for its moment',
    phase: 'ModelSpeaking',
    goThere: (world) => {
      accept(world);
      world.socket().frame(message.text('Hi'));
      world.commands$.next({ type: 'UpdateInstruction', text: 'Be brief.' });
    },
  },
];

const phaseIn = (seen: Seen<SessionEvent>): SessionPhase | undefined =>
  seen.values.filter((event) => event.type === 'PhaseChanged').at(-1)?.to;

/** What a session that is over must not have any more. */
const expectReleased = ({ scheduler, key$, wake$, token$, commands$, sockets }: World): void => {
  expect(scheduler.actions).toEqual([]);
  expect([key$, wake$, token$, commands$].map(({ observed }) => observed)).toEqual([false, false, false, false]);
  for (const { state } of sockets) expect(['closed', 'abandoned']).toContain(state);
};

/** Whatever still comes from anywhere. */
const stir = ({ sockets, key$, wake$, token$, commands$, advance }: World): void => {
  wake$.next(null);
  token$.next(null);
  key$.next('one-more-key');
  commands$.next(sendText('late'));
  for (const socket of sockets) socket.closed();
  advance(120_000);
};

describe('unsubscribing liveEvents of a session that outlives its connections', () => {
  it.each(PLACES)('$where releases everything at once, for good', ({ phase, goThere, config }) => {
    const world = worldWith(config);
    const seen = see(liveEvents(world.given, world.commands$));
    goThere(world);
    expect(phaseIn(seen)).toBe(phase);
    const before = seen.values.length;
    const dials = world.sockets.length;
    seen.subscription.unsubscribe();
    expectReleased(world);
    stir(world);
    expect([seen.values.length, seen.end(), world.sockets.length]).toEqual([before, 'none', dials]);
    expectReleased(world);
  });

  it.each(['Disconnected', 'Connecting', 'SetupSent'] as const)(
    'from inside the second "%s" releases everything at once, for good',
    (phase) => {
      const world = worldWith();
      let times = 0;
      const seen = see(liveEvents(world.given, world.commands$), (event, own) => {
        if (event.type !== 'PhaseChanged' || event.to !== phase) return;
        times += 1;
        if (times === (phase === 'Disconnected' ? 1 : 2)) own.unsubscribe();
      });
      lose(world);
      world.advance(250);
      world.key$.next('another-key');
      world.sockets[1]?.open();
      expectReleased(world);
      stir(world);
      expect(phaseIn(seen)).toBe(phase);
    },
  );

  it('from inside a function of the app releases everything at once, for good', () => {
    const leave = { now: (): void => undefined };
    const decide = jest.fn(() => {
      leave.now();
      return 'yes' as const;
    });
    const world = worldWith({ reconnect: { decide } });
    const seen = see(liveEvents(world.given, world.commands$));
    leave.now = () => {
      seen.subscription.unsubscribe();
    };
    lose(world);
    expect(decide).toHaveBeenCalledTimes(1);
    expectReleased(world);
    stir(world);
    expect(phaseIn(seen)).toBe('Disconnected');
    expectReleased(world);
  });
});

describe('close() of a session that outlives its connections', () => {
  it.each(PLACES)('$where ends it, and releases everything', ({ goThere, config }) => {
    const world = worldWith(config);
    const session = liveSession(world.given);
    const seen = see(session.events$);
    session.feed(world.commands$);
    goThere(world);
    session.close();
    world.advance(2_000);
    expect(seen.values.at(-1)?.type).toBe('Disconnected');
    expect(seen.values.at(-1)).not.toHaveProperty('cause');
    expect(seen.end()).toBe('complete');
    expectReleased(world);
    const dials = world.sockets.length;
    stir(world);
    expect(world.sockets).toHaveLength(dials);
  });
});
