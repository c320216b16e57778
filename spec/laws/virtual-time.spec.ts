import { NEVER } from 'rxjs';
import type { LiveConfig, LiveSession, SessionEvent } from '../../lib/index';
import { customEndpoint, geminiApi, liveEvents, liveSession } from '../../lib/index';
import { lineOf, see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { type ServerOptions, type Stage, stage } from '../support/session';
import { NO_USE, watchRealTime } from './real-time';

const HOUR = 3_600_000;

/**
 * A long session with everything that waits: drops, a reply that does not come, a back-off, a rotation, an hour of silence, a turn, a call, a linger that
 * is cut short, a quiet moment.
 */
const wholeSession = (): readonly string[] => {
  const config: Partial<LiveConfig> = { outbox: { commands: 2, maxAgeMs: 50 }, lingerMs: 700, reconnect: {} };
  const { config: whole, advance, socket } = stage({ autoOpen: 3_000, autoClose: 5 }, config);
  const session = liveSession(whole);
  const first = see(session.events$);
  const turns = see(session.turns$);
  advance(2_000);
  for (let sent = 0; sent < 4; sent += 1) session.sendAudio(new Uint8Array(640));
  advance(1_000);
  socket().frame({ ...message.setupComplete(), ...message.sessionResumptionUpdate('h-1') });
  session.sendText('Hello');
  advance(63_250);
  socket(1).frame(message.setupComplete());
  socket(1).frame(message.goAway('50s'));
  advance(48_005);
  socket(2).frame(message.setupComplete());
  advance(HOUR);
  socket(2).frame({ ...message.audio(Uint8Array.of(1, 2)), ...message.usage({ totalTokenCount: 3 }) });
  socket(2).frame(message.toolCall({ id: 'c-1', name: 'look', args: {} }));
  first.subscription.unsubscribe();
  turns.subscription.unsubscribe();
  advance(699);
  const second = see(session.events$);
  session.close({ whenQuietMs: 20_000 });
  advance(5_000);
  session.sendToolResponse([{ id: 'c-1', response: { output: 1 } }]);
  advance(20_000);
  return [...first.values, ...second.values].filter(({ type }) => type !== 'PhaseChanged').map(lineOf);
};

/** The events with the frame at which each came. */
const timed = (
  script: ServerOptions,
  config: Partial<LiveConfig>,
  act: (world: Stage, session: LiveSession) => void,
): readonly string[] => {
  const world = stage(script, config);
  const session = liveSession(world.config);
  const seen: string[] = [];
  const note = (event: SessionEvent): void => {
    if (event.type !== 'PhaseChanged') seen.push(`${String(world.scheduler.frame)} ${lineOf(event)}`);
  };
  see(session.events$, note);
  act(world, session);
  world.scheduler.maxFrames = Infinity;
  world.scheduler.flush();
  return seen;
};

describe('a session in virtual time', () => {
  it('uses no real timer, clock, microtask or randomness, and takes no real time', () => {
    const begun = process.hrtime.bigint();
    const real = watchRealTime();
    const story = wholeSession();
    const uses = real.uses();
    real.restore();
    const tookMs = Number(process.hrtime.bigint() - begun) / 1e6;
    expect(uses).toEqual(NO_USE);
    expect(tookMs).toBeLessThan(500);
    expect(story).toEqual([
      'Error CommandsDropped',
      'Connected',
      'SessionResumeUpdate',
      'Error CommandsDropped',
      'Error Stalled',
      'Error DeliveryUnknown',
      'Error Stalled',
      'Connected',
      'GoAway',
      'Connected',
      'AudioData',
      'Usage',
      'ToolCall c-1',
      'Disconnected 1000',
    ]);
  });

  it('is the same every time', () => {
    expect(wholeSession()).toEqual(wholeSession());
  });

  it('would be caught with a real timer: without a scheduler the dial waits for one', () => {
    const { config, transport } = stage();
    const real = watchRealTime();
    const { subscription } = see(liveEvents({ ...config, env: { transport } }, NEVER));
    const uses = real.uses();
    subscription.unsubscribe();
    real.restore();
    expect(
      Object.entries(uses)
        .filter(([, count]) => count > 0)
        .map(([name]) => name),
    ).toContain('setInterval');
  });

  const DEADLINES: readonly (readonly [
    string,
    ServerOptions,
    Partial<LiveConfig>,
    (world: Stage, session: LiveSession) => void,
    readonly string[],
  ])[] = [
    ['the connect deadline of 10 s', {}, {}, () => undefined, ['10000 Error DialTimeout, fatal', '10000 Disconnected DialTimeout']],
    [
      'the same for a credential that does not come',
      {},
      { endpoint: geminiApi({ apiKey: () => NEVER }) },
      () => undefined,
      ['10000 Error CredentialFailed, fatal', '10000 Disconnected CredentialFailed'],
    ],
    ['a socket that opens a millisecond before that', { autoOpen: 9_999, autoSetup: 1 }, {}, () => undefined, ['10000 Connected']],
    [
      'the setup deadline of 15 s after the socket opened',
      { autoOpen: 4_000 },
      {},
      () => undefined,
      ['19000 Error SetupTimeout, fatal', '19000 Disconnected SetupTimeout'],
    ],
    [
      'the close deadline of 2 s',
      { autoSetup: 5 },
      {},
      ({ advance }, session) => {
        advance(100);
        session.close();
      },
      ['5 Connected', '2100 Disconnected'],
    ],
    [
      'a close that waits for a quiet moment in vain',
      { autoSetup: 5, autoClose: 1 },
      {},
      ({ advance, socket }, session) => {
        advance(100);
        socket().frame(message.text('Hi'));
        session.close({ whenQuietMs: 400 });
      },
      ['5 Connected', '100 TextDelta 1: Hi', '501 Disconnected 1000'],
    ],
    [
      'drops, told when a run of them is a second old',
      { autoOpen: 5_000, autoSetup: 1 },
      { outbox: { commands: 1 } },
      ({ advance }, session) => {
        advance(100);
        for (let sent = 0; sent < 10; sent += 1) {
          session.sendAudio(new Uint8Array(2));
          advance(50);
        }
      },
      ['1150 Error CommandsDropped', '5001 Connected'],
    ],
    [
      'deadlines of the config',
      {},
      { timeouts: { connect: 42 }, endpoint: customEndpoint({ url: 'wss://other.example/' }) },
      () => undefined,
      ['42 Error DialTimeout, fatal', '42 Disconnected DialTimeout'],
    ],
  ];

  it.each(DEADLINES)('%s comes to the millisecond', (_what, script, config, act, expected) => {
    expect(timed(script, config, act)).toEqual(expected);
  });

  it('the connect deadline fires at frame 10000 and not before', () => {
    const { config, advance, scheduler } = stage({});
    const seen = see(liveEvents(config, NEVER));
    advance(9_999);
    expect([scheduler.frame, seen.end()]).toEqual([9_999, 'none']);
    advance(1);
    expect([scheduler.frame, seen.end()]).toEqual([10_000, 'complete']);
  });

  it('the linger of a second ends the session to the millisecond', () => {
    const { config, advance, socket, scheduler } = stage();
    const { subscription } = see(liveSession(config).events$);
    advance(250);
    subscription.unsubscribe();
    advance(999);
    expect([scheduler.frame, socket().closeCalls.length]).toEqual([1_249, 0]);
    advance(1);
    expect([scheduler.frame, socket().closeCalls.length]).toEqual([1_250, 1]);
  });
});
