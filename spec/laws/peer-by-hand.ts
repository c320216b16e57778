import { once } from 'node:events';
import type { Socket } from 'node:net';
import { acceptByHand } from '../transport/accept-by-hand';
import { localServer, type LocalServer } from '../transport/local-server';
import { opcodesOf } from './client-frames';

/** A peer whose every byte is written by the spec. */
export interface PeerByHand {
  readonly server: LocalServer;
  /** When a client asks for an upgrade. */
  readonly isDialled: Promise<unknown>;
  /** When the peer has read a close frame. */
  readonly hasReadClose: Promise<unknown>;
  /** When the client has ended the connection. */
  readonly isEnded: Promise<unknown>;
  /** The opcodes of what the client wrote. */
  readonly opcodes: () => readonly number[];
  readonly write: (bytes: Buffer) => void;
  readonly end: (bytes: Buffer) => void;
}

/** A small frame of text, as a server writes it. */
export const textFrame = (text: string): Buffer => Buffer.concat([Buffer.of(0x81, text.length), Buffer.from(text)]);

const latch = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    opened,
    open: () => {
      open();
    },
  };
};

/** Answers an upgrade and greets with frames, or leaves the upgrade without an answer; after that it answers nothing by itself, not even a close. */
export const peerByHand = async (greeting: readonly string[] | 'no upgrade'): Promise<PeerByHand> => {
  const [dialled, close, end] = [latch(), latch(), latch()];
  let received = Buffer.alloc(0);
  let peer: Socket | undefined;
  const server = await localServer((socket, request) => {
    peer = socket;
    dialled.open();
    socket.on('error', end.open);
    void Promise.race([once(socket, 'end'), once(socket, 'close')]).then(end.open);
    socket.on('data', (data: Buffer) => {
      received = Buffer.concat([received, data]);
      if (opcodesOf(received).includes(8)) close.open();
    });
    if (greeting === 'no upgrade') return;
    acceptByHand(socket, request);
    for (const text of greeting) socket.write(textFrame(text));
  });
  return {
    server,
    isDialled: dialled.opened,
    hasReadClose: close.opened,
    isEnded: end.opened,
    opcodes: () => opcodesOf(received),
    write: (bytes) => peer?.write(bytes),
    end: (bytes) => peer?.end(bytes),
  };
};
