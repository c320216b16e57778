import type { WireFunctionCall } from '../../../wire/server-message';
import { NOTHING_SPENT, textTokens } from '../tokens';
import type { Answer } from './answer';
import { fragments } from './fragments';
import { garble } from './garble';
import type { Manner } from './manner';
import { PACE } from './pace';
import { modelTurn, planSpeech, spokenMs } from './plan-speech';
import type { PlanStep } from './plan-step';
import { planWriting } from './plan-writing';

const WORDS_A_FRAGMENT = 2;

/** A reply that is about to happen. */
export interface PlannedReply {
  readonly answer: Answer;
  /** The calls of the answer, with their ids. */
  readonly calls: readonly WireFunctionCall[];
  /** What the user was heard to say; empty where the user wrote. */
  readonly heard: string;
}

const planHearing = (heard: string, { speed, backend }: Manner): readonly PlanStep[] => {
  const afterMs = PACE.betweenFragments / speed;
  const texts = fragments(heard, WORDS_A_FRAGMENT).map((text) => ({ text }));
  const finished = backend === 'vertexAi' && texts.length > 0 ? [{ finished: true }] : [];
  return [...texts, ...finished].map((inputTranscription) => ({
    type: 'Hear',
    afterMs,
    message: { serverContent: { inputTranscription } },
  }));
};

const planThinking = (thoughts: string, manner: Manner): readonly PlanStep[] =>
  thoughts === ''
    ? []
    : [
        {
          type: 'Say',
          afterMs: 0,
          message: { serverContent: { modelTurn: modelTurn(manner, { text: thoughts, thought: true }) } },
          spent: { ...NOTHING_SPENT, thoughts: textTokens(thoughts) },
        },
      ];

const planSaying = (text: string, manner: Manner): readonly PlanStep[] =>
  manner.modality === 'TEXT' ? planWriting(text, manner) : planSpeech(text, manner);

/** The turn is over when a client that plays the audio as it comes would be through with it. */
const planEnd = (text: string, { modality, speed }: Manner): readonly PlanStep[] => {
  const playedMs = modality === 'TEXT' ? 0 : spokenMs(text);
  const lagMs = Math.max(0, playedMs - playedMs / speed);
  return [
    { type: 'CompleteGeneration', afterMs: 0 },
    { type: 'CompleteTurn', afterMs: lagMs / speed },
  ];
};

const later = ([first, ...others]: readonly PlanStep[], ms: number): readonly PlanStep[] =>
  first === undefined ? [] : [{ ...first, afterMs: first.afterMs + ms }, ...others];

const announceEnd = (timeLeft: string | null): readonly PlanStep[] =>
  timeLeft === null ? [] : [{ type: 'AnnounceEnd', afterMs: 0, timeLeft }];

/** Everything that the model does in a turn, from what it heard to the end, or to the calls that it waits for. */
export const planReply = ({ answer, calls, heard }: PlannedReply, manner: Manner): readonly PlanStep[] => {
  const { thoughts, text, then, goAway, badFrame } = answer;
  const said = garble([...planThinking(thoughts, manner), ...planSaying(text, manner)], badFrame);
  const rest: readonly PlanStep[] = calls.length > 0 ? [{ type: 'Call', afterMs: 0, calls, then }] : planEnd(text, manner);
  const [first, ...others] = [...said, ...rest];
  if (first === undefined) return [];
  return [
    ...(manner.transcribesInput ? planHearing(heard, manner) : []),
    ...later([first, ...announceEnd(goAway), ...others], PACE.thinking / manner.speed),
  ];
};

/** What the model says when its calls are answered, to the end of the turn. */
export const planThen = (text: string, manner: Manner): readonly PlanStep[] =>
  later([...planSaying(text, manner), ...planEnd(text, manner)], PACE.thinking / manner.speed);
