import type { Conversation, Fate } from './conversation';
import { LAWS } from './laws';
import { converse } from './virtual-conversation';

/** What some conversations came to. */
export interface Audit {
  readonly fates: Readonly<Record<Fate, number>>;
  /** What was against a law: the seed, the law, what it was. */
  readonly wrong: readonly string[];
  /** How much happened, so that it is seen that something did. */
  readonly counts: Readonly<Record<string, number>>;
}

const COUNTED: Readonly<Record<string, (conversation: Conversation) => number>> = {
  commands: ({ person }) => person.given.length,
  events: ({ told }) => told.length,
  connections: ({ tap }) => tap.connections.length,
  losses: ({ told }) => told.filter(({ event }) => event.type === 'Error' && event.error.type === 'ConnectionLost').length,
  moves: ({ told }) => told.filter(({ event }) => event.type === 'PhaseChanged' && event.to === 'Disconnecting').length,
  'cut turns': ({ told }) => told.filter(({ event }) => event.type === 'Interrupted' && event.by === 'drop').length,
  'resumed connections': ({ told }) => told.filter(({ event }) => event.type === 'Connected' && event.resumed).length,
  'cancelled calls': ({ told }) => told.filter(({ event }) => event.type === 'ToolCallCancelled').length,
};

/** What is wrong with one conversation, by the names of the laws. */
export const judge = (seed: number, conversation: Conversation): readonly string[] =>
  Object.entries(LAWS).flatMap(([name, law]) => law(conversation).map((wrong) => `${String(seed)}: ${name}: ${wrong}`));

/** Adds up what conversations came to. */
export const addUp = (audits: readonly Audit[]): Audit => ({
  fates: audits.reduce(
    (sum, { fates }) => ({ turn: sum.turn + fates.turn, failed: sum.failed + fates.failed, hung: sum.hung + fates.hung }),
    {
      turn: 0,
      failed: 0,
      hung: 0,
    },
  ),
  wrong: audits.flatMap(({ wrong }) => wrong),
  counts: Object.fromEntries(Object.keys(COUNTED).map((name) => [name, audits.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0)])),
});

/** The audit of one conversation. */
export const auditOf = (seed: number, conversation: Conversation, fate: Fate): Audit => ({
  fates: { turn: 0, failed: 0, hung: 0, [fate]: 1 },
  wrong: [...judge(seed, conversation), ...(fate === 'hung' ? [`${String(seed)}: nothing came of it`] : [])],
  counts: Object.fromEntries(Object.entries(COUNTED).map(([name, count]) => [name, count(conversation)])),
});

/** Plays the conversations of some seeds in virtual time and holds them against the laws. */
export const audit = (from: number, to: number): Audit =>
  addUp(
    Array.from({ length: to - from + 1 }, (_, index) => {
      const seed = from + index;
      const { conversation, fate, timersLeft } = converse(seed);
      const audited = auditOf(seed, conversation, fate);
      return timersLeft === 0
        ? audited
        : { ...audited, wrong: [...audited.wrong, `${String(seed)}: ${String(timersLeft)} timers are left`] };
    }),
  );
