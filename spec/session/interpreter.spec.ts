import { concat, NEVER, of, VirtualTimeScheduler } from 'rxjs';
import type { LogEntry } from '../../lib/machine/effect';
import type { Input } from '../../lib/machine/input';
import { interpreter } from '../../lib/session/interpreter';
import type { Access } from '../../lib/transport/endpoint';
import type { Incoming, Transport, TransportSocket } from '../../lib/transport/transport';
import { manualTransport } from '../../lib/testing/scripted/manual-transport';

const SECRET = 'not for your eyes';
const open: Access = { type: 'open', request: { url: 'wss://a.example/', headers: { authorization: SECRET }, protocols: [] } };

/** The hands, with everything that they post and log written down. */
const hands = ({ transport, access = open }: { transport?: Transport; access?: Access } = {}) => {
  const scheduler = new VirtualTimeScheduler();
  const link = manualTransport({ scheduler });
  const posted: Input[] = [];
  const logged: LogEntry[] = [];
  const env = { transport: transport ?? link, scheduler, random: () => 0, logger: (entry: LogEntry) => void logged.push(entry) };
  const { perform, dispose } = interpreter({ backend: { type: 'custom' }, access }, env, (input) => posted.push(input));
  const dialSocket = () => {
    perform({ type: 'Dial', generation: 1 });
    const [socket] = link.sockets;
    if (socket === undefined) throw new Error('Nothing was dialled.');
    return socket;
  };
  const openSocket = () => {
    const socket = dialSocket();
    socket.open();
    return socket;
  };
  return { perform, dispose, scheduler, link, posted, logged, dialSocket, openSocket, types: () => posted.map(({ type }) => type) };
};

/** A transport whose socket is open at once. */
const openWith =
  (socket: Partial<TransportSocket>): Transport =>
  () =>
    concat(
      of<Incoming>({ type: 'Opened', socket: { send: () => undefined, close: () => undefined, bufferedAmount: 0, ...socket } }),
      NEVER,
    );

