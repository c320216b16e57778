import { isLeft } from 'fp-ts/lib/Either.js';
import type { Observable } from 'rxjs';
import { concat, filter, of, Subscription, switchMap, tap } from 'rxjs';
import type { CommandSourceFailed } from '../errors/live-error';
import { scrubbed } from '../errors/scrub';
import { wordsOf } from '../errors/words-of';
import type { Effect } from '../machine/effect';
import type { Input } from '../machine/input';
import type { TransportSocket } from '../transport/transport';
import { feasibleWait } from './feasible-wait';
import { listen } from './listen';
import type { CheckedConfig } from './check-config';
import { decide } from './decide';
import { requestOf } from './request-of';
import { resumeTokenOf } from './resume-token-of';

/** Performs effects; what comes of them is posted as inputs. */
export interface Interpreter {
  readonly perform: (effect: Effect) => void;
  /** The credentials that must be told to nobody: those of the config, and the one of the newest dial. */
  readonly secrets: () => readonly string[];
  /** Releases every connection and every timer, at once. */
  readonly dispose: () => void;
}

type EffectOf<T extends Effect['type']> = Extract<Effect, { readonly type: T }>;

/** After these the session may dial again, and waits for a time that is drawn. */
const mayRedial = ({ type }: { readonly type: Input['type'] }): boolean => type === 'Closed' || type === 'NotDialled';

/** A transport that cannot tell is taken to hold nothing back. */
const heldBack = (socket: TransportSocket): number => {
  try {
    const held: unknown = socket.bufferedAmount;
    return typeof held === 'number' && held > 0 ? held : 0;
  } catch {
    return 0;
  }
};

interface Connection {
  readonly subscription: Subscription;
  socket: TransportSocket | null;
  secrets: readonly string[];
}

/** The hands of a session: the only place that dials, sends, closes and waits. Its tables of connections and timers hold what is running. */
export const interpreter = (config: CheckedConfig, post: (input: Input) => void): Interpreter => {
  const connections = new Map<number, Connection>();
  const timers = new Map<number, Subscription>();
  const { endpoint, secrets } = config;
  let newest: readonly string[] = [];
  const { scheduler, transport, logger, random } = config.env;

  const fail = (failure: CommandSourceFailed | null): void => {
    if (failure !== null) post({ type: 'Failed', at: scheduler.now(), error: scrubbed(failure, secrets) });
  };

  /** Asks what the session resumes with, where that is asked for, before anything is dialled. */
  const resumption = (generation: number, asks: 'resumption' | 'nothing'): Observable<unknown> =>
    asks === 'nothing'
      ? of(null)
      : resumeTokenOf(config.resume).pipe(
          tap(({ token, failure }) => {
            fail(failure);
            post({ type: 'ResumeKnown', at: scheduler.now(), generation, token });
          }),
        );

  const dial = (generation: number, asks: 'resumption' | 'nothing'): void => {
    const connection: Connection = { subscription: new Subscription(), socket: null, secrets: [] };
    connections.set(generation, connection);
    // A function of the app may end the session; then nothing is dialled any more.
    const isWanted = (): boolean => !connection.subscription.closed;
    connection.subscription.add(
      resumption(generation, asks)
        .pipe(
          filter(isWanted),
          switchMap(() => requestOf(endpoint.access)),
          filter(isWanted),
          switchMap((request) => {
            if (isLeft(request)) return of({ type: 'NotDialled' as const, ...request.left });
            connection.secrets = request.right.secrets;
            newest = connection.secrets;
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
            post({ ...heard, at: scheduler.now(), generation, ...(mayRedial(heard) && { random: random() }) } as Input);
          },
          error: (error: unknown) => {
            const cause = wordsOf(error, connection.secrets);
            post({ type: 'Closed', at: scheduler.now(), generation, code: 1006, reason: '', cause, random: random() });
          },
        }),
    );
  };

  const send = ({ generation, command, text, index, entry }: EffectOf<'Send'>): void => {
    const refuse = (why: string): void => {
      post({ type: 'NotSent', at: scheduler.now(), generation, command, bytes: text.length, why, index, entry });
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

  const measure = (generation: number): void => {
    const socket = connections.get(generation)?.socket ?? null;
    if (socket === null) return;
    post({ type: 'Measured', at: scheduler.now(), generation, bytes: heldBack(socket) });
  };

  const askToDecide = ({ generation, loss, attempt }: EffectOf<'Decide'>): void => {
    const { retry, failure } = decide(config.decide, { error: loss.error, retry: loss.retry, attempt });
    fail(failure);
    post({ type: 'Decided', at: scheduler.now(), generation, retry, random: random() });
  };

  const close = ({ generation, code, reason }: EffectOf<'Close'>): void => {
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
      post({ type: 'Ticked', at: scheduler.now(), timer, random: random() });
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
        dial(effect.generation, effect.asks);
        return;
      case 'Send':
        send(effect);
        return;
      case 'Measure':
        measure(effect.generation);
        return;
      case 'Decide':
        askToDecide(effect);
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
    secrets: () => [...secrets, ...newest],
    dispose: () => {
      [...timers.keys()].forEach(stopTimer);
      [...connections.keys()].forEach(abandon);
    },
  };
};
