import type { SetupMessage } from '../../../wire/setup-message';
import type { Caller } from '../../dial/caller';
import { defaultModality } from '../../setup/model-modality';
import type { Modality } from '../../setup/model-modality';
import { pitchOf } from '../voice/pitch';

/** How the model of a session talks. */
export interface Manner {
  readonly backend: Caller['backend'];
  readonly modality: Modality;
  readonly transcribesInput: boolean;
  readonly transcribesOutput: boolean;
  readonly showsThoughts: boolean;
  /** Of its voice, in Hz. */
  readonly pitch: number;
  /** How many times faster than real time. */
  readonly speed: number;
}

const DEFAULT_VOICE = 'Puck';

/** The manner that a setup asks for. */
export const mannerOf = (backend: Caller['backend'], setup: SetupMessage, speed: number): Manner => {
  const { responseModalities, speechConfig, thinkingConfig } = setup.generationConfig ?? {};
  const modality = responseModalities?.[0] ?? defaultModality(setup.model ?? '');
  return {
    backend,
    modality: modality === 'TEXT' ? 'TEXT' : 'AUDIO',
    transcribesInput: setup.inputAudioTranscription !== undefined,
    transcribesOutput: setup.outputAudioTranscription !== undefined,
    showsThoughts: thinkingConfig?.includeThoughts === true,
    pitch: pitchOf(speechConfig?.voiceConfig?.prebuiltVoiceConfig?.voiceName ?? DEFAULT_VOICE),
    speed,
  };
};