describe('interpreter', () => {
  it('dials, and posts what the connection tells with its number and the time', () => {
    const { dialSocket, scheduler, posted } = hands();
    scheduler.frame = 40;
    const socket = dialSocket();
    socket.open();
    socket.frame({ setupComplete: {} });
    socket.closed({ code: 1000, reason: 'bye' });
    expect(posted).toEqual([
      { type: 'Dialled', at: 40, generation: 1 },
      { type: 'Opened', at: 40, generation: 1 },
      { type: 'Received', at: 40, generation: 1, decoded: { _tag: 'Right', right: { setupComplete: {} } } },
      { type: 'Closed', at: 40, generation: 1, code: 1000, reason: 'bye' },
    ]);
  });

  it('posts why there is no credential, and does not dial', () => {
    const { perform, link, posted } = hands({ access: { type: 'secret', credential: '', request: () => open.request } });
    perform({ type: 'Dial', generation: 3 });
    expect(posted).toMatchObject([{ type: 'NotDialled', generation: 3, error: { type: 'CredentialFailed' } }]);
    expect(link.sockets).toEqual([]);
  });

  it('closes a connection that tells what nobody can read', () => {
    const transport = () =>
      of({
        get type(): 'Opened' {
          throw new Error(`unreadable ${SECRET}`);
        },
      } as unknown as Incoming);
    const { perform, posted } = hands({ transport });
    perform({ type: 'Dial', generation: 1 });
    expect(posted.at(-1)).toEqual({ type: 'Closed', at: 0, generation: 1, code: 1006, reason: '', cause: 'unreadable [redacted]' });
  });

  it('sends on the connection of that number', () => {
    const { openSocket, perform, types } = hands();
    const socket = openSocket();
    perform({ type: 'Send', generation: 1, command: 'SendText', text: '{"a":1}' });
    expect(socket.sent).toEqual([{ a: 1 }]);
    expect(types()).toEqual(['Dialled', 'Opened']);
  });

  it.each<readonly [string, (stage: ReturnType<typeof hands>) => void]>([
    ['was never dialled', () => undefined],
    ['is not open yet', ({ dialSocket }) => dialSocket()],
    ['is closed', ({ openSocket }) => openSocket().closed()],
    [
      'was abandoned',
      ({ openSocket, perform }) => {
        openSocket();
        perform({ type: 'Abandon', generation: 1 });
      },
    ],
  ])('posts that nothing was sent where the connection %s', (_what, prepare) => {
    const stage = hands();
    prepare(stage);
    stage.perform({ type: 'Send', generation: 1, command: 'SendText', text: '{}' });
    expect(stage.posted.at(-1)).toEqual({
      type: 'NotSent',
      at: 0,
      generation: 1,
      command: 'SendText',
      bytes: 2,
      why: 'the connection is gone',
    });
  });

  it.each([
    ['an error', new Error(`no ${SECRET}`)],
    ['a text', `no ${SECRET}`],
  ])('posts that nothing was sent where the socket throws %s, without its secrets', (_what, thrown) => {
    const send = (): void => {
      throw thrown as Error;
    };
    const { perform, posted } = hands({ transport: openWith({ send }) });
    perform({ type: 'Dial', generation: 1 });
    perform({ type: 'Send', generation: 1, command: 'SendText', text: '{}' });
    expect(posted.at(-1)).toMatchObject({ type: 'NotSent', generation: 1, why: 'no [redacted]' });
  });

  it('hands over the close frame', () => {
    const { openSocket, perform } = hands();
    const socket = openSocket();
    perform({ type: 'Close', generation: 1, code: 1000, reason: 'bye' });
    expect(socket.closeCalls).toEqual([{ code: 1000, reason: 'bye' }]);
  });

  it('closes nothing where nothing is open', () => {
    const { dialSocket, perform } = hands();
    perform({ type: 'Close', generation: 1, code: 1000, reason: '' });
    const socket = dialSocket();
    perform({ type: 'Close', generation: 1, code: 1000, reason: '' });
    expect(socket.closeCalls).toEqual([]);
  });

  it('logs a close that the socket does not take, without its secrets', () => {
    const close = (): void => {
      throw new Error(`no ${SECRET}`);
    };
    const { perform, logged } = hands({ transport: openWith({ close }) });
    perform({ type: 'Dial', generation: 1 });
    perform({ type: 'Close', generation: 1, code: 1000, reason: '' });
    const message = 'The socket could not be closed: no [redacted].';
    expect(logged).toEqual([{ level: 'warn', event: 'close-failed', message, fields: { code: 1000 } }]);
  });

  it('lets go of a connection, of no other, and of none twice', () => {
    const { perform, link, types } = hands();
    perform({ type: 'Dial', generation: 1 });
    perform({ type: 'Dial', generation: 2 });
    perform({ type: 'Abandon', generation: 1 });
    perform({ type: 'Abandon', generation: 1 });
    expect(link.sockets.map(({ state }) => state)).toEqual(['abandoned', 'dialling']);
    expect(types()).toEqual(['Dialled', 'Dialled']);
  });

  it('does not dial where the credential function ends everything', () => {
    let end = (): void => undefined;
    const credential = (): string => {
      end();
      return 'key-1';
    };
    const { perform, dispose, link, posted } = hands({ access: { type: 'secret', credential, request: () => open.request } });
    end = dispose;
    perform({ type: 'Dial', generation: 1 });
    expect(link.sockets).toEqual([]);
    expect(posted).toEqual([]);
  });

  it('posts when a timer is over, once', () => {
    const { perform, scheduler, posted } = hands();
    perform({ type: 'StartTimer', timer: 7, ms: 250 });
    expect(posted).toEqual([]);
    scheduler.flush();
    expect(posted).toEqual([{ type: 'Ticked', at: 250, timer: 7 }]);
    expect(scheduler.actions).toEqual([]);
  });

  it('stops a timer, and one that does not run', () => {
    const { perform, scheduler, posted } = hands();
    perform({ type: 'StartTimer', timer: 7, ms: 250 });
    perform({ type: 'StopTimer', timer: 7 });
    perform({ type: 'StopTimer', timer: 7 });
    expect(scheduler.actions).toEqual([]);
    scheduler.flush();
    expect(posted).toEqual([]);
  });

  it('waits very long where it should wait for ever', () => {
    const { perform, scheduler } = hands();
    perform({ type: 'StartTimer', timer: 7, ms: Infinity });
    scheduler.flush();
    expect(scheduler.now()).toBeGreaterThan(86_400_000);
  });

  it('logs what it is told to log', () => {
    const { perform, logged } = hands();
    const entry: LogEntry = { level: 'info', event: 'an-event', message: 'It happened.', fields: {} };
    perform({ type: 'Log', entry });
    expect(logged).toEqual([entry]);
  });

  it('releases every connection and every timer at once', () => {
    const { perform, dispose, link, scheduler, posted } = hands();
    perform({ type: 'Dial', generation: 1 });
    perform({ type: 'Dial', generation: 2 });
    perform({ type: 'StartTimer', timer: 1, ms: 5 });
    perform({ type: 'StartTimer', timer: 2, ms: 5 });
    posted.length = 0;
    dispose();
    expect(link.sockets.map(({ state }) => state)).toEqual(['abandoned', 'abandoned']);
    expect(scheduler.actions).toEqual([]);
    expect(posted).toEqual([]);
  });
});
