import type { SessionPhase } from '../../wire/session-phase';
import type { Placed } from './plan';
import type { Label } from './write-over';

/** The names of a phase, shorter and shorter; the last is one character and means this phase alone. */
const NAMES: Readonly<Record<SessionPhase, readonly [...string[], string]>> = {
  Disconnected: ['Disconnected', 'Disc', 'D'],
  Connecting: ['Connecting', 'Conn', 'C'],
  SetupSent: ['SetupSent', 'Setup', 'S'],
  Active: ['Active', 'A'],
  UserSpeaking: ['UserSpeaking', 'User', 'U'],
  ModelSpeaking: ['ModelSpeaking', 'Model', 'M'],
  Interrupted: ['Interrupted', 'Intr', 'I'],
  ToolCallPending: ['ToolCallPending', 'Pending', 'P'],
  ToolCallExecuting: ['ToolCallExecuting', 'Executing', 'E'],
  Disconnecting: ['Disconnecting', 'Discing', 'd'],
};

/** What stands in the legend for a phase whose name found no room. */
export const letterOfPhase = (phase: SessionPhase): string => NAMES[phase].at(-1) ?? '';

interface Span {
  readonly phase: SessionPhase;
  readonly from: number;
  readonly to: number;
}

/** The last phase of each column, as long as it lasts. */
const spansOf = (placed: readonly Placed[], columns: number): readonly Span[] => {
  const lasts = new Map<number, SessionPhase>();
  for (const { event, column } of placed) {
    if (event.type !== 'PhaseChanged') continue;
    if (lasts.size === 0 && column > 0) lasts.set(0, event.from);
    lasts.set(column, event.to);
  }
  const starts = [...lasts];
  return starts.map(([from, phase], index) => ({ phase, from, to: starts[index + 1]?.[0] ?? columns }));
};

const nameIn = ({ phase, from, to }: Span): string => NAMES[phase].find(({ length }) => length < to - from) ?? letterOfPhase(phase);

/** The bar of the phases, and which of them are told by one letter. */
export interface PhaseBar {
  readonly labels: readonly Label[];
  readonly shortened: readonly SessionPhase[];
}

export const phaseBar = (placed: readonly Placed[], columns: number): PhaseBar => {
  const spans = spansOf(placed, columns);
  return {
    labels: spans.map((span) => ({ column: span.from, text: nameIn(span) })),
    shortened: [...new Set(spans.filter((span) => nameIn(span).length === 1).map(({ phase }) => phase))],
  };
};
