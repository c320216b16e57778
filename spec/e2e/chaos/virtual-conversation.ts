import { VirtualTimeScheduler } from 'rxjs';
import type { RecordedFrame } from '../../../lib/recording/recorded-frame';
import { simulatedTransport } from '../../../lib/simulator';
import type { Conversation, Fate } from './conversation';
import { begin, fateAfter, talkMs } from './conversation';
import { diceOf } from './dice';
import { scenarioOf, stageOf } from './scenery';

/** Long enough for the slowest watchdog and a row of attempts after it. */
const PATIENCE_MS = 180_000;
/** What is said to a connection that is half open is lost: a person says it again. */
const MOST_QUESTIONS = 6;

const asItIs = (ms: number): number => ms;

/** Plays the conversation of a seed in virtual time, from the dial to the end. */
export const converse = (seed: number): { readonly conversation: Conversation; readonly fate: Fate; readonly timersLeft: number } => {
  const dice = diceOf(seed);
  const scheduler = new VirtualTimeScheduler();
  const advance = (ms: number): void => {
    const until = scheduler.frame + ms;
    scheduler.maxFrames = until;
    scheduler.flush();
    scheduler.frame = until;
  };
  const stage = stageOf(dice, asItIs);
  const log: RecordedFrame[] = [];
  const transport = simulatedTransport({
    ...scenarioOf(dice, asItIs),
    scheduler,
    latencyMs: dice.oneOf(0, 0, 5, 40, 150),
    record: (frame) => void log.push(frame),
  });
  const holdMs = dice.hits(0.5) ? dice.whole(1, 3_000) : 0;
  const conversation = begin({ dice, stage, transport, scheduler, pace: asItIs, holdMs, slack: { earlyMs: 0, lateMs: 0 }, log });
  const { session, person, told, isOver } = conversation;
  advance(talkMs(asItIs));
  let fate: Fate = isOver() ? 'failed' : 'hung';
  for (let asked = 0; asked < MOST_QUESTIONS && fate === 'hung'; asked += 1) {
    const before = told.length;
    person.say();
    advance(PATIENCE_MS);
    fate = fateAfter(conversation, before);
  }
  session.close(dice.hits(0.5) ? { whenQuietMs: 10_000 } : {});
  advance(20_000);
  person.stop();
  return { conversation, fate, timersLeft: scheduler.actions.length };
};
