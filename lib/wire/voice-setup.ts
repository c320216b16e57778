import type { ConfigProblem } from '../errors/live-config-error';
import { LiveConfigError } from '../errors/live-config-error';
import { isObject } from './codec/fields';
import type { Setup } from './setup-message';

/** The options of `voiceSetup`: a voice, and any field of the setup. */
export interface VoiceSetupOptions extends Setup {
  /** A prebuilt voice, case-sensitive: `Kore`, `Puck`, `Zephyr` … */
  readonly voice: string;
  /** BCP-47, such as `de-DE`. Native-audio models find the language by themselves and may refuse it. */
  readonly languageCode?: string;
}

const problemsOf = (options: unknown): readonly ConfigProblem[] => {
  if (!isObject(options)) return [{ field: 'options', problem: "should be an object, such as { voice: 'Kore' }" }];
  const { voice } = options;
  return typeof voice === 'string' && voice !== '' ? [] : [{ field: 'voice', problem: "should be the name of a voice, such as 'Kore'" }];
};

/**
 * The usual setup of a voice conversation: audio replies in the given voice, transcriptions of both sides, and context compression so that the session
 * is not bounded by the context window. Further fields are taken over as they are.
 *
 * @throws LiveConfigError where no voice is named
 * @example
 * const setup = voiceSetup({ voice: 'Kore', systemInstruction: 'Answer in one sentence.' });
 */
export const voiceSetup = (options: VoiceSetupOptions): Setup => {
  const problems = problemsOf(options);
  if (problems.length > 0) throw new LiveConfigError(problems);
  const { voice, languageCode, generationConfig, ...setup } = options;
  return {
    inputAudioTranscription: {},
    outputAudioTranscription: {},
    contextWindowCompression: { slidingWindow: {} },
    ...setup,
    generationConfig: {
      responseModalities: ['AUDIO'],
      ...generationConfig,
      speechConfig: {
        voiceConfig: { prebuiltVoiceConfig: { voiceName: voice } },
        ...(languageCode !== undefined && { languageCode }),
        ...generationConfig?.speechConfig,
      },
    },
  };
};
