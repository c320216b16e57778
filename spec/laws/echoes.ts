import { Observable, of, throwError } from 'rxjs';
import { message } from '../../lib/testing/builders/message';
import type { ServerOptions } from '../support/session';
import type { Incoming, Transport, TransportRequest } from '../../lib';
import type { ManualSocket } from '../../lib/testing/scripted/manual-socket';

/** A way in which the other side, or the platform, says a secret aloud. */
export interface Echo {
  readonly name: string;
  readonly script: ServerOptions;
  /** Stands in the place of the scripted transport. */
  readonly transport?: Transport;
}

/** What anyone who got a request may quote of it. */
const quote = ({ url, headers }: TransportRequest): string => `${url} ${JSON.stringify(headers)}`;

const during = (name: string, script: (socket: ManualSocket, said: string) => void): ((said: string) => Echo) => {
  return (said) => ({
    name,
    script: {
      autoOpen: 1,
      autoClose: 1,
      script: (socket) => {
        socket.open();
        script(socket, said);
      },
    },
  });
};

const live = (name: string, script: (socket: ManualSocket, said: string) => void): ((said: string) => Echo) =>
  during(name, (socket, said) => {
    socket.frame(message.setupComplete());
    script(socket, said);
  });

/** Where the frame itself is what quotes it. */
const FRAMES: Readonly<Record<string, (said: string) => string | Uint8Array>> = {
  text: (said) => `You sent ${said}`,
  'a string': (said) => JSON.stringify(said),
  bytes: (said) => Buffer.from(`You sent ${said}`),
  'a wrong shape': (said) => JSON.stringify({ serverContent: said }),
  'a wrong shape inside': (said) =>
    JSON.stringify({ serverContent: { modelTurn: { parts: [{ text: { [said]: 1 } }, { text: [said] }] } } }),
  'a key of a wrong shape': (said) => JSON.stringify({ goAway: { timeLeft: { [said]: said } } }),
  'a count': (said) => JSON.stringify({ usageMetadata: { totalTokenCount: said } }),
  media: (said) =>
    JSON.stringify({ serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: `${said}!` } }] } } }),
  'an error without a message': (said) => JSON.stringify({ error: said }),
  'an error': (said) => JSON.stringify({ error: { code: 401, message: `No such key: ${said}` } }),
  'an error with a fault': (said) => JSON.stringify({ error: { code: `no ${said}`, message: `No such key: ${said}` } }),
};

/** What a server can say. */
export const serverEchoes: readonly ((said: string) => Echo)[] = [
  (said) => ({
    name: 'the answer to the upgrade',
    script: {
      script: (socket) => {
        socket.closed({ status: 401, cause: `The server answered with HTTP 401 No ${said}.`, reason: said });
      },
    },
  }),
  during('a close instead of setupComplete', (socket, said) => {
    socket.closed({ code: 1008, reason: `API key ${said} not valid` });
  }),
  during('a loss instead of setupComplete', (socket, said) => {
    socket.closed({ code: 1006, reason: said });
  }),
  during('a frame before setupComplete', (socket, said) => {
    socket.frame(`No ${said}`);
    socket.closed({ code: 1007, reason: said });
  }),
  live('a close of a live session', (socket, said) => {
    socket.closed({ code: 1011, reason: `Token ${said} expired` });
  }),
  live('a clean close', (socket, said) => {
    socket.closed({ code: 1000, reason: `Bye ${said}` });
  }),
  ...Object.entries(FRAMES).map(([name, frame]) =>
    live(`a frame: ${name}`, (socket, said) => {
      socket.frame(frame(said));
      socket.closed({ code: 1000 });
    }),
  ),
];

/** What a platform can say, which has the whole request before it. */
export const platformEchoes: readonly Echo[] = [
  {
    name: 'a transport that throws',
    script: {},
    transport: (request) => {
      throw new SyntaxError(`Invalid URL or header: ${quote(request)}`);
    },
  },
  {
    name: 'a transport that throws a string',
    script: {},
    transport: (request) =>
      new Observable<Incoming>(() => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- platforms do
        throw `no ${quote(request)}`;
      }),
  },
  {
    name: 'a transport that errors',
    script: {},
    transport: (request) => throwError(() => new Error(quote(request))),
  },
  {
    name: 'a transport that errors with a request in the error',
    script: {},
    transport: (request) => throwError(() => Object.assign(new Error(quote(request)), { request, cause: quote(request) })),
  },
  {
    name: 'a close with a cause',
    script: {},
    transport: (request) => of<Incoming>({ type: 'Closed', code: 1006, reason: quote(request), cause: quote(request) }),
  },
  {
    name: 'a socket that throws when it is written to',
    script: {},
    transport: (request) => {
      const complain = (): never => {
        throw new Error(`cannot write to ${quote(request)}`);
      };
      const socket = { send: complain, close: complain, bufferedAmount: 0 };
      const opened: Incoming = { type: 'Opened', socket };
      return new Observable<Incoming>((subscriber) => {
        subscriber.next(opened);
        subscriber.next({ type: 'Frame', data: '{"setupComplete":{}}' });
      });
    },
  },
];
