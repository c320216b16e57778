import type { SessionEvent } from '../../wire/session-event';
import type { Lane } from './lane-of';
import type { Placed, Plan } from './plan';
import { MARK } from './quiet';

/** A state that lasts from one event to another. */
interface Lasting {
  readonly begins: (event: SessionEvent) => boolean;
  readonly ends: (event: SessionEvent) => boolean;
  readonly during: string;
  readonly otherwise: string;
}

const UP: Lasting = {
  begins: ({ type }) => type === 'Connected',
  ends: (event) => event.type === 'Disconnected' || (event.type === 'PhaseChanged' && event.to === 'Disconnected'),
  during: '-',
  otherwise: ' ',
};

const SPEAKING: Lasting = {
  begins: ({ type }) => type === 'VoiceActivityStart',
  ends: (event) => event.type === 'VoiceActivityEnd' || UP.begins(event) || UP.ends(event),
  during: '=',
  otherwise: '-',
};

const lineOf = (placed: readonly Placed[], columns: number, { begins, ends, during, otherwise }: Lasting): string[] => {
  const line = Array.from({ length: columns }, () => otherwise);
  let since: number | null = null;
  for (const { event, column } of placed) {
    if (since === null && begins(event)) since = column;
    else if (since !== null && ends(event)) {
      line.fill(during, since, column);
      since = null;
    }
  }
  return since === null ? line : line.fill(during, since);
};

const restOf = (lane: Lane, placed: readonly Placed[], columns: number): string[] => {
  if (lane === 'user') return lineOf(placed, columns, SPEAKING);
  if (lane === 'connection' && placed.some(({ event }) => UP.begins(event))) return lineOf(placed, columns, UP);
  return Array.from({ length: columns }, () => '-');
};

/** What a lane shows where it has no event: a line, the state that lasts, and the quiet that is left out. */
export const groundOf = (lane: Lane, { placed, scale, columns }: Plan): readonly string[] => {
  const line = restOf(lane, placed, scale.columns);
  for (const { column } of scale.stretches.slice(1)) line.fill('~', column - MARK, column);
  return [...line, ...Array.from({ length: columns - scale.columns }, () => ' ')];
};
