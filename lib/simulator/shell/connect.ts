import type { SchedulerLike, Subscription } from 'rxjs';
import type { TimerName } from '../service/server-effect';
import type { ServerInput } from '../service/server-input';
import type { WireEffect } from '../service/wire-effect';
import type { Line, Wire } from './wire';
import type { Witness } from './witness';

/** What a connection is served with. */
export interface Service {
  /** The server side, as a step with a state of its own. */
  readonly feed: (input: ServerInput) => readonly WireEffect[];
  readonly frames: 'binary' | 'text';
  readonly scheduler: SchedulerLike;
  readonly witness: Witness;
}

/** Serves one client until one of the two ends that: feeds what happens to the server side, and does what it says. */
export const connect = (wire: Wire, { feed, frames, scheduler, witness }: Service): Line => {
  const timers = new Map<TimerName, Subscription>();
  let stage: 'serving' | 'closing' | 'over' = 'serving';
  let ending: { readonly code: number; readonly reason: string } | undefined;
  const stopTimer = (timer: TimerName): void => {
    timers.get(timer)?.unsubscribe();
    timers.delete(timer);
  };
  /** The server side gives back what it holds; there is nothing more that it could do. */
  const release = (code: number, reason: string): void => {
    if (stage !== 'serving') return;
    stage = 'closing';
    [...timers.keys()].forEach(stopTimer);
    feed({ type: 'Closed', code, reason, at: scheduler.now() });
  };
  const endWith = (code: number, reason: string): void => {
    release(code, reason);
    ending = { code, reason };
  };
  const over = (code: number, reason: string): void => {
    if (stage === 'over') return;
    release(code, reason);
    stage = 'over';
    if (ending === undefined && code === 1006) witness.left();
    else witness.closed(ending ?? { code, reason });
  };
  const cut = (work: () => void): void => {
    endWith(1006, '');
    work();
    over(1006, '');
  };
  const encoder = new TextEncoder();
  const write = (data: string | Uint8Array): void => {
    const frame = typeof data === 'string' && frames === 'binary' ? encoder.encode(data) : data;
    witness.frame('received', frame);
    wire.write(frame);
  };
  const perform = (effect: WireEffect): void => {
    switch (effect.type) {
      case 'Write':
        return write(effect.data);
      case 'Cut':
        return cut(() => wire.cut(effect.data));
      case 'Reset':
        return cut(wire.reset);
      case 'Pause':
        return wire.pause();
      case 'Resume':
        return wire.resume();
      case 'Close':
        endWith(effect.code, effect.reason);
        witness.closing(effect.code, effect.reason);
        return wire.close(effect.code, effect.reason);
      case 'StartTimer':
        stopTimer(effect.timer);
        return void timers.set(
          effect.timer,
          scheduler.schedule(() => tell({ type: 'Tick', timer: effect.timer, at: scheduler.now() }), effect.ms),
        );
      case 'StopTimer':
        return stopTimer(effect.timer);
      case 'Note':
        return witness.note(effect.line);
      default: {
        const unreachable: never = effect;
        return unreachable;
      }
    }
  };
  const performAll = (effects: readonly WireEffect[]): void => {
    // Whoever hears of an effect may end the connection.
    for (const effect of effects) if (stage === 'serving') perform(effect);
  };
  const tell = (input: ServerInput): void => performAll(feed(input));
  return {
    opened: () => {
      witness.opened();
      tell({ type: 'Opened', at: scheduler.now() });
    },
    received: (data) => {
      if (stage === 'over') return;
      witness.frame('sent', data);
      if (stage === 'serving') tell({ type: 'Frame', data, at: scheduler.now() });
    },
    closed: over,
    perform: performAll,
    stop: () => release(1006, ''),
  };
};
