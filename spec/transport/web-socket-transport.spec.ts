import { asapScheduler, take, timer, type Observable } from 'rxjs';
import type { Incoming, TransportRequest } from '../../lib/transport/transport';
import { webSocketTransport } from '../../lib/transport/web-socket-transport';
import { allOf } from './all-of';
import { fakeNodePlatform, fakePlatform, type FakePlatform } from './fake-web-socket';

const request: TransportRequest = { url: 'wss://a.example/ws', headers: { 'x-goog-api-key': 'k3y' }, protocols: [] };

const fail = (): never => {
  throw new Error('no room for k3y');
};

const heardOf = (incoming$: Observable<Incoming>) => {
  const heard: string[] = [];
  const subscription = incoming$.subscribe({
    next: ({ type }) => heard.push(type),
    error: () => heard.push('error'),
    complete: () => heard.push('complete'),
  });
  return { heard, subscription };
};

const dialled = <P extends FakePlatform>(platform: P) => {
  const { heard, subscription } = heardOf(webSocketTransport({ WebSocket: platform.WebSocket })(request));
  return { heard, subscription, platform, socket: platform.only() };
};

/** Two turns: what is told on the next one has been told. */
const nextTurns = () => allOf(timer(0, asapScheduler));

describe('webSocketTransport', () => {
  it('is cold: it dials for each subscription, and not before', () => {
    const platform = fakePlatform();
    const incoming$ = webSocketTransport({ WebSocket: platform.WebSocket })(request);
    expect(platform.sockets).toHaveLength(0);
    incoming$.subscribe();
    incoming$.subscribe();
    expect(platform.sockets).toHaveLength(2);
  });

  it('tells of one connection from opening to end, then completes', () => {
    const { heard, socket } = dialled(fakePlatform());
    socket.opens();
    socket.fire('message', { data: 'x' });
    socket.fire('error', { message: 'cut' });
    socket.closes(1006);
    expect(heard).toEqual(['Opened', 'Frame', 'Closed', 'complete']);
  });

  it('tells nothing after the end', () => {
    const { heard, socket } = dialled(fakePlatform());
    const late = [...socket.listeners];
    socket.closes();
    late.forEach(({ type, listener }) => listener({ type, data: 'x' }));
    expect(heard).toEqual(['Closed', 'complete']);
  });

  it('leaves only the absorber after the end, which it reached without touching the socket again', () => {
    const { socket, platform } = dialled(fakeNodePlatform());
    socket.opens();
    socket.closes();
    expect(socket.listeners.map(({ type }) => type)).toEqual(['error']);
    expect([socket.closeCalls, platform.refusals, platform.cuts()]).toEqual([[], [], 0]);
  });

  it('tells of a constructor that throws on the next turn', async () => {
    const { WebSocket } = fakePlatform({ constructing: fail });
    const incoming$ = webSocketTransport({ WebSocket })(request);
    const { heard } = heardOf(incoming$);
    expect(heard).toEqual([]);
    await nextTurns();
    expect(heard).toEqual(['Closed', 'complete']);
    expect(await allOf(incoming$)).toEqual([{ type: 'Closed', code: 1006, reason: '', cause: 'no room for [redacted]' }]);
  });

  it('tells nothing of a constructor that throws to those who left', async () => {
    const { WebSocket } = fakePlatform({ constructing: fail });
    const { heard, subscription } = heardOf(webSocketTransport({ WebSocket })(request));
    expect(asapScheduler.actions).toHaveLength(1);
    subscription.unsubscribe();
    expect(asapScheduler.actions).toHaveLength(0);
    await nextTurns();
    expect(heard).toEqual([]);
  });

  it('tells of a class that is no WebSocket, and lets go of what it made', async () => {
    const platform = fakePlatform({ listening: fail });
    const told = await allOf(webSocketTransport({ WebSocket: platform.WebSocket })(request));
    expect(told).toEqual([{ type: 'Closed', code: 1006, reason: '', cause: 'no room for [redacted]' }]);
    expect(platform.only().closeCalls).toHaveLength(1);
  });

  it('tells why where a header cannot be sent, without the secret', async () => {
    const { WebSocket } = fakePlatform();
    const vertex = { ...request, headers: { Authorization: 'Bearer ya29.s3cret' } };
    const told = await allOf(webSocketTransport({ WebSocket })(vertex));
    expect(told).toEqual([{ type: 'Closed', code: 1006, reason: '', cause: expect.stringContaining('ephemeralToken()') as unknown }]);
    expect(JSON.stringify(told)).not.toContain('s3cret');
  });

  it('keeps what a platform tells from inside the constructor for the next turn', async () => {
    const platform = fakePlatform();
    class Hasty extends platform.WebSocket {
      override readonly addEventListener = (type: string, listener: (event: { readonly type: string }) => void): void => {
        if (type === 'open' || type === 'close') listener({ type });
      };
    }
    const { heard } = heardOf(webSocketTransport({ WebSocket: Hasty })(request));
    expect(heard).toEqual([]);
    await nextTurns();
    expect(heard).toEqual(['Opened', 'Closed', 'complete']);
  });

  it.each([
    ['dialling', 0, { closeCalls: 0, cuts: 1 }],
    ['open', 1, { closeCalls: 1, cuts: 0 }],
    ['closing', 2, { closeCalls: 0, cuts: 1 }],
  ])('lets go when it is unsubscribed while %s', (_, readyState, expected) => {
    const { heard, subscription, socket, platform } = dialled(fakeNodePlatform());
    const late = [...socket.listeners];
    socket.readyState = readyState;
    subscription.unsubscribe();
    subscription.unsubscribe();
    expect({ closeCalls: socket.closeCalls.length, cuts: platform.cuts() }).toEqual(expected);
    expect(socket.listeners.map(({ type }) => type)).toEqual(['error']);
    expect(platform.refusals).toEqual([]);
    late.forEach(({ type, listener }) => listener({ type }));
    expect(heard).toEqual([]);
  });

  it('lets go inside the first thing it tells', () => {
    const platform = fakePlatform();
    const { heard } = heardOf(webSocketTransport({ WebSocket: platform.WebSocket })(request).pipe(take(1)));
    platform.only().opens();
    expect(heard).toEqual(['Opened', 'complete']);
    expect(platform.only().closeCalls).toEqual([[1000]]);
  });

  it('does not throw when it is unsubscribed on a platform that throws', () => {
    const { socket, subscription } = dialled(fakePlatform({ closing: fail }));
    socket.opens();
    expect(() => subscription.unsubscribe()).not.toThrow();
    expect(socket.closeCalls.length).toBeGreaterThan(0);
  });

  it('ends a connection whose platform could not send a frame', async () => {
    const platform = fakePlatform({ sending: fail });
    const told$ = webSocketTransport({ WebSocket: platform.WebSocket })(request);
    const heard: Incoming[] = [];
    told$.subscribe((incoming) => {
      heard.push(incoming);
      if (incoming.type === 'Opened') incoming.socket.send('setup');
    });
    platform.only().opens();
    expect(heard.map(({ type }) => type)).toEqual(['Opened']);
    await nextTurns();
    expect(heard.map(({ type }) => type)).toEqual(['Opened', 'Closed']);
    expect(platform.only().closeCalls).toEqual([[1000]]);
  });
});
