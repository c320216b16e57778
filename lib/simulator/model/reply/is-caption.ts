import type { PlanStep, Say } from './plan-step';

/** Whether a step tells in words what the voice says. */
export const isCaption = (step: PlanStep): step is Say =>
  step.type === 'Say' && step.message.serverContent?.outputTranscription !== undefined;
