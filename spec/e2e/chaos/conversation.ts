import type { SchedulerLike } from 'rxjs';
import { liveSession, type LiveSession, type SessionEvent } from '../../../lib';
import type { RecordedFrame } from '../../../lib/recording/recorded-frame';
import type { Transport } from '../../../lib/transport/transport';
import { see, type Seen } from '../../support/log';
import type { Dice } from './dice';
import type { Person } from './person';
import { personAt } from './person';
import type { Pace, Stage } from './scenery';
import type { Wiretap } from './wiretap';
import { wiretap } from './wiretap';

/** An event, and when it was told. */
export interface Told {
  readonly event: SessionEvent;
  readonly at: number;
}

/** How early and how late a timer may be, in ms. */
export interface Slack {
  readonly earlyMs: number;
  readonly lateMs: number;
}

/** Where a conversation is held. */
export interface World {
  readonly dice: Dice;
  readonly stage: Stage;
  readonly transport: Transport;
  readonly scheduler: SchedulerLike;
  readonly pace: Pace;
  /** How long what the server tells is held back before it reaches the session, in ms. */
  readonly holdMs: number;
  readonly slack: Slack;
  /** What the server wrote down. */
  readonly log: readonly RecordedFrame[];
}

/** A conversation that goes on, or is over, and everything that is known of it. */
export interface Conversation {
  readonly session: LiveSession;
  readonly told: readonly Told[];
  readonly others: readonly Seen<SessionEvent>[];
  readonly seen: Seen<SessionEvent>;
  readonly person: Person;
  readonly log: readonly RecordedFrame[];
  readonly tap: Wiretap;
  readonly marginMs: number;
  readonly slack: Slack;
  readonly transparent: boolean;
  readonly isOver: () => boolean;
}

/** How it went on at last: a turn came, the session had failed, or nothing happened for very long. */
export type Fate = 'turn' | 'failed' | 'hung';

const TALK_MS = 40_000;
const ACTS = 24;

/** How long the talk lasts; trouble may last a little longer. */
export const talkMs = (pace: Pace): number => pace(TALK_MS + 5_000);

/** Begins a conversation: somebody talks, an app runs tools, three subscribers listen, and now and then one of them makes time pass. */
export const begin = ({ dice, stage, transport, scheduler, pace, holdMs, slack, log }: World): Conversation => {
  const { config, ears, marginMs } = stage;
  const tap = wiretap(transport, scheduler, holdMs);
  const session = liveSession({ ...config, env: { transport: tap.transport, scheduler, random: dice.next } });
  const told: Told[] = [];
  const isOver = (): boolean => told.at(-1)?.event.type === 'Disconnected';
  const person = personAt({ session, ears, scheduler, pace, isOver }, dice);
  const seen = see(session.events$, (event) => {
    told.push({ event, at: scheduler.now() });
    if (holdMs > 0 && dice.hits(0.05)) tap.hurry();
    person.react(event);
  });
  const others = [see(session.events$), see(session.events$)];
  for (let act = 0; act < ACTS; act += 1) scheduler.schedule(person.act, pace(dice.whole(0, TALK_MS)));
  const transparent = config.setup?.sessionResumption?.transparent === true;
  return { session, told, others, seen, person, log, tap, marginMs, slack, transparent, isOver };
};

/** What a question at the end came to, given how much had been told before it. */
export const fateAfter = ({ told, isOver }: Conversation, before: number): Fate => {
  if (isOver()) return 'failed';
  return told.slice(before).some(({ event }) => event.type === 'TurnComplete') ? 'turn' : 'hung';
};
