import type { ServerContent } from '../../../wire/server-message';
import { NOTHING_SPENT, addSpent } from '../tokens';
import type { Spent } from '../tokens';
import type { PlanStep, Say } from './plan-step';
import type { Quirks } from './quirks';

const isCaption = (step: PlanStep | undefined): step is Say =>
  step?.type === 'Say' && step.message.serverContent?.outputTranscription?.text !== undefined && !isVoice(step);

const isVoice = (step: PlanStep | undefined): step is Say => step?.type === 'Say' && step.message.serverContent?.modelTurn !== undefined;

/** Two contents in one: the parts and the captions of both, one after the other. */
const together = (left: ServerContent, right: ServerContent): ServerContent => {
  const parts = [...(left.modelTurn?.parts ?? []), ...(right.modelTurn?.parts ?? [])];
  const text = (left.outputTranscription?.text ?? '') + (right.outputTranscription?.text ?? '');
  return {
    ...left,
    ...right,
    ...(parts.length > 0 && { modelTurn: { ...left.modelTurn, ...right.modelTurn, parts } }),
    ...(text !== '' && { outputTranscription: { ...left.outputTranscription, ...right.outputTranscription, text } }),
  };
};

const contentOf = ({ message }: Say): ServerContent => message.serverContent ?? {};

const merge = (left: Say, right: Say): Say => ({
  ...left,
  message: { serverContent: together(contentOf(left), contentOf(right)) },
  spent: addSpent(left.spent, right.spent),
});

/** Captions that come at the time of a piece are put into its message. */
const withCaptions = (steps: readonly PlanStep[]): readonly PlanStep[] =>
  steps.reduce<readonly PlanStep[]>((before, step) => {
    const last = before.at(-1);
    return isCaption(last) && step.afterMs === 0 && (isVoice(step) || isCaption(step))
      ? [...before.slice(0, -1), merge(last, step)]
      : [...before, step];
  }, []);

const isPart = (step: PlanStep): boolean => step.type === 'Say' || step.type === 'CompleteGeneration';

interface Bundle {
  readonly content: ServerContent;
  readonly spent: Spent;
}

const NOTHING: Bundle = { content: {}, spent: NOTHING_SPENT };

const add = ({ content, spent }: Bundle, step: PlanStep): Bundle => {
  if (step.type === 'Say') return { content: together(content, contentOf(step)), spent: addSpent(spent, step.spent) };
  if (step.type === 'CompleteGeneration') return { content: { ...content, ...step.content, generationComplete: true }, spent };
  return { content, spent };
};

/** The last so many parts before the end of the turn are put into its message. */
const withEnd = (steps: readonly PlanStep[], most: number): readonly PlanStep[] => {
  const end = steps.at(-1);
  if (end?.type !== 'CompleteTurn') return steps;
  const before = steps.slice(0, -1);
  const first = Math.max(before.findLastIndex((step) => !isPart(step)) + 1, before.length - most);
  const taken = before.slice(first);
  const { content, spent } = taken.reduce(add, NOTHING);
  const afterMs = taken.reduce((sum, step) => sum + step.afterMs, end.afterMs);
  return [...before.slice(0, first), { ...end, afterMs, content: { ...content, ...end.content }, spent: addSpent(spent, end.spent) }];
};

/** The steps of a reply with what shares a message in one step. Nothing is lost and nothing changes its place. */
export const bundle = (steps: readonly PlanStep[], bundled: Quirks['bundled']): readonly PlanStep[] => {
  switch (bundled) {
    case 'nothing':
      return steps;
    case 'captions':
      return withCaptions(steps);
    case 'end':
      return withEnd(withCaptions(steps), 2);
    case 'turn':
      return withEnd(steps, steps.length);
    default: {
      const unreachable: never = bundled;
      return unreachable;
    }
  }
};
