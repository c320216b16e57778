import { VirtualTimeScheduler } from 'rxjs';
import { customEndpoint, liveSession } from '../../../lib/index';
import { replay } from '../../../lib/testing/recording/replay';
import { longSession } from './long-session';

/** What came of a replay of the long session. */
export interface LongReplay {
  readonly facts: Readonly<Record<string, number>>;
  readonly messages: number;
  /** The time on the virtual clock at the end, in ms. */
  readonly virtualMs: number;
  /** How many frames were read before they were told, at most. */
  readonly mostAhead: number;
  /** How many actions waited on the scheduler, now and then. */
  readonly pending: readonly number[];
  readonly realMs: number;
  /** The part of it that the process was really running, on a machine with other work. */
  readonly cpuMs: number;
}

const SAMPLE = 10_000;

/** Replays two hours into a session, in virtual time. */
export const replayLongSession = (): LongReplay => {
  const scheduler = new VirtualTimeScheduler();
  const pending: number[] = [];
  const facts: Record<string, number> = {};
  let read = 0;
  let messages = 0;
  let mostAhead = 0;
  const frames = longSession((count) => {
    read = count;
    if (count % SAMPLE === 0) pending.push(scheduler.actions.length);
  });
  const env = { transport: replay(frames, { scheduler }), scheduler };
  const since = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const session = liveSession({
    endpoint: customEndpoint({ url: 'wss://live.example/' }),
    model: 'gemini-3.8-live',
    reconnect: false,
    env,
  });
  session.messages$.subscribe(() => {
    messages += 1;
    mostAhead = Math.max(mostAhead, read - messages);
  });
  session.events$.subscribe(({ type }) => {
    facts[type] = (facts[type] ?? 0) + 1;
  });
  scheduler.flush();
  const realMs = Number(process.hrtime.bigint() - since) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  return { facts, messages, virtualMs: scheduler.now(), mostAhead, pending, realMs, cpuMs: (user + system) / 1e3 };
};
