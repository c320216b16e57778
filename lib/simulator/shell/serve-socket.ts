import type { SchedulerLike, Subscription } from 'rxjs';
import type { RawData, WebSocket } from 'ws';
import { scrub } from '../../errors/scrub';
import { encodeServerMessage } from '../../wire/encode-server-message';
import { serve } from '../service/serve';
import type { ServerEffect, TimerName } from '../service/server-effect';
import type { ServerInput } from '../service/server-input';
import type { ServerState } from '../service/server-state';

/** What a connection is served with. */
export interface Service {
  readonly state: ServerState;
  readonly frames: 'binary' | 'text';
  readonly scheduler: SchedulerLike;
  readonly log: (line: string) => void;
}

const LONGEST = 160;

/** The beginning of a frame on one line; the rest of it is media, mostly. */
const oneLine = (frame: string | RawData): string => {
  const head =
    typeof frame === 'string' ? frame.slice(0, 4 * LONGEST) : Buffer.isBuffer(frame) ? frame.toString('utf8', 0, 4 * LONGEST) : '';
  const line = scrub(head.replace(/\s+/g, ' ').trim());
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
};

/** Serves one socket until it is closed: feeds what happens to it to the core, and does what the core says. Gives the way to end that. */
export const serveSocket = (socket: WebSocket, { state: initial, frames, scheduler, log }: Service): (() => void) => {
  let state = initial;
  const timers = new Map<TimerName, Subscription>();
  const stopTimer = (timer: TimerName): void => {
    timers.get(timer)?.unsubscribe();
    timers.delete(timer);
  };
  const stop = (): void => {
    state = { type: 'Ended' };
    [...timers.keys()].forEach(stopTimer);
  };
  const write = (text: string): void => {
    log(`> ${oneLine(text)}`);
    socket.send(frames === 'binary' ? Buffer.from(text) : text);
  };
  const perform = (effect: ServerEffect): void => {
    switch (effect.type) {
      case 'Send':
        return write(encodeServerMessage(effect.message));
      case 'SendRaw':
        return write(effect.text);
      case 'Close':
        stop();
        log(`> close ${String(effect.code)} ${effect.reason}`);
        return socket.close(effect.code, effect.reason);
      case 'StartTimer':
        stopTimer(effect.timer);
        if (state.type === 'Ended') return;
        timers.set(
          effect.timer,
          scheduler.schedule(() => feed({ type: 'Tick', timer: effect.timer }), effect.ms),
        );
        return;
      case 'StopTimer':
        return stopTimer(effect.timer);
      case 'Note':
        return log(effect.line);
      default: {
        const unreachable: never = effect;
        return unreachable;
      }
    }
  };
  const feed = (input: ServerInput): void => {
    const served = serve(state, input);
    state = served.state;
    served.effects.forEach(perform);
  };
  socket.on('message', (data, isBinary) => {
    log(`< ${isBinary ? 'binary ' : ''}${oneLine(data)}`);
    feed({ type: 'Frame', data });
  });
  socket.on('error', (error) => log(`error ${error.message}`));
  socket.on('close', (code, reason) => {
    stop();
    log(`closed ${String(code)} ${reason.toString()}`);
  });
  feed({ type: 'Opened' });
  return stop;
};
