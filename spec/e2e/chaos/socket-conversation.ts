import { asyncScheduler } from 'rxjs';
import { webSocketTransport } from '../../../lib';
import type { RecordedFrame } from '../../../lib/recording/recorded-frame';
import { startSimulator } from '../../../lib/simulator';
import type { Audit } from './audit';
import { addUp, auditOf } from './audit';
import type { Fate } from './conversation';
import { begin, fateAfter, talkMs } from './conversation';
import { diceOf } from './dice';
import { scenarioOf, stageOf } from './scenery';

/** So much of the time that it takes in an app. */
const PACE = 0.05;
const pace = (ms: number): number => Math.ceil(ms * PACE);

const PATIENCE_MS = pace(180_000);
const MOST_QUESTIONS = 6;
/** How often it is looked whether something has come. */
const GLANCE_MS = 25;
/** A clock tells whole milliseconds, and a process may be busy. */
const SLACK = { earlyMs: 3, lateMs: 400 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isSoon = async (isThere: () => boolean, withinMs: number): Promise<boolean> => {
  for (let waited = 0; waited < withinMs && !isThere(); waited += GLANCE_MS) await pause(GLANCE_MS);
  return isThere();
};

/** Plays the conversation of a seed over real sockets, from the dial to the end, and holds it against the laws. */
const converse = async (seed: number): Promise<Audit> => {
  const dice = diceOf(seed);
  const log: RecordedFrame[] = [];
  const simulator = await startSimulator({ ...scenarioOf(dice, pace), speed: 4 / PACE, record: (frame) => void log.push(frame) });
  const conversation = begin({
    dice,
    stage: stageOf(dice, pace, simulator.url),
    transport: webSocketTransport(),
    scheduler: asyncScheduler,
    pace,
    holdMs: 0,
    slack: SLACK,
    log,
  });
  const { session, person, told, isOver } = conversation;
  await isSoon(isOver, talkMs(pace));
  let fate: Fate = isOver() ? 'failed' : 'hung';
  for (let asked = 0; asked < MOST_QUESTIONS && fate === 'hung'; asked += 1) {
    const before = told.length;
    person.say();
    await isSoon(() => fateAfter(conversation, before) !== 'hung', PATIENCE_MS);
    fate = fateAfter(conversation, before);
  }
  session.close(dice.hits(0.5) ? { whenQuietMs: pace(10_000) } : {});
  await isSoon(isOver, pace(20_000));
  person.stop();
  await simulator.close();
  return auditOf(seed, conversation, fate);
};

/** Plays the conversations of some seeds over sockets, so many at a time. */
export const auditSockets = async (from: number, to: number, atOnce: number): Promise<Audit> => {
  const audits: Audit[] = [];
  let next = from;
  const work = async (): Promise<void> => {
    for (let seed = next++; seed <= to; seed = next++) audits.push(await converse(seed));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return addUp(audits);
};
