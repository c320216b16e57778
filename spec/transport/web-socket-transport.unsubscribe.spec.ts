import { once } from 'node:events';
import type { Socket } from 'node:net';
import type Ws from 'ws';
import { acceptByHand } from './accept-by-hand';
import { localNetwork } from './local-network';
import { deadUrl } from './local-server';

const { serve, dial, socket: dialled, dispose } = localNetwork();

afterEach(dispose);

/** Not `once` of events, which would listen to errors as well. */
const closeOf = (socket: Ws) =>
  new Promise<void>((resolve) => {
    if (socket.readyState === 3) resolve();
    else socket.once('close', () => resolve());
  });

const deferred = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => (resolve = fulfil));
  return { promise, resolve: (value: T) => resolve(value) };
};

describe('webSocketTransport on Node, unsubscribed', () => {
  const namesOf = (socket: Ws) => socket.eventNames().map((name) => [name, socket.listenerCount(name)]);

  it('in the same tick', async () => {
    const server = await serve();
    const { unsubscribe, heard } = dial({ url: server.url });
    unsubscribe();
    expect(namesOf(dialled())).toEqual([['error', 1]]);
    await closeOf(dialled());
    expect(heard).toEqual([]);
  });

  it('while it dials: the dial is aborted', async () => {
    const upgraded = deferred<Socket>();
    const server = await serve((socket) => upgraded.resolve(socket));
    const { unsubscribe, heard } = dial({ url: server.url });
    const peer = await upgraded.promise;
    const seen = once(peer.resume(), 'end');
    unsubscribe();
    expect(namesOf(dialled())).toEqual([['error', 1]]);
    await seen;
    await closeOf(dialled());
    expect(heard).toEqual([]);
  });

  it('while it dials a dead port: the late error is absorbed', async () => {
    const url = await deadUrl();
    const { unsubscribe, heard } = dial({ url });
    const errors = jest.fn();
    unsubscribe();
    dialled().prependListener('error', errors);
    await closeOf(dialled());
    expect([errors.mock.calls.length, heard]).toEqual([1, []]);
  });

  it('while open: the server sees a normal close', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { unsubscribe, opened, types } = dial({ url: server.url });
    const { socket } = await accepted;
    const seen = once(socket, 'close');
    const writer = await opened();
    unsubscribe();
    unsubscribe();
    expect(namesOf(dialled())).toEqual([['error', 1]]);
    socket.send('late');
    writer.send('late');
    writer.close(4000);
    expect((await seen)[0]).toBe(1000);
    await closeOf(dialled());
    expect(types()).toEqual(['Opened']);
  });

  it('while open, and the peer breaks the rules later: the error is absorbed', async () => {
    const upgraded = deferred<Socket>();
    const server = await serve((socket, request) => {
      acceptByHand(socket, request);
      upgraded.resolve(socket);
    });
    const { unsubscribe, opened } = dial({ url: server.url });
    await opened();
    unsubscribe();
    const absorbed = deferred<Error>();
    dialled().prependListener('error', absorbed.resolve);
    (await upgraded.promise).end(Buffer.from([0xff, 0x00]));
    expect((await absorbed.promise).message).toContain('Invalid WebSocket frame');
    await closeOf(dialled());
  });

  it('while closing: a mute peer is cut off at once', async () => {
    const upgraded = deferred<Socket>();
    const server = await serve((socket, request) => {
      acceptByHand(socket, request);
      socket.resume();
      upgraded.resolve(socket);
    });
    const { unsubscribe, opened, types } = dial({ url: server.url }, { closeTimeout: 600_000 });
    const peer = await upgraded.promise;
    const seen = once(peer, 'end');
    (await opened()).close();
    unsubscribe();
    expect(namesOf(dialled())).toEqual([['error', 1]]);
    await seen;
    await closeOf(dialled());
    expect(types()).toEqual(['Opened']);
  });

  it('after the end: nothing more happens', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { unsubscribe, closed, heard } = dial({ url: server.url });
    (await accepted).socket.close(1011);
    await closed();
    unsubscribe();
    expect(namesOf(dialled())).toEqual([['error', 1]]);
    expect(() => dialled().emit('error', new Error('late'))).not.toThrow();
    expect(heard).toHaveLength(2);
  });
});
