import { NEVER, Observable } from 'rxjs';
import type { WebSocket } from 'ws';
import { customEndpoint, geminiApi, type Endpoint, type LiveConfig, type SessionPhase } from '../../lib';
import { deadUrl, localServer, type LocalServer, type OnUpgrade } from '../transport/local-server';

/** A server that fails a session in one way, or the lack of one. */
export interface Trouble {
  readonly endpoint: Endpoint;
  readonly timeouts: Required<LiveConfig>['timeouts'];
  /** Called when the session is up. */
  readonly onConnected: () => void;
  /** Resolves once nothing is held on the other side any more. */
  readonly released: Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** How a session fails, and what it must say. */
export interface Failing {
  readonly name: string;
  readonly arrange: () => Promise<Trouble>;
  /** The phases that were passed through before the end. */
  readonly phases: readonly SessionPhase[];
  readonly error: object;
  /** What `Disconnected` tells beside its cause. */
  readonly final: { readonly code?: number; readonly reason?: string };
  /** Where a deadline ends it, in ms. */
  readonly deadline?: number;
}

const DEADLINE = 120;

const quiet = { timeouts: {}, onConnected: () => undefined, released: Promise.resolve(), dispose: () => Promise.resolve() };

const at = (server: LocalServer, more: Partial<Trouble> = {}): Trouble => ({
  ...quiet,
  endpoint: customEndpoint({ url: server.url }),
  dispose: server.dispose,
  ...more,
});

const onUpgrade = (answer: OnUpgrade) => async () => at(await localServer(answer));

/** Accepts, and leaves the rest to the spec: called with the socket when the setup has come. */
const onSetup = (answer: (socket: WebSocket) => void) => async (): Promise<Trouble> => {
  const server = await localServer();
  let accepted: WebSocket | undefined;
  void server.connection().then(({ socket }) => {
    accepted = socket;
    socket.once('message', () => {
      answer(socket);
    });
  });
  return at(server, { onConnected: () => accepted?.terminate() });
};

const answersWith = (head: string): OnUpgrade => {
  return (socket) => socket.end(`HTTP/1.1 ${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
};

const withDeadline =
  (name: 'connect' | 'setup', arrange: () => Promise<Trouble>): (() => Promise<Trouble>) =>
  async () => ({ ...(await arrange()), timeouts: { [name]: DEADLINE } });

const neverUpgrades = async (): Promise<Trouble> => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await localServer((socket) => socket.resume().once('end', release));
  return at(server, { released });
};

const neverGivesKey = (): Promise<Trouble> => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const key$ = new Observable<string>((subscriber) => {
    subscriber.add(release);
    return NEVER.subscribe(subscriber);
  });
  return Promise.resolve({ ...quiet, endpoint: geminiApi({ apiKey: () => key$ }), released });
};

const neverResolvesKey = (): Promise<Trouble> =>
  Promise.resolve({ ...quiet, endpoint: geminiApi({ apiKey: () => new Promise<string>(() => undefined) }) });

const DIALLED: readonly SessionPhase[] = ['Connecting'];
const SENT: readonly SessionPhase[] = [...DIALLED, 'SetupSent'];

const refused = (code: number, reason: string, kind: string): Failing => ({
  name: `a close with ${String(code)} instead of setupComplete`,
  arrange: onSetup((socket) => {
    socket.close(code, reason);
  }),
  phases: SENT,
  error: {
    type: 'SetupRefused',
    close: { code, reason, kind },
    message: `The server refused the setup with close ${String(code)} "${reason}".`,
  },
  final: { code, reason },
});

const answered = (status: number, words: string): Failing => ({
  name: `an upgrade that is answered with ${String(status)}`,
  arrange: onUpgrade(answersWith(`${String(status)} ${words}`)),
  phases: DIALLED,
  error: { type: 'DialFailed', status, message: expect.stringContaining(`HTTP ${String(status)}`) as unknown },
  final: { code: 1006 },
});

/** Every way in which a session can fail before it is up, and the abrupt end after that. */
export const failing: readonly Failing[] = [
  {
    name: 'a port on which nobody listens',
    arrange: async () => ({ ...quiet, endpoint: customEndpoint({ url: await deadUrl() }) }),
    phases: DIALLED,
    error: { type: 'DialFailed', message: expect.stringContaining('nothing listens') as unknown },
    final: { code: 1006 },
  },
  {
    name: 'a reset during the upgrade',
    arrange: onUpgrade((socket) => {
      socket.resetAndDestroy();
    }),
    phases: DIALLED,
    error: { type: 'DialFailed', message: expect.stringContaining('the other side cut the connection') as unknown },
    final: { code: 1006 },
  },
  answered(403, 'Forbidden'),
  answered(404, 'Not Found'),
  refused(1007, 'Invalid JSON payload received. Unknown name "setupp"', 'badRequest'),
  refused(1008, 'models/none is not found for API version v1beta', 'model'),
  refused(1011, 'Internal error encountered.', 'transient'),
  {
    name: 'an upgrade that never ends',
    arrange: withDeadline('connect', neverUpgrades),
    phases: DIALLED,
    error: { type: 'DialTimeout', message: `The socket did not open within ${String(DEADLINE)} ms.` },
    final: {},
    deadline: DEADLINE,
  },
  {
    name: 'a setup that is never answered',
    arrange: withDeadline(
      'setup',
      onSetup(() => undefined),
    ),
    phases: SENT,
    error: { type: 'SetupTimeout', message: `The server did not answer the setup within ${String(DEADLINE)} ms.` },
    final: {},
    deadline: DEADLINE,
  },
  {
    name: 'a credential that never comes',
    arrange: withDeadline('connect', neverGivesKey),
    phases: DIALLED,
    error: { type: 'CredentialFailed', message: `The credential did not come within ${String(DEADLINE)} ms.` },
    final: {},
    deadline: DEADLINE,
  },
  {
    name: 'a credential that is promised for ever',
    arrange: withDeadline('connect', neverResolvesKey),
    phases: DIALLED,
    error: { type: 'CredentialFailed', message: `The credential did not come within ${String(DEADLINE)} ms.` },
    final: {},
    deadline: DEADLINE,
  },
  {
    name: 'a connection that is cut before setupComplete',
    arrange: onSetup((socket) => {
      socket.terminate();
    }),
    phases: SENT,
    error: { type: 'ConnectionLost', willRetry: false, close: { code: 1006 } },
    final: { code: 1006 },
  },
  {
    name: 'a connection that is cut after setupComplete',
    arrange: onSetup((socket) => {
      socket.send('{"setupComplete":{}}');
    }),
    phases: [...SENT, 'Active'],
    error: { type: 'ConnectionLost', willRetry: false, close: { code: 1006 } },
    final: { code: 1006 },
  },
];
