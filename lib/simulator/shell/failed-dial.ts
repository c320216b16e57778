import { STATUS_CODES } from 'node:http';
import type { Closed } from '../../transport/transport';
import type { DialFault } from '../fault/fault';

const failed = (cause: string, status?: number): Closed => ({
  type: 'Closed',
  code: 1006,
  reason: '',
  ...(status !== undefined && { status }),
  cause,
});

/** What a client sees of a dial that fails; `null`: nothing. */
export const failedDial = (fault: DialFault): Closed | null => {
  switch (fault.type) {
    case 'refuse':
      return failed('socket hang up (the other side cut the connection)');
    case 'reset':
      return failed('read ECONNRESET (the other side cut the connection)');
    case 'hang':
      return null;
    case 'status': {
      const answer = `HTTP ${String(fault.status)} ${STATUS_CODES[fault.status] ?? ''}`.trimEnd();
      return failed(`The server answered the upgrade to a WebSocket with ${answer}.`, fault.status);
    }
    default: {
      const unreachable: never = fault;
      return unreachable;
    }
  }
};
