import type { IncomingMessage } from 'node:http';
import { lastValueFrom } from 'rxjs';
import Ws, { type WebSocket } from 'ws';
import { geminiApi, webSocketTransport, type Endpoint, type WebSocketClass } from '../../lib';
import { leaksOf, watchForFailures, type Watch } from '../support/leaks';
import { FakeSocket } from '../transport/fake-web-socket';
import { localServer, type LocalServer, type OnUpgrade } from '../transport/local-server';
import { overhear } from './all-that-is-told';
import { browserSocket } from './browser-socket';
import { kinds, SECRET, ways } from './secret-endpoints';

let server: LocalServer | undefined;
let watch: Watch;

beforeEach(() => {
  watch = watchForFailures();
});

afterEach(async () => {
  watch.stop();
  await server?.dispose();
  server = undefined;
});

/** The secret as it came over the wire, in every spelling that the server saw. */
const heardIn = ({ url = '', headers }: IncomingMessage): readonly string[] => {
  const query = new URL(url, 'ws://127.0.0.1/').searchParams;
  const header = headers['x-goog-api-key'] ?? headers['x-relay-pass'] ?? headers.authorization;
  const given = String(header ?? query.get('key') ?? query.get('access_token') ?? query.get('token'));
  return [given, given.replace(/^\w+ /, ''), encodeURIComponent(given), url.slice(url.indexOf('?') + 1)];
};

/** Runs a session to its end; all that was told, and nothing uncaught. */
const run = async (endpoint: Endpoint, WebSocket?: WebSocketClass): Promise<readonly unknown[]> => {
  const transport = webSocketTransport(WebSocket === undefined ? {} : { WebSocket });
  const { session, told } = overhear({ endpoint, model: 'gemini-3.8-live', reconnect: false, env: { transport } });
  await lastValueFrom(session.events$, { defaultValue: null });
  await watch.settle();
  expect(watch.caught).toEqual([]);
  return told();
};

const expectNoLeaks = (told: readonly unknown[], heard: readonly string[]): void => {
  expect(heard.join(' ')).toContain(SECRET);
  expect(leaksOf(SECRET, told)).toEqual([]);
  expect(leaksOf('[redacted]', told).length).toBeGreaterThan(0);
};

/** Says the secret in frames and in the reason of the close. */
const sayAloud = (socket: WebSocket, heard: readonly string[]): void => {
  socket.once('message', () => {
    socket.send('{"setupComplete":{}}');
    for (const said of heard) {
      socket.send(`You are ${said}`);
      socket.send(Buffer.from(JSON.stringify({ serverContent: said })));
      socket.send(JSON.stringify({ error: { code: 401, message: `No such key: ${said}` } }));
    }
    socket.close(1008, `API key ${heard[0] ?? ''} not valid`);
  });
};

/** A server that says every secret aloud which it is dialled with. */
const loudServer = async (): Promise<{ readonly url: string; readonly heard: readonly string[] }> => {
  const heard: string[] = [];
  const listening = await localServer();
  server = listening;
  const acceptNext = async (): Promise<void> => {
    const { socket, request } = await listening.connection();
    const said = heardIn(request);
    heard.push(...said);
    sayAloud(socket, said);
    await acceptNext();
  };
  void acceptNext();
  return { url: listening.url, heard };
};

describe('a secret, over real sockets', () => {
  it.each(ways)('is not in what a server echoes: $name', async ({ endpoint }) => {
    const { url, heard } = await loudServer();
    expectNoLeaks(await run(endpoint(SECRET, url)), heard);
  });

  it('is not in what an upgrade is refused with', async () => {
    const heard: string[] = [];
    const refuse: OnUpgrade = (socket, request) => {
      const [said = ''] = heardIn(request);
      heard.push(said);
      socket.end(`HTTP/1.1 403 No ${said}\r\nX-Key: ${said}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    };
    server = await localServer(refuse);
    expectNoLeaks(await run(geminiApi({ apiKey: SECRET, baseUrl: server.url })), heard);
  });

  it.each(['geminiApi', 'ephemeralToken'] as const)('is not in what a server echoes of a query, as browsers dial: %s', async (kind) => {
    const { url, heard } = await loudServer();
    const endpoint = kinds[kind](SECRET, url);
    expectNoLeaks(await run(endpoint, browserSocket(Ws)), heard);
    expect(heard.some((said) => said.includes(`=${encodeURIComponent(SECRET)}`))).toBe(true);
  });

  const throwing: Readonly<Record<string, WebSocketClass>> = {
    'ws, of its arguments': class extends Ws {
      constructor(...args: ConstructorParameters<typeof Ws>) {
        super('ws://127.0.0.1:1', { lookup: () => undefined });
        this.on('error', () => undefined).terminate();
        throw new TypeError(`Invalid: ${JSON.stringify(args)} ${SECRET}`);
      }
    },
    'a browser, of its URL': class extends FakeSocket {
      constructor(url: string) {
        super([url], {});
        throw new SyntaxError(`Failed to construct 'WebSocket': The URL '${url}' is invalid. ${SECRET}`);
      }
    },
  };

  it.each(Object.entries(throwing))('is not in what a constructor throws: %s', async (_name, WebSocket) => {
    const told = await run(geminiApi({ apiKey: SECRET, baseUrl: 'http://127.0.0.1:1' }), WebSocket);
    expectNoLeaks(told, [SECRET]);
  });

  it.each(['geminiApi', 'ephemeralToken', 'vertexAi'] as const)('is not in what a dead port says: %s', async (kind) => {
    const closed = await localServer();
    await closed.dispose();
    for (const WebSocket of [undefined, browserSocket(Ws)]) {
      const told = await run(kinds[kind](SECRET, closed.url), WebSocket);
      expect(JSON.stringify(told)).toContain('DialFailed');
      expect(leaksOf(SECRET, told)).toEqual([]);
    }
  });
});
