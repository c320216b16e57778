import { NOTHING_SPENT } from '../tokens';
import type { Manner } from './manner';
import { spokenMs } from './plan-speech';
import type { PlanStep } from './plan-step';
import type { Quirks } from './quirks';

/** The turn is over when a client that plays the audio as it comes would be through with it, or at once. */
export const planEnd = (text: string, quirks: Quirks, { modality, speed }: Manner): readonly PlanStep[] => {
  const { ending, turnCompleteReason, waitingForInput, groundingMetadata, usage } = quirks;
  const playedMs = modality === 'TEXT' ? 0 : spokenMs(text);
  const lagMs = Math.max(0, playedMs - playedMs / speed) / speed;
  const isHeldBack = ending === 'afterPlayback';
  const content = {
    ...(turnCompleteReason !== null && { turnCompleteReason }),
    ...(waitingForInput && { waitingForInput }),
  };
  return [
    { type: 'CompleteGeneration', afterMs: 0, content: groundingMetadata === null ? {} : { groundingMetadata } },
    { type: 'CompleteTurn', afterMs: isHeldBack ? lagMs : 0, content, spent: NOTHING_SPENT, usage, playsMs: isHeldBack ? 0 : lagMs },
  ];
};
