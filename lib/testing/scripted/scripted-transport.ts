import { asyncScheduler, Observable, Subscription, type SchedulerLike } from 'rxjs';
import { checkScript } from '../../script/check-script';
import { explainScript } from '../../script/explain-script';
import { runScript } from '../../script/run-script';
import type { Script } from '../../script/script';
import type { ScriptEffect } from '../../script/script-effect';
import type { ScriptProblem } from '../../script/script-problem';
import type { Incoming, Transport } from '../../transport/transport';
import { serverEnd, type ServerEnd } from './server-end';

/** What a `scriptedTransport` may be given beside its script. */
export interface ScriptedTransportOptions {
  /** The waits of the script and everything else that is delayed run on it. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

/** A transport that plays a script, and how that went. */
export interface ScriptedTransport extends Transport {
  /** Where the client did not do what the script says, so far, in order. */
  readonly problems: readonly ScriptProblem[];
  /** Throws an Error that lists all problems and the steps that were never done, and shows where they stand in the script. */
  readonly verify: () => void;
}

/**
 * An in-memory transport whose server plays a script, on any scheduler. One script serves all dials of the transport, one after the other.
 *
 * A client that does not do what the script says is not left waiting: its connection is closed with 1008 and a reason that begins with
 * `Not in the script:`. Call `verify` at the end of the test.
 *
 * @throws LiveConfigError at once, naming every wrong step of the script.
 * @example
 * const transport = scriptedTransport([
 *   { expect: 'setup' },
 *   { send: { setupComplete: {} } },
 *   { expect: { realtimeInput: { text: 'Hello' } } },
 *   { send: { serverContent: { modelTurn: { parts: [{ text: 'Hi' }] }, turnComplete: true } } },
 * ]);
 * const session = liveSession({ endpoint, model, env: { transport } });
 * session.text$.subscribe(console.log);
 * session.sendText('Hello');
 * // when it is over
 * transport.verify();
 */
export const scriptedTransport = (script: Script, { scheduler = asyncScheduler }: ScriptedTransportOptions = {}): ScriptedTransport => {
  let dials = 0;
  let timer = Subscription.EMPTY;
  const ends = new Map<number, ServerEnd>();

  const perform = (effect: ScriptEffect): void => {
    switch (effect.type) {
      case 'Open':
        return ends.get(effect.connection)?.open();
      case 'Refuse':
        return ends.get(effect.connection)?.closed({
          code: 1006,
          reason: '',
          status: effect.status,
          cause: `The server answered with HTTP ${String(effect.status)}.`,
        });
      case 'Send':
        return ends.get(effect.connection)?.frame(effect.data);
      case 'Close':
        return ends.get(effect.connection)?.closed({ code: effect.code, reason: effect.reason });
      case 'Drop':
        return ends.get(effect.connection)?.closed({ code: 1006, reason: '' });
      case 'StartTimer':
        timer = scheduler.schedule(() => feed({ type: 'Ticked', timer: effect.timer }), effect.ms);
        return;
      case 'StopTimer':
        return timer.unsubscribe();
      case 'Report':
        return;
      default: {
        const unreachable: never = effect;
        return unreachable;
      }
    }
  };

  const { feed, state } = runScript(checkScript(script), perform);

  const transport: Transport = () =>
    new Observable<Incoming>((subscriber) => {
      dials += 1;
      const connection = dials;
      const end = serverEnd(subscriber, scheduler, {
        send: (data) => feed({ type: 'Sent', connection, data }),
        close: (code = 1005, reason = '') => {
          feed({ type: 'Left', connection, close: { code, reason } });
          end.closed({ code, reason });
        },
        leave: () => feed({ type: 'Left', connection }),
      });
      ends.set(connection, end);
      subscriber.add(() => ends.delete(connection));
      end.later(() => feed({ type: 'Dialled', connection }), 0);
    });

  const verify = (): void => {
    const words = explainScript(state());
    if (words !== undefined) throw new Error(words);
  };

  return Object.defineProperties(transport, { problems: { get: () => state().problems }, verify: { value: verify } }) as ScriptedTransport;
};
