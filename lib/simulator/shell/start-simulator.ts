import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { SimulatorOptions } from '../simulator-options';
import { answerRequest } from './answer-request';
import { headersOf } from './headers-of';
import { openHost } from './host';
import { refuseUpgrade } from './refuse-upgrade';
import { serveSocket } from './serve-socket';
import { settle } from './settle';

/** A simulator that listens. */
export interface Simulator {
  /** What to give as `baseUrl`: `ws://127.0.0.1:<port>`. */
  readonly url: string;
  /** The same for clients that want HTTP, such as Google's own, and for ephemeral tokens: `http://127.0.0.1:<port>`. */
  readonly httpUrl: string;
  /**
   * Stops listening at once, closes every socket with 1001, and resolves when all of them are gone, at the latest after a second. No timer is
   * left. A second call gives the same promise.
   */
  readonly close: () => Promise<void>;
  /** Throws an Error that tells where a `wire` script was not played as it is written, and what of it was never done. */
  readonly verify: () => void;
}

const HOST = '127.0.0.1';
/** A client may take a second to answer a close frame. The types of ws do not know that option. */
const SOCKETS = { noServer: true, perMessageDeflate: false, closeTimeout: 1000 };

/**
 * Starts a server on this machine that speaks the wire of the Gemini Live API, for demos and tests: no key, no cost, no network.
 *
 * It takes the paths and the credentials of the Gemini API, of ephemeral tokens and of Vertex AI, refuses what the service refuses with the same
 * close frames, and holds conversations: text, a voice, transcriptions, thoughts, function calls, interruptions, usage, resumption, the end of a
 * connection. What the model does is scripted, or built in. `POST /v1beta/auth_tokens` makes ephemeral tokens, and `GET /v1beta/models` lists
 * the models.
 *
 * @returns the address and the way to stop it, when it listens
 * @throws (as a rejection) LiveConfigError naming every option that cannot work; the error of Node where the port cannot be taken
 * @example
 * const simulator = await startSimulator({ script: [{ text: 'Hello, I am only simulated.' }] });
 * const endpoint = geminiApi({ apiKey: 'any', baseUrl: simulator.url });
 * // …
 * await simulator.close();
 */
export const startSimulator = async ({ port = 0, ...options }: SimulatorOptions = {}): Promise<Simulator> => {
  const settled = settle(options);
  const host = openHost(settled);
  const server = createServer((request, response) => answerRequest(request, response, host.answer));
  const sockets = new WebSocketServer({ ...SOCKETS, autoPong: settled.pongMs === 0 });
  const ends = new Set<() => void>();
  let closing: Promise<void> | undefined;

  /** A connection that is no WebSocket yet, or never will be. */
  const hold = (stream: Duplex): (() => void) => {
    const [end, letGo] = [(): void => void stream.destroy(), (): void => void ends.delete(end)];
    ends.add(end);
    stream.on('close', letGo);
    stream.on('error', end);
    return letGo;
  };

  server.on('upgrade', (request, stream, head) => {
    const letGo = hold(stream);
    const knock = host.dial(
      { url: `ws://${request.headers.host ?? HOST}${request.url ?? '/'}`, headers: headersOf(request) },
      {
        opens: (connect) =>
          sockets.handleUpgrade(request, stream, head, (socket) => {
            letGo();
            const end = serveSocket(socket, stream, connect, settled);
            ends.add(end);
            socket.on('close', () => ends.delete(end));
          }),
        fails: (fault) => refuseUpgrade(stream, fault),
      },
    );
    stream.on('close', knock.leave);
  });

  const close = (): Promise<void> =>
    (closing ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      ends.forEach((end) => end());
    }));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });
  const { port: taken } = server.address() as AddressInfo;
  const authority = `${HOST}:${String(taken)}`;
  return { url: `ws://${authority}`, httpUrl: `http://${authority}`, close, verify: host.verify };
};
