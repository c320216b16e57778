import type { SetupMessage } from '../../wire/setup-message';
import type { Caller } from '../dial/caller';
import type { Profiles } from './find-profile';
import { findProfile } from './find-profile';
import type { Profile } from './profile';
import { refuseFunctions } from './refuse-functions';
import { REFUSALS, noText, unknownField, unknownModel } from './refusals';
import type { Refusal } from './refusals';
import { NOT_LIVE } from './setup-shape';

const unless = (isRight: boolean): Refusal | null => (isRight ? null : REFUSALS.invalidArgument);

/** Fields that the other backend, or another version, knows. */
const refuseForeign = ({ backend }: Caller, { sessionResumption, explicitVadSignal, safetySettings }: SetupMessage): Refusal | null => {
  if (backend === 'vertexAi') return null;
  if (sessionResumption?.transparent !== undefined) return unknownField('transparent', 'setup.session_resumption');
  if (explicitVadSignal !== undefined) return unknownField('explicitVadSignal', 'setup');
  const withMethod = safetySettings?.findIndex(({ method }) => method !== undefined) ?? -1;
  return withMethod < 0 ? null : unknownField('method', `setup.safety_settings[${String(withMethod)}]`);
};

const refuseModalities = ({ generationConfig }: SetupMessage, { modalities }: Profile, model: string): Refusal | null => {
  const asked = generationConfig?.responseModalities ?? [];
  const [first] = asked;
  if (asked.length > 1 || (first !== undefined && first !== 'AUDIO' && first !== 'TEXT')) return REFUSALS.invalidArgument;
  if (first !== undefined && !modalities.some((each) => each === first)) return first === 'TEXT' ? noText(model) : REFUSALS.invalidArgument;
  return first === 'TEXT' && generationConfig?.speechConfig !== undefined ? REFUSALS.noVoices : null;
};

const refuseThinking = ({ generationConfig }: SetupMessage, { thinking }: Profile): Refusal | null => {
  const config = generationConfig?.thinkingConfig;
  if (config === undefined) return null;
  switch (thinking) {
    case 'refused':
      return REFUSALS.invalidArgument;
    case 'budget':
      return unless(config.thinkingLevel === undefined);
    case 'level':
      return unless(config.thinkingBudget === undefined);
    case 'levelFromLow':
      return unless(config.thinkingBudget === undefined && config.thinkingLevel !== 'MINIMAL');
    default: {
      const unreachable: never = thinking;
      return unreachable;
    }
  }
};

const refuseProactivity = ({ apiVersion }: Caller, { proactivity }: SetupMessage, profile: Profile): Refusal | null => {
  if (proactivity === undefined) return null;
  switch (profile.proactivity) {
    case 'optional':
      return null;
    case 'v1alpha':
      return apiVersion === 'v1alpha' ? null : unknownField('proactivity', 'setup');
    case 'always':
      return unless(proactivity.proactiveAudio !== false);
    case 'refused':
      return REFUSALS.invalidArgument;
    default: {
      const unreachable: never = profile.proactivity;
      return unreachable;
    }
  }
};

const refuseAffect = ({ apiVersion }: Caller, { generationConfig }: SetupMessage, { affectiveDialog }: Profile): Refusal | null => {
  if (generationConfig?.enableAffectiveDialog === undefined || affectiveDialog === 'optional') return null;
  if (affectiveDialog === 'v1alpha')
    return apiVersion === 'v1alpha' ? null : unknownField('enableAffectiveDialog', 'setup.generation_config');
  return unless(!generationConfig.enableAffectiveDialog);
};

const refuseTools = ({ tools = [] }: SetupMessage, profile: Profile): Refusal | null =>
  tools.flatMap((tool) => Object.keys(tool)).every((kind) => profile.tools.includes(kind)) ? null : REFUSALS.notImplemented;

const refuseOthers = ({ generationConfig = {} }: SetupMessage): Refusal | null =>
  unless(Object.keys(generationConfig).every((field) => !NOT_LIVE.some((name) => name === field)));

/** Why the service would not begin a session with this setup; `null` where it would. What is not even its wire is refused before. */
export const refuseSetup = (caller: Caller, setup: SetupMessage, models: Profiles): Refusal | null => {
  const { model = '' } = setup;
  const profile = findProfile(models, caller.backend, model);
  if (profile === undefined) return refuseForeign(caller, setup) ?? unknownModel(caller, model);
  return (
    refuseForeign(caller, setup) ??
    refuseModalities(setup, profile, model) ??
    refuseThinking(setup, profile) ??
    refuseProactivity(caller, setup, profile) ??
    refuseAffect(caller, setup, profile) ??
    refuseTools(setup, profile) ??
    refuseFunctions(setup, profile) ??
    refuseOthers(setup)
  );
};
