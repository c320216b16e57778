import type { Setup } from './setup-message';

/** The options of `voiceSetup`: a voice, and any field of the setup. */
export interface VoiceSetupOptions extends Setup {
  /** A prebuilt voice, case-sensitive: `Kore`, `Puck`, `Zephyr` … */
  readonly voice: string;
  /** BCP-47, such as `de-DE`. Native-audio models find the language by themselves and may refuse it. */
  readonly languageCode?: string;
}

/**
 * The usual setup of a voice conversation: audio replies in the given voice, transcriptions of both sides, and context compression so that the session
 * is not bounded by the context window. Further fields are taken over as they are.
 *
 * @example
 * const setup = voiceSetup({ voice: 'Kore', systemInstruction: 'Answer in one sentence.' });
 */
export const voiceSetup = ({ voice, languageCode, generationConfig, ...setup }: VoiceSetupOptions): Setup => ({
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
});
