import { filter, timestamp, toArray, VirtualTimeScheduler } from 'rxjs';
import { geminiApi, liveSession, voiceSetup } from '../../lib';
import { simulatedTransport } from '../../lib/simulator';
import { toMarbles } from '../../lib/testing';
import { see } from '../support/log';

/** A drop in the middle of a turn and what follows, as the library draws it: the picture of the README. */
export const recoveryDrawing = (): string => {
  const scheduler = new VirtualTimeScheduler();
  const transport = simulatedTransport({
    scheduler,
    latencyMs: 20,
    script: [{ text: 'Yes, I hear you.' }, { text: 'Once upon a time there lived a cat in a small harbour town.' }],
    faults: [{ fault: { type: 'drop' }, connection: 1, at: 24 }],
    lifetimeMs: false,
  });
  const session = liveSession({
    endpoint: geminiApi({ apiKey: 'any' }),
    model: 'gemini-3.8-live',
    setup: voiceSetup({ voice: 'Kore' }),
    env: { transport, scheduler, random: () => 0.9 },
  });
  const drawn = see(
    session.events$.pipe(
      filter(({ type }) => type !== 'AudioData' && type !== 'SessionResumeUpdate'),
      timestamp(scheduler),
      toArray(),
    ),
  );
  const advance = (ms: number): void => {
    const until = scheduler.frame + ms;
    scheduler.maxFrames = until;
    scheduler.flush();
    scheduler.frame = until;
  };
  session.sendText('Can you hear me?');
  advance(1_000);
  session.sendText('Tell me a story.');
  advance(1_800);
  session.sendText('You were cut off. Tell it again.');
  advance(2_400);
  session.close();
  advance(1_000);
  return toMarbles(drawn.values[0] ?? [], { width: 130 });
};
