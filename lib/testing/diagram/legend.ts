import { EVENT_LETTER } from '../builders/event-letter';
import type { SessionEvent } from '../../wire/session-event';
import { LANE_OF, LANES } from './lane-of';
import { letterOfPhase, phaseBar } from './phase-bar';
import type { Placed, Plan } from './plan';
import { MILLISECONDS } from './time-unit';

const TYPES = Object.keys(EVENT_LETTER) as SessionEvent['type'][];
const ORDER = LANES.flatMap((lane) => TYPES.filter((type) => LANE_OF[type] === lane));

const countsOf = (placed: readonly Placed[]): ReadonlyMap<SessionEvent['type'], number> => {
  const counts = new Map<SessionEvent['type'], number>();
  for (const { event } of placed) counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
  return counts;
};

const lettersOf = (placed: readonly Placed[]): readonly string[] => {
  const counts = countsOf(placed);
  return ORDER.flatMap((type) => {
    const count = counts.get(type) ?? 0;
    if (count === 0) return [];
    return [`${type === 'PhaseChanged' ? '' : `${EVENT_LETTER[type]} `}${type}${count === 1 ? '' : ` x${String(count)}`}`];
  });
};

const voiceOf = (placed: readonly Placed[]): readonly string[] => {
  const ms = placed.reduce(
    (sum, { event }) =>
      event.type === 'AudioData' && event.sampleRate > 0 ? sum + (event.data.length / 2 / event.sampleRate) * 1_000 : sum,
    0,
  );
  return ms === 0 ? [] : [`${MILLISECONDS.short(ms)} of voice`];
};

const tokensOf = (placed: readonly Placed[]): readonly string[] => {
  const tokens = placed.reduce((sum, { event }) => (event.type === 'Usage' ? sum + event.usage.totalTokenCount : sum), 0);
  return tokens === 0 ? [] : [`${String(tokens)} tokens`];
};

const readingOf = ({ placed, scale, unit }: Plan, isStacked: boolean): readonly string[] => [
  `a column is ${unit === MILLISECONDS ? unit.exact(scale.step) : `${String(scale.step)} event${scale.step === 1 ? '' : 's'}`}`,
  ...(isStacked ? ['a over 3: three times a'] : []),
  ...(placed.some(({ event }) => event.type === 'VoiceActivityStart') ? ['= the user speaks'] : []),
  ...(scale.stretches.length > 1 ? ['~ quiet that is left out'] : []),
];

/** A part of the legend: pieces of text under a title. */
export interface Explanation {
  readonly title: string;
  readonly pieces: readonly string[];
}

/** What the drawing means: the letters and how often each came, sums, short names, and how to read it. */
export const legendOf = (plan: Plan, isStacked: boolean): readonly Explanation[] => [
  { title: 'letters', pieces: lettersOf(plan.placed) },
  { title: 'phases', pieces: phaseBar(plan.placed, plan.columns).shortened.map((phase) => `${letterOfPhase(phase)} ${phase}`) },
  { title: 'in all', pieces: [...voiceOf(plan.placed), ...tokensOf(plan.placed)] },
  { title: 'reading', pieces: readingOf(plan, isStacked) },
];
