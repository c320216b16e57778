import { createHash } from 'node:crypto';
import type { OnUpgrade } from './local-server';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Accepts an upgrade and then does nothing: a peer that answers no frame, not even a close. */
export const acceptByHand: OnUpgrade = (socket, request) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
};
