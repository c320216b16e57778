import type { ModelCapabilities } from '../wire/model-capabilities';
import type { SetupMessage } from '../wire/setup-message';

/** Who finds out that the user speaks: the server, or the app with `activityStart()` and `activityEnd()`. */
export const activityOf = ({ realtimeInputConfig }: SetupMessage): 'automatic' | 'manual' =>
  realtimeInputConfig?.automaticActivityDetection?.disabled === true ? 'manual' : 'automatic';

/** How the model answers. */
export const modalityOf = ({ generationConfig }: SetupMessage): 'AUDIO' | 'TEXT' =>
  generationConfig?.responseModalities?.[0] === 'TEXT' ? 'TEXT' : 'AUDIO';

/** Whether the model decides by itself what of the speech that it hears is worth an answer, and may stay silent for good. */
export const isProactive = ({ proactivity }: SetupMessage, capabilities: Pick<ModelCapabilities, 'proactivity'>): boolean =>
  capabilities.proactivity === 'always' || proactivity?.proactiveAudio === true;
