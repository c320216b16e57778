import type { ModelCapabilities } from '../wire/model-capabilities';
import type { Setup } from '../wire/setup-message';
import { declareTools } from './declare-tools';
import type { Tool } from './tool';

/** A setup that declares tools beside whatever it declares already. */
export const setupWithTools = (setup: Setup, tools: readonly Tool[], capabilities: ModelCapabilities): Setup =>
  tools.length === 0 ? setup : { ...setup, tools: [...(setup.tools ?? []), declareTools(tools, capabilities)] };
