import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A server that plays frames. */
export interface ReplayServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Answers each setup with the same frames, one after the other, and then closes with 1000. */
export const replayServer = async (frames: readonly (string | Uint8Array)[], binary: boolean): Promise<ReplayServer> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    socket.once('message', () => {
      for (const frame of frames) socket.send(frame, { binary });
      socket.close(1000);
    });
  });
  await new Promise((listening) => server.once('listening', listening));
  return {
    url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((closed) => {
        server.close(closed);
      });
    },
  };
};
