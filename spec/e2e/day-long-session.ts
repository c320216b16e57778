import { VirtualTimeScheduler } from 'rxjs';
import { geminiApi, liveSession, sendText, voiceSetup, type SessionEvent } from '../../lib';
import { simulatedTransport } from '../../lib/simulator';

/** What a day of conversation came to. */
export interface Day {
  /** The heap after each hour, in bytes, with nothing left to be collected. */
  readonly heaps: readonly number[];
  readonly turns: number;
  readonly rotations: number;
  readonly losses: number;
  readonly timers: number;
  readonly cpuMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HOURS = 24;
const PAUSE = 30_000;

const collect = (): void => {
  const { gc } = globalThis as { readonly gc?: () => void };
  if (gc === undefined) throw new Error('Run node with --expose-gc.');
  gc();
};

/** Talks for a day of virtual time, a question every half minute, with a rotation every nine minutes and now and then a loss. */
export const talkForADay = (): Day => {
  const scheduler = new VirtualTimeScheduler();
  const transport = simulatedTransport({
    scheduler,
    latencyMs: 20,
    script: Array.from({ length: HOURS * 130 }, (_, turn) => ({ text: `No ${String(turn)}.` })),
    lifetimeMs: 10 * MINUTE,
    noticeMs: MINUTE,
    faults: [{ fault: { type: 'drop' }, at: { chance: 0.0005 } }],
  });
  const session = liveSession({
    endpoint: geminiApi({ apiKey: 'any' }),
    model: 'gemini-3.8-live',
    setup: voiceSetup({ voice: 'Kore' }),
    reconnect: {},
    env: { transport, scheduler, random: () => 0.5 },
  });
  const counts: Partial<Record<SessionEvent['type'], number>> = {};
  let [rotations, losses] = [0, 0];
  session.events$.subscribe((event) => {
    counts[event.type] = (counts[event.type] ?? 0) + 1;
    if (event.type === 'PhaseChanged' && event.to === 'Disconnecting') rotations += 1;
    if (event.type === 'Error' && event.error.type === 'ConnectionLost') losses += 1;
  });
  const ask = (): void => {
    session.send(sendText('And then?'));
  };
  const heaps: number[] = [];
  const began = process.cpuUsage();
  for (let hour = 1; hour <= HOURS; hour += 1) {
    for (let at = 0; at < HOUR; at += PAUSE) {
      scheduler.schedule(ask, 0);
      const until = scheduler.frame + PAUSE;
      scheduler.maxFrames = until;
      scheduler.flush();
      scheduler.frame = until;
    }
    collect();
    heaps.push(process.memoryUsage().heapUsed);
  }
  session.close();
  scheduler.maxFrames = Infinity;
  scheduler.flush();
  const { user, system } = process.cpuUsage(began);
  return {
    heaps,
    turns: counts.TurnComplete ?? 0,
    rotations: rotations - 1,
    losses,
    timers: scheduler.actions.length,
    cpuMs: Math.round((user + system) / 1_000),
  };
};
