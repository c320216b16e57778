import type { ModelCapabilities } from '../wire/model-capabilities';
import type { SetupMessage } from '../wire/setup-message';
import type { Tool } from './tool';
import { toolBehavior } from './tool-behavior';

/** A tool of a setup, as the wire has it. */
type SetupTool = NonNullable<SetupMessage['tools']>[number];

/**
 * The entry of `setup.tools` that declares the given tools to a model; for those who wire `runTools` themselves. `liveSession({ tools })` does it for
 * you. Pure.
 *
 * @param capabilities of the model, from `capabilitiesOf(model)`: which behaviours its functions may have
 * @example
 * const lamp = tool({ name: 'lamp_on', description: 'Turns the lamp on.', run: () => 'on' });
 * const setup: Setup = { tools: [declareTools([lamp], capabilitiesOf('gemini-3.8-live'))] };
 */
export const declareTools = (tools: readonly Tool[], capabilities: Pick<ModelCapabilities, 'behaviors'>): SetupTool => ({
  functionDeclarations: tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    ...(tool.parameters !== null && { parameters: tool.parameters }),
    behavior: toolBehavior(tool, capabilities),
  })),
});
