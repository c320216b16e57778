import type { OperatorFunction } from 'rxjs';
import { map, VirtualTimeScheduler } from 'rxjs';
import { EVENT_LETTER } from '../../lib/testing/builders/event-letter';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import type { LogEntry } from '../../lib/machine/effect';
import type { LiveConfig } from '../../lib/session/live-config';
import type { SessionEvent } from '../../lib/wire/session-event';
import type { ManualSocket } from '../../lib/testing/scripted/manual-socket';
import { manualTransport, type ManualTransport, type ManualTransportOptions } from '../../lib/testing/scripted/manual-transport';

/** A world in virtual time: a clock, a server by hand, a logger, and a config that lives in it. */
export interface Stage {
  readonly transport: ManualTransport;
  readonly sockets: readonly ManualSocket[];
  readonly scheduler: VirtualTimeScheduler;
  readonly config: LiveConfig;
  /** What the logger heard, the warnings of the setup left out: the shortest config has some. */
  readonly log: readonly LogEntry[];
  readonly setupWarnings: readonly LogEntry[];
  /** Lets that many ms pass. */
  readonly advance: (ms: number) => void;
  /** The n-th socket that was dialled. */
  readonly socket: (n?: number) => ManualSocket;
}

export type ServerOptions = Omit<ManualTransportOptions, 'scheduler'>;

/**
 * The server opens at once, answers the setup after 6 ms and a close after 2 ms, unless the script says otherwise. The session has one connection,
 * unless the config says otherwise; then a wait before a dial is half of the longest: 250 ms, 500 ms, 1 s.
 */
export const stage = (
  script: ServerOptions = { autoSetup: 6, autoClose: 2 },
  config: Partial<LiveConfig> = {},
  scheduler = new VirtualTimeScheduler(),
): Stage => {
  const transport = manualTransport({ scheduler, ...script });
  const { sockets } = transport;
  const log: LogEntry[] = [];
  const setupWarnings: LogEntry[] = [];
  const logger = (entry: LogEntry): void => void (entry.event === 'setup-warning' ? setupWarnings : log).push(entry);
  return {
    scheduler,
    transport,
    sockets,
    log,
    setupWarnings,
    config: {
      endpoint: customEndpoint({ url: 'wss://live.example/' }),
      model: 'gemini-3.8-live',
      reconnect: false,
      ...config,
      env: { transport, scheduler, logger, random: () => 0.5, ...config.env },
    },
    advance: (ms) => {
      const until = scheduler.frame + ms;
      scheduler.maxFrames = until;
      scheduler.flush();
      scheduler.frame = until;
    },
    socket: (n = 0) => {
      const socket = sockets[n];
      if (socket === undefined) throw new Error(`There were ${String(sockets.length)} dials, so there is no socket ${String(n)}.`);
      return socket;
    },
  };
};

/** Events as the letters of a diagram. */
export const letters = (): OperatorFunction<SessionEvent, string> => map(({ type }) => EVENT_LETTER[type]);
