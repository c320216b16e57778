import { connect } from 'node:net';
import type Ws from 'ws';
import { geminiApi } from '../../lib/transport/gemini-api';
import type { WebSocketClass, WebSocketLike } from '../../lib/transport/web-socket-class';
import { webSocketTransport } from '../../lib/transport/web-socket-transport';
import { localNetwork } from './local-network';
import { deadUrl, type OnUpgrade } from './local-server';
import { requestOf } from './request-of';

const { serve, dial, socket, dispose, Watched } = localNetwork();

afterEach(dispose);

const answer =
  (head: string): OnUpgrade =>
  (socket) =>
    socket.end(`HTTP/1.1 ${head}\r\nContent-Length: 4\r\nConnection: close\r\n\r\nk3y!`);

/** A class as browsers have it, over a real socket. */
const withoutHeaders = (Inner: new (url: string, protocols?: string[]) => Ws): WebSocketClass =>
  class {
    binaryType = 'arraybuffer';
    readonly #socket: Ws;
    constructor(url: string, protocols?: string[]) {
      this.#socket = new Inner(url, protocols);
    }
    get readyState() {
      return this.#socket.readyState;
    }
    get bufferedAmount() {
      return this.#socket.bufferedAmount;
    }
    readonly send = (text: string) => this.#socket.send(text);
    readonly close = (code?: number, reason?: string) => this.#socket.close(code, reason);
    readonly addEventListener: WebSocketLike['addEventListener'] = (type, listener) => this.#socket.addEventListener(type, listener);
    readonly removeEventListener: WebSocketLike['addEventListener'] = (type, listener) => this.#socket.removeEventListener(type, listener);
  };

describe('webSocketTransport on Node, dialling', () => {
  it('is refused where nobody listens', async () => {
    const { closed, heard, inside } = dial({ url: await deadUrl() });
    expect(await closed()).toMatchObject({
      code: 1006,
      reason: '',
      cause: expect.stringMatching(/ECONNREFUSED.*nothing listens/) as unknown,
    });
    expect([inside, heard.length]).toEqual([0, 1]);
  });

  it('does not find a host', async () => {
    const lookup = (host: string, _: object, answered: (error: Error) => void): void =>
      answered(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }));
    const { closed } = dial({ url: 'ws://nowhere.localhost' }, { lookup });
    expect((await closed()).cause).toBe('getaddrinfo ENOTFOUND nowhere.localhost (the host name is unknown)');
  });

  it('finds no TLS on the other side', async () => {
    const server = await serve();
    const { closed } = dial({ url: server.url.replace('ws:', 'wss:') });
    expect((await closed()).cause).toContain('the other side does not speak TLS');
  });

  it.each([
    ['403 Forbidden', 403],
    ['404 Not Found', 404],
    ['503 Service Unavailable', 503],
    ['302 Found\r\nLocation: ws://127.0.0.1:1/', 302],
  ])('is answered with %j', async (head, status) => {
    const server = await serve(answer(head));
    const { closed, heard } = dial({ url: server.url });
    expect(await closed()).toEqual({
      type: 'Closed',
      code: 1006,
      reason: '',
      status,
      cause: `The server answered the upgrade to a WebSocket with HTTP ${head.split('\r\n')[0]}.`,
    });
    expect(heard).toHaveLength(1);
    expect(socket().eventNames()).toEqual(['error']);
  });

  it('is reset before the upgrade ends', async () => {
    const server = await serve((socket) => socket.resetAndDestroy());
    const { closed } = dial({ url: server.url });
    expect(await closed()).toMatchObject({ code: 1006, cause: expect.stringContaining('the other side cut the connection') as unknown });
  });

  it('is cut in the middle of the answer', async () => {
    const server = await serve((socket) => socket.end('HTTP/1.1 101 Switching Prot'));
    const { closed, heard } = dial({ url: server.url });
    expect(await closed()).toMatchObject({ code: 1006, cause: expect.any(String) as unknown });
    expect(heard).toHaveLength(1);
  });

  it('sends headers, those of the options as well, and no key in the URL', async () => {
    const server = await serve();
    const accepted = server.connection();
    const requested = requestOf(geminiApi({ apiKey: 'k3y', baseUrl: server.url }), 'k3y');
    const { opened } = dial(requested, { headers: { 'user-agent': 'spec' } });
    const { request } = await accepted;
    await opened();
    expect(request.url).toBe('/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent');
    expect(request.headers).toMatchObject({ 'x-goog-api-key': 'k3y', 'user-agent': 'spec' });
    expect(request.headers['sec-websocket-extensions']).toBeUndefined();
  });

  it('finds the package ws by itself', async () => {
    const server = await serve();
    const accepted = server.connection();
    const subscription = webSocketTransport()({ url: server.url, headers: { Authorization: 'Bearer t' }, protocols: ['p'] }).subscribe();
    expect((await accepted).request.headers).toMatchObject({ authorization: 'Bearer t', 'sec-websocket-protocol': 'p' });
    subscription.unsubscribe();
  });

  it('goes through an agent', async () => {
    const server = await serve();
    const { port } = new URL(server.url);
    const createConnection = jest.fn(() => connect(Number(port), '127.0.0.1'));
    await dial({ url: 'ws://behind-the-proxy.localhost/' }, { createConnection }).opened();
    expect(createConnection).toHaveBeenCalledTimes(1);
  });

  it('puts the key into the query for a class that sends no headers', async () => {
    const server = await serve();
    const accepted = server.connection();
    const request = requestOf(geminiApi({ apiKey: 'k/3y', baseUrl: server.url }), 'k/3y');
    const { opened } = dial(request, undefined, withoutHeaders(Watched));
    const { url, headers } = (await accepted).request;
    expect(new URL(url ?? '', server.url).searchParams.get('key')).toBe('k/3y');
    expect(headers['x-goog-api-key']).toBeUndefined();
    await opened();
  });
});
