import { once } from 'node:events';
import { Subject } from 'rxjs';
import Ws from 'ws';
import {
  customEndpoint,
  disconnect,
  liveEvents,
  webSocketTransport,
  type LiveConfig,
  type SessionCommand,
  type SessionEvent,
  type SessionPhase,
} from '../../lib';
import { watchForFailures, type Watch } from '../support/leaks';
import { linesOf, see, type Seen } from '../support/log';
import { localServer, type LocalServer } from '../transport/local-server';
import { countingScheduler } from './counting-scheduler';
import { peerByHand, textFrame, type PeerByHand } from './peer-by-hand';

const made: Ws[] = [];

/** The class of the package ws, which remembers what was made of it. */
class Watched extends Ws {
  constructor(...args: ConstructorParameters<typeof Ws>) {
    super(...args);
    made.push(this);
  }
}

let server: LocalServer;
let watch: Watch;

beforeEach(() => {
  watch = watchForFailures();
});

afterEach(async () => {
  watch.stop();
  for (const socket of made.splice(0)) socket.terminate();
  await server.dispose();
});

const peerThat = async (greeting: readonly string[] | 'no upgrade'): Promise<PeerByHand> => {
  const peer = await peerByHand(greeting);
  ({ server } = peer);
  return peer;
};

/** Subscribes; `reached` once the session is in that phase, in which it is left at once where `leave` says `inside`. */
const start = (phase: SessionPhase, leave: 'inside' | 'outside', reconnect: LiveConfig['reconnect'] = false) => {
  const time = countingScheduler();
  const commands$ = new Subject<SessionCommand>();
  const endpoint = customEndpoint({ url: server.url });
  const timeouts = { connect: 60_000, setup: 60_000, close: 60_000 };
  const env = { scheduler: time.scheduler, transport: webSocketTransport({ WebSocket: Watched }), random: () => 0.5 };
  const events$ = liveEvents({ endpoint, model: 'gemini-3.8-live', reconnect, timeouts, env }, commands$);
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const seen = see(events$, (event: SessionEvent, subscription) => {
    if (event.type === 'Connected' && phase === 'Disconnecting') commands$.next(disconnect());
    if (event.type !== 'PhaseChanged' || event.to !== phase) return;
    if (leave === 'inside') subscription.unsubscribe();
    reach();
  });
  return { ...time, commands$, seen, reached };
};

const socketOf = (): Ws => {
  const [socket, ...others] = made;
  if (socket === undefined || others.length > 0) throw new Error(`${String(made.length)} sockets were dialled, not one.`);
  return socket;
};

/** Not `once` of events, which would listen to errors as well. */
const closeOf = (socket: Ws): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === Ws.CLOSED) resolve();
    else
      socket.once('close', () => {
        resolve();
      });
  });

const listenersOf = (socket: Ws) => socket.eventNames().map((name) => [name, socket.listenerCount(name)]);
const ONE_ABSORBER = [['error', 1]];

const expectLateErrorsAreAbsorbed = (socket: Ws): void => {
  expect(() => socket.emit('error', new Error('late'))).not.toThrow();
};

const expectNothingAfter = async (seen: Seen<SessionEvent>, before: readonly string[]): Promise<void> => {
  await watch.settle();
  expect(linesOf(seen)).toEqual(before);
  expect(seen.end()).toBe('none');
  expect(watch.caught).toEqual([]);
};

const ACCEPT = '{"setupComplete":{}}';
const SPEAK = '{"serverContent":{"modelTurn":{"parts":[{"text":"Hi"}]}}}';
const [TEXT, CLOSE] = [1, 8];

/** Breaks the rules of WebSockets: an error on whoever reads it. */
const BROKEN_FRAME = Buffer.of(0xff, 0x00);

/** A close frame of the server with 1011. */
const CLOSE_1011 = Buffer.of(0x88, 0x02, 0x03, 0xf3);

const places = ['outside', 'inside'] as const;

