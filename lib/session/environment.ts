import type { SchedulerLike } from 'rxjs';
import { asyncScheduler } from 'rxjs';
import type { LogEntry } from '../machine/effect';
import type { Transport } from '../transport/transport';
import { webSocketTransport } from '../transport/web-socket-transport';

/** What a session needs from the outside; every part can be replaced, and tests replace all of it. */
export interface Environment {
  /** How connections are made; `webSocketTransport()` by default. */
  readonly transport: Transport;
  /** The only source of time; `asyncScheduler` by default. */
  readonly scheduler: SchedulerLike;
  /** The only source of randomness, in [0, 1); `Math.random` by default. Waits between dials are drawn from it. */
  readonly random: () => number;
  /** Hears what no event tells, such as a command after the end; nobody by default. What it throws is ignored. */
  readonly logger: (entry: LogEntry) => void;
}

/** A logger that fails has nobody to tell. */
const quiet =
  (logger: Environment['logger']): Environment['logger'] =>
  (entry) => {
    try {
      logger(entry);
    } catch {
      return;
    }
  };

/** What a source of randomness gives in the place of a draw, or throws, must not keep a session from hearing of its own end. */
const fair =
  (random: Environment['random']): Environment['random'] =>
  () => {
    try {
      const drawn = random();
      return drawn >= 0 && drawn < 1 ? drawn : 0.5;
    } catch {
      return 0.5;
    }
  };

/** The environment of an app, with what it replaces. */
export const environment = (replaced: Partial<Environment> = {}): Environment => ({
  transport: replaced.transport ?? webSocketTransport(),
  scheduler: replaced.scheduler ?? asyncScheduler,
  random: fair(replaced.random ?? Math.random),
  logger: quiet(replaced.logger ?? (() => undefined)),
});
