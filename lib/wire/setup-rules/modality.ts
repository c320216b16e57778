import { error } from './finding';
import type { Rule } from './rule';

/** What the service understands and no live model does. */
const NEVER = ['IMAGE', 'MODALITY_UNSPECIFIED'];

/** Whether the model can put out what is asked of it. */
export const modality: Rule = ({ setup: { generationConfig }, model, capabilities: { modalities } }) => {
  const [asked, ...more] = generationConfig?.responseModalities ?? [];
  if (asked === undefined || more.length > 0) return [];
  const field = 'setup.generationConfig.responseModalities';
  if (asked === 'TEXT' && !modalities.includes('TEXT'))
    return [error(field, `${model} only speaks`, "ask for ['AUDIO'], and for outputAudioTranscription: what it says comes as text then")];
  if (asked === 'AUDIO' && !modalities.includes('AUDIO')) return [error(field, `${model} only writes`, "ask for ['TEXT']")];
  if (NEVER.includes(asked.toUpperCase())) return [error(field, `a live session puts out no ${asked}`, "ask for ['AUDIO']")];
  return asked === 'TEXT' && generationConfig?.speechConfig !== undefined
    ? [error('setup.generationConfig.speechConfig', 'a session that writes has no voice', "leave it out, or ask for ['AUDIO']")]
    : [];
};
