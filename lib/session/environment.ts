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
  /** Hears what no event tells, such as a command after the end; nobody by default. What it throws is ignored. */
  readonly logger: (entry: LogEntry) => void;
}

/** The environment of an app, with what it replaces. */
export const environment = (replaced: Partial<Environment> = {}): Environment => ({
  transport: replaced.transport ?? webSocketTransport(),
  scheduler: replaced.scheduler ?? asyncScheduler,
  logger: replaced.logger ?? (() => undefined),
});
