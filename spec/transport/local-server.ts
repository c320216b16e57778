import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** A server of WebSockets on this machine, on a free port. */
export interface LocalServer {
  readonly url: string;
  readonly http: Server;
  /** The next connection that the server accepts. */
  readonly connection: () => Promise<{ readonly socket: WebSocket; readonly request: IncomingMessage }>;
  readonly dispose: () => Promise<void>;
}

export type OnUpgrade = (socket: Socket, request: IncomingMessage) => void;

/** With `onUpgrade` the spec answers upgrades itself, byte by byte; without it they are accepted. */
export const localServer = async (onUpgrade?: OnUpgrade): Promise<LocalServer> => {
  const http = createServer();
  const raw = new Set<Socket>();
  const server = onUpgrade === undefined ? new WebSocketServer({ server: http, maxPayload: 64 * 1024 * 1024 }) : undefined;
  http.on('connection', (socket) => raw.add(socket));
  if (onUpgrade !== undefined) http.on('upgrade', (request: IncomingMessage, socket: Socket) => onUpgrade(socket, request));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/`,
    http,
    connection: async () => {
      if (server === undefined) throw new Error('This server answers upgrades by hand.');
      const [socket, request] = (await once(server, 'connection')) as [WebSocket, IncomingMessage];
      return { socket, request };
    },
    dispose: async () => {
      const closed = once(http, 'close');
      server?.close();
      http.close();
      for (const socket of raw) socket.destroy();
      await closed;
    },
  };
};

/** A port on which nothing listens. */
export const deadUrl = async (): Promise<string> => {
  const server = await localServer();
  await server.dispose();
  return server.url;
};
