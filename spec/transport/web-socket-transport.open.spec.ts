import { once } from 'node:events';
import { acceptByHand } from './accept-by-hand';
import { bytesOf } from './bytes-of';
import { localNetwork } from './local-network';

const { serve, dial, dispose } = localNetwork();

afterEach(dispose);

const MIB = 1024 * 1024;

describe('webSocketTransport on Node, open', () => {
  it('carries text as strings and bytes as buffers, in order', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { closed, heard, inside } = dial({ url: server.url });
    const { socket } = await accepted;
    socket.send('text');
    socket.send(new Uint8Array([1, 2, 3]));
    socket.send('');
    socket.close(1000);
    await closed();
    expect(inside).toBe(0);
    expect(heard.map((incoming) => (incoming.type === 'Frame' ? incoming.data : incoming.type))).toEqual([
      'Opened',
      'text',
      expect.any(ArrayBuffer) as unknown,
      '',
      'Closed',
    ]);
    expect(heard.map((incoming) => incoming.type === 'Frame' && bytesOf(incoming.data))[2]).toEqual([1, 2, 3]);
  });

  it('sends text frames, and nothing is told inside send', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { opened, heard } = dial({ url: server.url });
    const { socket } = await accepted;
    const received = once(socket, 'message');
    (await opened()).send('{"setup":{}}');
    expect(heard).toHaveLength(1);
    const [data, isBinary] = (await received) as [Buffer, boolean];
    expect([data.toString(), isBinary]).toEqual(['{"setup":{}}', false]);
  });

  it('carries 16 MiB as text, as bytes and upwards', async () => {
    const server = await serve();
    const accepted = server.connection();
    const text = dial({ url: server.url });
    const { socket } = await accepted;
    const big = 'x'.repeat(16 * MIB);
    socket.send(big);
    expect((await text.frame()) === big).toBe(true);

    const echoed = once(socket, 'message');
    const writer = await text.opened();
    writer.send(big);
    expect(writer.bufferedAmount).toBeGreaterThan(0);
    expect(((await echoed) as [Buffer])[0].length).toBe(16 * MIB);

    const again = server.connection();
    const bytes = dial({ url: server.url });
    (await again).socket.send(new Uint8Array(16 * MIB).fill(7));
    expect(((await bytes.frame()) as ArrayBuffer).byteLength).toBe(16 * MIB);
  });

  it.each([
    [1000, ''],
    [1007, 'API key not valid. Please pass a valid API key.'],
    [1008, 'Operation is not implemented, or supported, or enabled.'],
    [1011, 'Internal error occurred.'],
    [4001, 'ü'.repeat(61)],
  ])('tells the close code %d and its reason', async (code, reason) => {
    const server = await serve();
    const accepted = server.connection();
    const { closed } = dial({ url: server.url });
    (await accepted).socket.close(code, reason);
    expect(await closed()).toEqual({ type: 'Closed', code, reason });
  });

  it('tells a close frame without a code as 1005', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { closed } = dial({ url: server.url });
    (await accepted).socket.close();
    expect(await closed()).toEqual({ type: 'Closed', code: 1005, reason: '' });
  });

  it('is cut by the server without a close frame', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { closed, types } = dial({ url: server.url });
    (await accepted).socket.terminate();
    expect(await closed()).toMatchObject({ code: 1006, reason: '' });
    expect(types()).toEqual(['Opened', 'Closed']);
  });

  it('tells once of a frame that breaks the rules, and why', async () => {
    const server = await serve((socket, request) => {
      acceptByHand(socket, request);
      socket.end(Buffer.from([0xff, 0x00]));
    });
    const { closed, types } = dial({ url: server.url });
    expect(await closed()).toMatchObject({ code: 1006, cause: expect.stringContaining('Invalid WebSocket frame') as unknown });
    expect(types()).toEqual(['Opened', 'Closed']);
  });

  it('closes with the code and the reason that it is given, cut to what fits', async () => {
    const server = await serve();
    const accepted = server.connection();
    const { opened, closed, heard, types } = dial({ url: server.url });
    const { socket } = await accepted;
    const seen = once(socket, 'close');
    const writer = await opened();
    writer.close(4000, '€'.repeat(60));
    writer.close(4001);
    expect(() => writer.send('too late')).toThrow('the socket is closing');
    expect(heard).toHaveLength(1);
    const [code, reason] = (await seen) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4000, '€'.repeat(41)]);
    expect(await closed()).toEqual({ type: 'Closed', code: 4000, reason: '€'.repeat(41) });
    writer.send('much too late');
    writer.close();
    expect(types()).toEqual(['Opened', 'Closed']);
  });

  it('does not wait 30 s for a peer that does not answer the close', async () => {
    const server = await serve(acceptByHand);
    const { opened, closed } = dial({ url: server.url }, { closeTimeout: 20 });
    (await opened()).close();
    expect(await closed()).toMatchObject({ code: 1006 });
  });
});
