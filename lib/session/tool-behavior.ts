import type { ModelCapabilities } from '../wire/model-capabilities';
import type { Tool } from './tool';

/**
 * Whether a model waits for the result of a tool. It is always said: sources contradict each other on what a model does where it is not. A model that
 * does not know what the tool asks for gets what it knows.
 */
export const toolBehavior = (
  { behavior }: Pick<Tool, 'behavior'>,
  { behaviors }: Pick<ModelCapabilities, 'behaviors'>,
): 'BLOCKING' | 'NON_BLOCKING' => {
  const wanted = behavior ?? 'BLOCKING';
  const [first = wanted] = behaviors;
  return behaviors.includes(wanted) ? wanted : first;
};
