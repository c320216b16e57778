import { isLeft } from 'fp-ts/lib/These.js';
import { decodeServerMessage } from '../../../lib/wire/decode-server-message';
import { toEvents } from '../../../lib/wire/to-events';
import type { WireEvent } from '../../../lib/wire/wire-event';
import type { SessionEvent } from '../../../lib';

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

/** The facts in the frames that reached the session, in order. */
export const factsIn = (frames: readonly unknown[]): readonly string[] =>
  frames.flatMap((frame) => {
    const decoded = decodeServerMessage(frame);
    return isLeft(decoded) ? [] : toEvents(decoded.right).flatMap((event) => lineOf(event) ?? []);
  });

/** What the session makes up by itself: the end of a turn that was cut, calls that nobody knows any more. */
const MADE_UP: readonly string[] = ['Interrupted', 'TurnComplete', 'ToolCallCancelled'];

/** What of the facts was not told, told out of order, or told without a fact. */
export const difference = (facts: readonly string[], events: readonly SessionEvent[]): readonly string[] => {
  const told = events.flatMap((event) => lineOf(event) ?? []);
  const wrong: string[] = [];
  let next = 0;
  for (const line of told) {
    if (line === facts[next]) next += 1;
    else if (!MADE_UP.some((type) => line.startsWith(type))) wrong.push(`told ${line}, but ${facts[next] ?? 'nothing'} came`);
  }
  return [...wrong, ...facts.slice(next).map((line) => `${line} was not told`)];
};
