import { Observable } from 'rxjs';
import { LiveConfigError } from '../../errors/live-config-error';
import type { Incoming, Transport } from '../../transport/transport';
import type { SimulatedTransportOptions } from '../simulator-options';
import { failedDial } from './failed-dial';
import { openHost } from './host';
import type { Host } from './host';
import { lane } from './lane';
import { settle } from './settle';
import { openSocket } from './simulated-socket';

/** A transport to a simulated service in this process. */
export interface SimulatedTransport extends Transport {
  /**
   * Makes an ephemeral token without HTTP, from what `POST …/auth_tokens` would have as its body, and gives its name.
   *
   * @throws LiveConfigError where the service would answer with an error, in the same words
   */
  readonly createToken: Host['createToken'];
  /** Throws an Error that tells where a `wire` script was not played as it is written, and what of it was never done. */
  readonly verify: () => void;
}

/**
 * The simulated service as a transport: the same conversations, refusals and faults as those of `startSimulator`, without a socket and in any time,
 * virtual time included. All connections of one such transport share a service, so that sessions can be resumed and tokens be used.
 *
 * It keeps the laws of every transport: its Observables are cold, one connection each; they never error, `Closed` is last, nothing is emitted inside
 * `subscribe` or `send`, and unsubscribing leaves no timer behind.
 *
 * @throws LiveConfigError naming every option that cannot work
 * @example
 * const scheduler = new VirtualTimeScheduler();
 * const transport = simulatedTransport({ script: [{ text: 'Hello, I am only simulated.' }], scheduler });
 * const session = liveSession({ endpoint: geminiApi({ apiKey: 'any' }), model: 'gemini-3.8-live', env: { transport, scheduler } });
 * session.reply$.subscribe((text) => console.log(text));
 * session.sendText('Hi');
 * scheduler.flush();
 */
export const simulatedTransport = (options: SimulatedTransportOptions = {}): SimulatedTransport => {
  const { latencyMs = 0, ...rest } = options;
  const settled = settle(rest);
  if (!(Number.isFinite(latencyMs) && latencyMs >= 0))
    throw new LiveConfigError([{ field: 'latencyMs', problem: 'must be a number from 0, in ms' }]);
  const host = openHost(settled);
  const { scheduler } = settled;
  const transport: Transport = ({ url, headers }) =>
    new Observable<Incoming>((subscriber) => {
      const down = lane<Incoming>(scheduler, latencyMs, (incoming) => {
        subscriber.next(incoming);
        if (incoming.type === 'Closed') subscriber.complete();
      });
      subscriber.add(down.drop);
      const dial = (): void => {
        const knock = host.dial(
          { url, headers: lowerCased(headers) },
          {
            opens: (connect) => openSocket(connect, { down, scheduler, latencyMs, subscriber }),
            fails: (fault) => {
              const failure = failedDial(fault);
              if (failure !== null) down.put(failure);
            },
          },
        );
        subscriber.add(knock.leave);
      };
      subscriber.add(scheduler.schedule(dial, latencyMs));
    });
  return Object.assign(transport, { createToken: host.createToken, verify: host.verify });
};

const lowerCased = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
