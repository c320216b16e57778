import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { DialFault } from '../fault/fault';

/** Answers a request for a WebSocket with anything but one. */
export const refuseUpgrade = (stream: Duplex, fault: DialFault): void => {
  switch (fault.type) {
    case 'refuse':
      stream.destroy();
      return;
    case 'reset':
      if (stream instanceof Socket) stream.resetAndDestroy();
      else stream.destroy();
      return;
    case 'hang':
      return;
    case 'status': {
      const head = `HTTP/1.1 ${String(fault.status)} ${STATUS_CODES[fault.status] ?? 'Unknown'}`;
      return void stream.end(`${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy());
    }
    default: {
      const unreachable: never = fault;
      return unreachable;
    }
  }
};
