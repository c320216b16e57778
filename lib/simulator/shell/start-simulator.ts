import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asyncScheduler } from 'rxjs';
import { WebSocketServer } from 'ws';
import { LiveConfigError } from '../../errors/live-config-error';
import { callerOf } from '../dial/caller-of';
import { seeded } from '../service/random';
import { serveSocket } from './serve-socket';
import type { SimulatorOptions } from '../simulator-options';

/** A simulator that listens. */
export interface Simulator {
  /** What to give as `baseUrl`: `ws://127.0.0.1:<port>`. */
  readonly url: string;
  /**
   * Stops listening at once, closes every socket with 1001, and resolves when all of them are gone, at the latest after a second. No timer is
   * left. A second call gives the same promise.
   */
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';
/** A client may take a second to answer a close frame. The types of ws do not know that option. */
const SOCKETS = { noServer: true, perMessageDeflate: false, closeTimeout: 1000 };
const NOT_FOUND = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Starts a server on this machine that speaks the wire of the Gemini Live API, for demos and tests: no key, no cost, no network.
 *
 * It takes the paths and the credentials of the Gemini API, of ephemeral tokens and of Vertex AI, refuses what the service refuses with the same
 * close frames, and holds conversations: text, a voice, transcriptions, thoughts, function calls, interruptions, usage, resumption, the end of a
 * connection. What the model does is scripted, or built in.
 *
 * @returns the address and the way to stop it, when it listens
 * @throws (as a rejection) LiveConfigError for a speed that is not positive; the error of Node where the port cannot be taken
 * @example
 * const simulator = await startSimulator({ script: [{ text: 'Hello, I am only simulated.' }] });
 * const endpoint = geminiApi({ apiKey: 'any', baseUrl: simulator.url });
 * // …
 * await simulator.close();
 */
export const startSimulator = async ({
  port = 0,
  frames = 'binary',
  script = [],
  accepts = () => true,
  speed = 4,
  seed = 1,
  log = () => undefined,
  scheduler = asyncScheduler,
}: SimulatorOptions = {}): Promise<Simulator> => {
  if (!(Number.isFinite(speed) && speed > 0)) throw new LiveConfigError([{ field: 'speed', problem: 'must be a number above 0' }]);
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer(SOCKETS);
  const ends = new Set<() => void>();
  let [dials, closing] = [0, undefined as Promise<void> | undefined];

  server.on('upgrade', (request, duplex, head) => {
    const caller = callerOf(request, accepts);
    dials += 1;
    const name = `#${String(dials)}`;
    log(`${name} ${request.url?.split('?', 1)[0] ?? ''}${caller === undefined ? ': not found' : ''}`);
    if (caller === undefined) {
      duplex.on('error', () => duplex.destroy());
      return void duplex.end(NOT_FOUND, () => duplex.destroy());
    }
    const random = seeded(seed + dials);
    sockets.handleUpgrade(request, duplex, head, (socket) => {
      const end = serveSocket(socket, {
        state: { type: 'AwaitingSetup', caller, settings: { script, speed }, random },
        frames,
        scheduler,
        log: (line) => log(`${name} ${line}`),
      });
      ends.add(end);
      socket.on('close', () => ends.delete(end));
    });
  });

  const close = (): Promise<void> =>
    (closing ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      ends.forEach((end) => end());
      sockets.clients.forEach((socket) => socket.close(1001, 'The simulator was stopped.'));
    }));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `ws://${HOST}:${String(taken)}`, close };
};
