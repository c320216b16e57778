import { filter, ReplaySubject, take, type Subscription } from 'rxjs';
import Ws from 'ws';
import type { Incoming, TransportRequest } from '../../lib/transport/transport';
import type { WebSocketClass } from '../../lib/transport/web-socket-class';
import { webSocketTransport } from '../../lib/transport/web-socket-transport';
import { allOf } from './all-of';
import { localServer, type LocalServer, type OnUpgrade } from './local-server';

/** Real connections to real servers on this machine, all of them gone after `dispose`. */
export const localNetwork = () => {
  const made: Ws[] = [];
  const servers: LocalServer[] = [];
  const subscriptions: Subscription[] = [];

  /** The class of the package ws, which remembers what was made of it. */
  class Watched extends Ws {
    constructor(...args: ConstructorParameters<typeof Ws>) {
      super(...args);
      made.push(this);
    }
  }

  const serve = async (onUpgrade?: OnUpgrade): Promise<LocalServer> => {
    const server = await localServer(onUpgrade);
    servers.push(server);
    return server;
  };

  /** Dials and keeps what is told; `inside` counts what was told inside `subscribe`. */
  const dial = (
    request: Partial<TransportRequest> & { readonly url: string },
    options: object = {},
    WebSocket: WebSocketClass = Watched,
  ) => {
    const told$ = new ReplaySubject<Incoming>(Infinity);
    const heard: Incoming[] = [];
    told$.subscribe((incoming) => heard.push(incoming));
    const subscription = webSocketTransport({ WebSocket, options })({ headers: {}, protocols: [], ...request }).subscribe(told$);
    subscriptions.push(subscription);
    const next = async <T extends Incoming['type']>(type: T) => {
      const isIt = (incoming: Incoming): incoming is Extract<Incoming, { readonly type: T }> => incoming.type === type;
      const [found] = await allOf(told$.pipe(filter(isIt), take(1)));
      if (found === undefined) throw new Error(`The connection ended without ${type}.`);
      return found;
    };
    return {
      heard,
      inside: heard.length,
      unsubscribe: () => subscription.unsubscribe(),
      opened: async () => (await next('Opened')).socket,
      frame: async () => (await next('Frame')).data,
      closed: () => next('Closed'),
      types: () => heard.map(({ type }) => type),
    };
  };

  const socket = (): Ws => {
    const newest = made.at(-1);
    if (newest === undefined) throw new Error('Nothing was dialled.');
    return newest;
  };

  const dispose = async (): Promise<void> => {
    for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
    for (const one of made.splice(0)) one.terminate();
    await Promise.all(servers.splice(0).map((server) => server.dispose()));
  };

  return { serve, dial, socket, dispose, Watched };
};
