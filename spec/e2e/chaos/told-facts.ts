import { isLeft } from 'fp-ts/lib/These.js';
import { decodeServerMessage } from '../../../lib/wire/decode-server-message';
import { toEvents } from '../../../lib/wire/to-events';
import type { WireEvent } from '../../../lib/wire/wire-event';
import type { SessionEvent } from '../../../lib';
import type { TappedFrame } from './wiretap';

/** What sets a fact apart from others, in a line. */
const lineOf = (fact: WireEvent | SessionEvent): string | null => {
  switch (fact.type) {
    case 'TextDelta':
    case 'Thought':
    case 'InputTranscription':
    case 'OutputTranscription':
      return `${fact.type} ${fact.text}`;
    case 'AudioData':
      return `AudioData ${String(fact.data.byteLength)} ${fact.data.subarray(0, 8).join()}`;
    case 'ToolCall':
      return `ToolCall ${fact.calls.map(({ name }) => name).join()}`;
    case 'ToolCallCancelled':
      return `ToolCallCancelled ${fact.ids.join()}`;
    case 'SessionResumeUpdate':
      return `SessionResumeUpdate ${fact.handle ?? ''}`;
    case 'Usage':
      return `Usage ${String(fact.usage.totalTokenCount)}`;
    case 'GoAway':
      return `GoAway ${fact.timeLeft ?? ''}`;
    case 'Connected':
    case 'Interrupted':
    case 'TurnComplete':
    case 'GenerationComplete':
    case 'VoiceActivityStart':
    case 'VoiceActivityEnd':
      return fact.type;
    default:
      return null;
  }
};

/** A fact, and whether it may have come too late to be told. */
export interface Fact {
  readonly line: string;
  readonly isLast: boolean;
}

/** The facts in the frames that reached the session, in order. */
export const factsIn = (frames: readonly TappedFrame[]): readonly Fact[] =>
  frames.flatMap(({ data, isLast }) => {
    const decoded = decodeServerMessage(data);
    return isLeft(decoded)
      ? []
      : toEvents(decoded.right)
          .flatMap((event) => lineOf(event) ?? [])
          .map((line) => ({ line, isLast }));
  });

/** What the session makes up by itself: the end of a turn that was cut, calls that nobody knows any more. */
const MADE_UP: readonly string[] = ['Interrupted', 'TurnComplete', 'ToolCallCancelled'];

/** What of the facts was not told, told out of order, or told without a fact. */
export const difference = (facts: readonly Fact[], events: readonly SessionEvent[]): readonly string[] => {
  const told = events.flatMap((event) => lineOf(event) ?? []);
  const wrong: string[] = [];
  let next = 0;
  /** Where a line stands, if there are none before it but those that came too late. */
  const placeOf = (line: string): number => {
    const ahead = facts.findIndex((fact, index) => index >= next && (fact.line === line || !fact.isLast));
    return facts[ahead]?.line === line ? ahead : -1;
  };
  for (const line of told) {
    const place = placeOf(line);
    if (place >= 0) next = place + 1;
    else if (!MADE_UP.some((type) => line.startsWith(type))) wrong.push(`told ${line}, but ${facts[next]?.line ?? 'nothing'} came`);
  }
  return [...wrong, ...facts.slice(next).flatMap(({ line, isLast }) => (isLast ? [] : [`${line} was not told`]))];
};
