import { isDeepStrictEqual } from 'node:util';
import { VirtualTimeScheduler, type Timestamp } from 'rxjs';
import type { SessionEvent, Transport } from '../../../lib';
import { simulatedTransport } from '../../../lib/simulator';
import { readRecording, record, replay, writeFrame, type RecordedFrame } from '../../../lib/testing';
import { see } from '../../support/log';
import { converse, randomConversation, type Conversation } from './random-conversation';

/** The one place that says what the conversations are had with. */
const serverOf = ({ scenario, latencyMs }: Conversation, scheduler: VirtualTimeScheduler): Transport =>
  simulatedTransport({ ...scenario, latencyMs, scheduler });

interface Had {
  readonly events: readonly Timestamp<SessionEvent>[];
  readonly frames: readonly RecordedFrame[];
}

const recorded = (conversation: Conversation): Had => {
  const scheduler = new VirtualTimeScheduler();
  const { transport, frames$ } = record(serverOf(conversation, scheduler), { scheduler });
  const { values } = see(frames$);
  return { events: converse(conversation, transport, scheduler), frames: values };
};

const replayed = (conversation: Conversation, frames: readonly RecordedFrame[]): readonly Timestamp<SessionEvent>[] => {
  const scheduler = new VirtualTimeScheduler();
  return converse(conversation, replay(readRecording(frames.map((frame) => `${writeFrame(frame)}\n`)), { scheduler }), scheduler);
};

const values = (events: readonly Timestamp<SessionEvent>[]): readonly SessionEvent[] => events.map(({ value }) => value);

const SEEDS = Array.from({ length: 1_000 }, (_, index) => index + 1);

describe('recording, then replaying', () => {
  it('gives equal events for 1,000 conversations', () => {
    let events = 0;
    let resumed = 0;
    for (const seed of SEEDS) {
      const conversation = randomConversation(seed);
      const had = recorded(conversation);
      const again = replayed(conversation, had.frames);
      if (!isDeepStrictEqual(values(again), values(had.events))) {
        expect({ seed, events: values(again) }).toEqual({ seed, events: values(had.events) });
      }
      events += again.length;
      resumed += again.filter(({ value }) => value.type === 'Connected' && value.resumed).length;
    }
    process.stderr.write(`1,000 conversations, ${String(events)} events, ${String(resumed)} resumed\n`);
    expect(events).toBeGreaterThan(20_000);
    expect(resumed).toBeGreaterThan(100);
  }, 120_000);
});
