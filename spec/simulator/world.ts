import { VirtualTimeScheduler } from 'rxjs';
import type { Subscription } from 'rxjs';
import { simulatedTransport } from '../../lib/simulator';
import type { SimulatedTransport, SimulatedTransportOptions } from '../../lib/simulator';
import type { Closed, Incoming, TransportSocket } from '../../lib/transport/transport';
import { GEMINI } from './dialled';

/** The Gemini API, with a key. */
export const URL = `wss://generativelanguage.googleapis.com${GEMINI}?key=AIzaSecretSecretSecret`;

/** A plain client of a simulated transport. */
export interface Client {
  readonly incoming: readonly Incoming[];
  readonly frames: () => readonly string[];
  readonly end: () => Closed | undefined;
  readonly socket: () => TransportSocket;
  readonly send: (message: unknown) => void;
  readonly subscription: Subscription;
}

/** A simulated transport in virtual time. */
export interface World {
  readonly scheduler: VirtualTimeScheduler;
  readonly transport: SimulatedTransport;
  readonly wait: (ms: number) => void;
  readonly dial: (url?: string, headers?: Readonly<Record<string, string>>) => Client;
  /** How many timers run. */
  readonly timers: () => number;
}

export const world = (options: SimulatedTransportOptions = {}): World => {
  const scheduler = new VirtualTimeScheduler();
  const transport = simulatedTransport({ scheduler, lifetimeMs: false, ...options });
  return {
    scheduler,
    transport,
    wait: (ms) => {
      scheduler.maxFrames = scheduler.frame + ms;
      scheduler.flush();
      scheduler.frame = scheduler.maxFrames;
    },
    timers: () => scheduler.actions.filter(({ closed }) => !closed).length,
    dial: (url = URL, headers = {}) => {
      const incoming: Incoming[] = [];
      let socket: TransportSocket | undefined;
      const subscription = transport({ url, headers, protocols: [] }).subscribe((each) => {
        if (each.type === 'Opened') ({ socket } = each);
        incoming.push(each);
      });
      const opened = (): TransportSocket => {
        if (socket === undefined) throw new Error('not open');
        return socket;
      };
      return {
        incoming,
        subscription,
        socket: opened,
        send: (message) => opened().send(JSON.stringify(message)),
        frames: () => incoming.flatMap((each) => (each.type === 'Frame' ? [new TextDecoder().decode(each.data as ArrayBuffer)] : [])),
        end: () => {
          const last = incoming.at(-1);
          return last?.type === 'Closed' ? last : undefined;
        },
      };
    },
  };
};

/** What a client has heard of its connection. */
export const typesOf = ({ incoming }: Client): readonly string[] => incoming.map(({ type }) => type);
