import { concat, NEVER, of, VirtualTimeScheduler } from 'rxjs';
import type { LogEntry } from '../../lib/machine/effect';
import type { Entry } from '../../lib/machine/outbox';
import { entryOf } from '../../lib/machine/outbox';
import type { Input } from '../../lib/machine/input';
import { checkConfig } from '../../lib/session/check-config';
import { interpreter } from '../../lib/session/interpreter';
import type { Resume } from '../../lib/session/live-config';
import type { ReconnectOptions } from '../../lib/session/reconnect-options';
import type { Access } from '../../lib/transport/endpoint';
import type { Incoming, Transport, TransportRequest, TransportSocket } from '../../lib/transport/transport';
import { manualTransport } from '../../lib/testing/scripted/manual-transport';

export const SECRET = 'not for your eyes';
export const REQUEST: TransportRequest = { url: 'wss://a.example/', headers: { authorization: SECRET }, protocols: [] };
const OPEN: Access = { type: 'open', request: REQUEST };

/** A command that can be handed over again. */
export const ENTRY: Entry = entryOf({ type: 'SendText', text: 'Hello' }, 0, 0);

interface Parts {
  readonly transport?: Transport;
  readonly access?: Access;
  readonly resume?: Resume;
  readonly decide?: ReconnectOptions['decide'];
}

/** The hands, with everything that they post and log written down. Each draw is a tenth more than the one before. */
export const hands = ({ transport, access = OPEN, resume, decide }: Parts = {}) => {
  const scheduler = new VirtualTimeScheduler();
  const link = manualTransport({ scheduler });
  const posted: Input[] = [];
  const logged: LogEntry[] = [];
  let draws = 0;
  const config = checkConfig({
    endpoint: { backend: { type: 'custom' }, access },
    model: 'any',
    reconnect: { ...(decide !== undefined && { decide }) },
    resume,
    env: { transport: transport ?? link, scheduler, random: () => (draws += 1) / 10, logger: (entry) => void logged.push(entry) },
  });
  const { perform, dispose } = interpreter(config, (input) => posted.push(input));
  const dial = (generation = 1, asks: 'resumption' | 'nothing' = 'nothing'): void => {
    perform({ type: 'Dial', generation, asks });
  };
  const send = (text: string, index = 0, entry: Entry | null = null): void => {
    perform({ type: 'Send', generation: 1, command: 'SendText', text, index, entry });
  };
  const dialSocket = () => {
    dial();
    const [socket] = link.sockets;
    if (socket === undefined) throw new Error('Nothing was dialled.');
    return socket;
  };
  const openSocket = () => {
    const socket = dialSocket();
    socket.open();
    return socket;
  };
  return {
    perform,
    dispose,
    scheduler,
    link,
    posted,
    logged,
    dial,
    send,
    dialSocket,
    openSocket,
    types: () => posted.map(({ type }) => type),
  };
};

/** A transport whose socket is open at once. */
export const openWith =
  (socket: Partial<TransportSocket>): Transport =>
  () =>
    concat(
      of<Incoming>({ type: 'Opened', socket: { send: () => undefined, close: () => undefined, bufferedAmount: 0, ...socket } }),
      NEVER,
    );