describe('liveEvents, unsubscribed over a real socket', () => {
  const open = [
    { phase: 'SetupSent', greeting: [] },
    { phase: 'Active', greeting: [ACCEPT] },
    { phase: 'ModelSpeaking', greeting: [ACCEPT, SPEAK] },
  ] as const;

  it.each(open.flatMap((each) => places.map((leave) => ({ ...each, leave }))))(
    'in $phase, from $leave its events: hands over a close, and lets go',
    async ({ phase, greeting, leave }) => {
      const peer = await peerThat(greeting);
      const { seen, reached, waiting, scheduled, commands$ } = start(phase, leave);
      await reached;
      if (leave === 'outside') expect(listenersOf(socketOf())).not.toEqual(ONE_ABSORBER);
      seen.subscription.unsubscribe();
      const socket = socketOf();
      const before = linesOf(seen);
      expect(before.filter((line) => line.includes('>')).at(-1)).toMatch(new RegExp(`> ${phase}$`));
      expect([waiting(), listenersOf(socket), commands$.observed]).toEqual([0, ONE_ABSORBER, false]);
      expect(scheduled()).toBeGreaterThan(1);

      await peer.hasReadClose;
      // Inside the phase that the open socket leads to, the setup was not handed over yet.
      expect(peer.opcodes()).toEqual(phase === 'SetupSent' && leave === 'inside' ? [CLOSE] : [TEXT, CLOSE]);
      const errors = jest.fn();
      socket.prependListener('error', errors);
      peer.write(textFrame(SPEAK));
      peer.end(BROKEN_FRAME);
      await closeOf(socket);
      expect(errors).toHaveBeenCalledTimes(1);
      expectLateErrorsAreAbsorbed(socket);
      expect(waiting()).toBe(0);
      await expectNothingAfter(seen, before);
    },
  );

  it.each(places)('while it closes, from %s its events: a mute peer is cut off', async (leave) => {
    const peer = await peerThat([ACCEPT]);
    const { seen, reached, waiting } = start('Disconnecting', leave);
    await reached;
    if (leave === 'outside') {
      await peer.hasReadClose;
      expect(waiting()).toBe(1);
    }
    seen.subscription.unsubscribe();
    const socket = socketOf();
    const before = linesOf(seen);
    expect(before.at(-1)).toBe('Active > Disconnecting');
    expect([waiting(), listenersOf(socket)]).toEqual([0, ONE_ABSORBER]);
    // Inside, the close frame was not handed over yet: the peer gets it now, and is not waited for.
    if (leave === 'inside') {
      await peer.hasReadClose;
      peer.end(BROKEN_FRAME);
    }
    await peer.isEnded;
    await closeOf(socket);
    expect(peer.opcodes()).toEqual([TEXT, CLOSE]);
    expectLateErrorsAreAbsorbed(socket);
    expect(waiting()).toBe(0);
    await expectNothingAfter(seen, before);
  });

  it('while it dials: the dial is aborted', async () => {
    const peer = await peerThat('no upgrade');
    const { seen, waiting } = start('Connecting', 'outside');
    await peer.isDialled;
    expect(waiting()).toBe(1);
    seen.subscription.unsubscribe();
    const socket = socketOf();
    expect([waiting(), listenersOf(socket)]).toEqual([0, ONE_ABSORBER]);
    await peer.isEnded;
    await closeOf(socket);
    expectLateErrorsAreAbsorbed(socket);
    await expectNothingAfter(seen, ['Disconnected > Connecting']);
  });

  it.each([
    { when: 'before the turn of the dial', leave: 'outside', lines: [] },
    { when: 'inside the event that tells of the dial', leave: 'inside', lines: ['Disconnected > Connecting'] },
  ] as const)('$when: nothing is dialled', async ({ leave, lines }) => {
    await peerThat('no upgrade');
    const { seen, reached, waiting } = start('Connecting', leave);
    expect(waiting()).toBe(1);
    if (leave === 'inside') await reached;
    seen.subscription.unsubscribe();
    expect(waiting()).toBe(0);
    await expectNothingAfter(seen, lines);
    expect(made).toEqual([]);
  });

  it.each(places)('in a back-off, from %s its events: nothing is left, and nothing is dialled', async (leave) => {
    const peer = await peerThat([ACCEPT]);
    const { seen, reached, waiting } = start('Disconnected', leave, { baseMs: 60_000 });
    await peer.isDialled;
    peer.end(CLOSE_1011);
    await reached;
    // The back-off, where it began.
    if (leave === 'outside') expect(waiting()).toBe(1);
    seen.subscription.unsubscribe();
    const before = linesOf(seen);
    expect(before.slice(-2)).toEqual(['Error ConnectionLost', 'Active > Disconnected']);
    expect(waiting()).toBe(0);
    await closeOf(socketOf());
    await expectNothingAfter(seen, before);
    expect(made).toHaveLength(1);
  });

  it('with a server that answers: it sees a normal close', async () => {
    server = await localServer();
    const accepted = server.connection();
    const { seen, reached, waiting } = start('Active', 'outside');
    const { socket: peer } = await accepted;
    peer.once('message', () => {
      peer.send(ACCEPT);
    });
    const closed = once(peer, 'close');
    await reached;
    seen.subscription.unsubscribe();
    const before = linesOf(seen);
    expect([waiting(), listenersOf(socketOf())]).toEqual([0, ONE_ABSORBER]);
    peer.send(SPEAK);
    expect((await closed)[0]).toBe(1000);
    await closeOf(socketOf());
    await expectNothingAfter(seen, before);
  });
});
