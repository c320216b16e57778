import { isObject } from '../../wire/codec/fields';
import { parseFrame } from '../../wire/parse-frame';
import type { SetupMessage } from '../../wire/setup-message';
import type { Caller } from '../dial/caller';
import { speaksOnly } from './model-modality';
import { REFUSALS, noText, unknownField, unknownModel } from './refusals';
import type { Refusal } from './refusals';

const FIELDS: readonly string[] = [
  'model',
  'generationConfig',
  'systemInstruction',
  'tools',
  'realtimeInputConfig',
  'sessionResumption',
  'contextWindowCompression',
  'inputAudioTranscription',
  'outputAudioTranscription',
  'proactivity',
  'historyConfig',
  'safetySettings',
  'avatarConfig',
  'explicitVadSignal',
];

const KNOWN_MODEL = /^(?:models\/gemini-|tunedModels\/.|(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/google\/models\/gemini-)/;

const refuseFields = (setup: SetupMessage): Refusal | null => {
  const stranger = Object.keys(setup).find((key) => !FIELDS.includes(key));
  return stranger === undefined ? null : unknownField(stranger, 'setup');
};

const refuseModalities = ({ model = '', generationConfig }: SetupMessage): Refusal | null => {
  const modalities = generationConfig?.responseModalities ?? [];
  if (modalities.length > 1 || modalities.some((each) => each !== 'AUDIO' && each !== 'TEXT')) return REFUSALS.invalidArgument;
  if (modalities[0] !== 'TEXT') return null;
  if (speaksOnly(model)) return noText(model);
  return generationConfig?.speechConfig === undefined ? null : REFUSALS.noVoices;
};

const member = (value: unknown, ...names: readonly string[]): unknown => {
  const name = names.find((each) => isObject(value) && Object.hasOwn(value, each));
  return isObject(value) && name !== undefined ? value[name] : undefined;
};

/** The codec takes null for absent, as the service does everywhere but here. */
const hasBlankHandle = (data: unknown): boolean => {
  const parsed = parseFrame(data);
  if (parsed._tag === 'Left') return false;
  const handle = member(member(member(parsed.right, 'setup'), 'sessionResumption', 'session_resumption'), 'handle');
  return handle === null || handle === '';
};

const refuseResumption = ({ backend }: Caller, { sessionResumption }: SetupMessage, data: unknown): Refusal | null => {
  if (hasBlankHandle(data)) return REFUSALS.noSession;
  const isForeign = backend === 'geminiApi' && sessionResumption?.transparent !== undefined;
  return isForeign ? unknownField('transparent', 'setup.session_resumption') : null;
};

/** Why the service would not begin a session with this setup; `null` where it would. `data` is the frame that it came in. */
export const refuseSetup = (caller: Caller, setup: SetupMessage, data: unknown): Refusal | null =>
  refuseFields(setup) ??
  (KNOWN_MODEL.test(setup.model ?? '') ? null : unknownModel(caller, setup.model ?? '')) ??
  refuseModalities(setup) ??
  refuseResumption(caller, setup, data);
