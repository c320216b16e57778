import { isLeft } from 'fp-ts/lib/Either.js';
import { concat, filter, of, Subscription, switchMap } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import type { Effect } from '../machine/effect';
import type { Input } from '../machine/input';
import type { Endpoint } from '../transport/endpoint';
import type { TransportSocket } from '../transport/transport';
import type { Environment } from './environment';
import { feasibleWait } from './feasible-wait';
import { listen } from './listen';
import { requestOf } from './request-of';

/** Performs effects; what comes of them is posted as inputs. */
export interface Interpreter {
  readonly perform: (effect: Effect) => void;
  /** Releases every connection and every timer, at once. */
  readonly dispose: () => void;
}

interface Connection {
  readonly subscription: Subscription;
  socket: TransportSocket | null;
  secrets: readonly string[];
}

/** The hands of a session: the only place that dials, sends, closes and waits. Its tables of connections and timers hold what is running. */
export const interpreter = (endpoint: Endpoint, env: Environment, post: (input: Input) => void): Interpreter => {
  const connections = new Map<number, Connection>();
  const timers = new Map<number, Subscription>();
  const { scheduler, transport, logger } = env;

  const dial = (generation: number): void => {
    const connection: Connection = { subscription: new Subscription(), socket: null, secrets: [] };
    connections.set(generation, connection);
    connection.subscription.add(
      requestOf(endpoint.access)
        .pipe(
          // A credential function may end the session; then nothing is dialled any more.
          filter(() => !connection.subscription.closed),
          switchMap((request) => {
            if (isLeft(request)) return of({ type: 'NotDialled' as const, error: request.left });
            connection.secrets = request.right.secrets;
            return concat(
              of({ type: 'Dialled' as const }),
              listen(transport, request.right, (incoming) => {
                if (incoming.type === 'Opened') connection.socket = incoming.socket;
                if (incoming.type === 'Closed') connections.delete(generation);
              }),
            );
          }),
        )
        .subscribe({
          next: (heard) => {
            post({ ...heard, at: scheduler.now(), generation } as Input);
          },
          error: (error: unknown) => {
            post({ type: 'Closed', at: scheduler.now(), generation, code: 1006, reason: '', cause: wordsOf(error, connection.secrets) });
          },
        }),
    );
  };

  const send = ({ generation, command, text }: Extract<Effect, { readonly type: 'Send' }>): void => {
    const refuse = (why: string): void => {
      post({ type: 'NotSent', at: scheduler.now(), generation, command, bytes: text.length, why });
    };
    const connection = connections.get(generation);
    if (connection === undefined || connection.socket === null) {
      refuse('the connection is gone');
      return;
    }
    try {
      connection.socket.send(text);
    } catch (error) {
      refuse(wordsOf(error, connection.secrets));
    }
  };

  const close = ({ generation, code, reason }: Extract<Effect, { readonly type: 'Close' }>): void => {
    const connection = connections.get(generation);
    if (connection === undefined) return;
    try {
      connection.socket?.close(code, reason);
    } catch (error) {
      const message = `The socket could not be closed: ${wordsOf(error, connection.secrets)}.`;
      logger({ level: 'warn', event: 'close-failed', message, fields: { code } });
    }
  };

  const abandon = (generation: number): void => {
    connections.get(generation)?.subscription.unsubscribe();
    connections.delete(generation);
  };

  const startTimer = (timer: number, ms: number): void => {
    const fire = (): void => {
      timers.delete(timer);
      post({ type: 'Ticked', at: scheduler.now(), timer });
    };
    timers.set(timer, scheduler.schedule(fire, feasibleWait(ms)));
  };

  const stopTimer = (timer: number): void => {
    timers.get(timer)?.unsubscribe();
    timers.delete(timer);
  };

  const perform = (effect: Effect): void => {
    switch (effect.type) {
      case 'Dial':
        dial(effect.generation);
        return;
      case 'Send':
        send(effect);
        return;
      case 'Close':
        close(effect);
        return;
      case 'Abandon':
        abandon(effect.generation);
        return;
      case 'StartTimer':
        startTimer(effect.timer, effect.ms);
        return;
      case 'StopTimer':
        stopTimer(effect.timer);
        return;
      case 'Log':
        logger(effect.entry);
        return;
      default: {
        const unreachable: never = effect;
        return unreachable;
      }
    }
  };

  return {
    perform,
    dispose: () => {
      [...timers.keys()].forEach(stopTimer);
      [...connections.keys()].forEach(abandon);
    },
  };
};
