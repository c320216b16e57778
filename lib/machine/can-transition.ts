import type { SessionPhase } from '../wire/session-phase';
import type { Fact, Facts } from './facts';
import { advance, NO_FACTS, phaseOf, phasesThrough } from './facts';

const CONNECTION: readonly Fact[] = [{ type: 'dialled' }, { type: 'opened' }, { type: 'accepted' }, { type: 'closing' }, { type: 'lost' }];

/** Two calls are enough: a third one cannot lead to a phase that two do not. */
const LIVE: readonly Fact[] = [
  { type: 'content' },
  { type: 'interrupted' },
  { type: 'turnComplete' },
  { type: 'userStart' },
  { type: 'userEnd' },
  ...['a', 'b'].flatMap((id): readonly Fact[] => [
    { type: 'called', calls: [{ id, name: id }] },
    { type: 'callOpened', calls: [{ id, name: id }] },
    { type: 'callStarted', ids: [id] },
    { type: 'callClosed', ids: [id] },
  ]),
];

/** What can become known in a state: the server and the user are heard only through a connection. */
export const factsThatApply = ({ connection }: Facts): readonly Fact[] =>
  connection === 'opened' || connection === 'live' ? [...CONNECTION, ...LIVE] : CONNECTION;

/** The transitions that one fact brings about, as pairs. */
const pairsOf = (before: Facts, fact: Fact): readonly string[] =>
  phasesThrough(before, fact).map((to, index, path) => `${path[index - 1] ?? phaseOf(before)}>${to}`);

const search = (): ReadonlySet<string> => {
  const pairs = new Set<string>();
  const seen = new Set<string>();
  const waiting: Facts[] = [NO_FACTS];
  for (let facts = waiting.pop(); facts !== undefined; facts = waiting.pop()) {
    const key = JSON.stringify(facts);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const fact of factsThatApply(facts)) {
      for (const pair of pairsOf(facts, fact)) pairs.add(pair);
      waiting.push(advance(facts, fact));
    }
  }
  return pairs;
};

const once = <T>(compute: () => T): (() => T) => {
  let value: { readonly of: T } | undefined;
  return () => (value ??= { of: compute() }).of;
};

const legalPairs = /* @__PURE__ */ once(search);

/**
 * Whether a session can go from one phase directly to another. The answer comes from a search over every state that the session's own reducer can
 * reach, so it cannot differ from what sessions do. The search runs at the first call.
 *
 * @example
 * canTransition('ModelSpeaking', 'Interrupted'); // true
 */
export const canTransition = (from: SessionPhase, to: SessionPhase): boolean => legalPairs().has(`${from}>${to}`);
