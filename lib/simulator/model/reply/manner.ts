import type { SetupMessage } from '../../../wire/setup-message';
import type { Caller } from '../../dial/caller';
import type { Profiles } from '../../setup/find-profile';
import { findProfile } from '../../setup/find-profile';
import type { Modality } from '../../setup/modality';
import type { Profile } from '../../setup/profile';
import { PROFILES } from '../../setup/profiles';
import { pitchOf } from '../voice/pitch';

/** How the model of a session talks. */
export interface Manner {
  readonly backend: Caller['backend'];
  readonly profile: Profile;
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
export const mannerOf = (
  backend: Caller['backend'],
  setup: SetupMessage,
  { models, speed }: { readonly models: Profiles; readonly speed: number },
): Manner => {
  const { responseModalities, speechConfig, thinkingConfig } = setup.generationConfig ?? {};
  const profile = findProfile(models, backend, setup.model ?? '') ?? PROFILES['gemini-3.8-live'];
  const modality = responseModalities?.[0] ?? profile.modalities[0];
  return {
    backend,
    profile,
    modality: modality === 'TEXT' ? 'TEXT' : 'AUDIO',
    transcribesInput: profile.role === 'transcribes' || setup.inputAudioTranscription !== undefined,
    transcribesOutput: setup.outputAudioTranscription !== undefined,
    showsThoughts: thinkingConfig?.includeThoughts === true,
    pitch: pitchOf(speechConfig?.voiceConfig?.prebuiltVoiceConfig?.voiceName ?? DEFAULT_VOICE),
    speed,
  };
};
