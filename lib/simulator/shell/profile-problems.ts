import type { ConfigProblem } from '../../errors/live-config-error';
import { isObject } from '../../wire/codec/fields';
import type { Behavior } from '../setup/behavior';
import type { Modality } from '../setup/modality';
import type { Profile } from '../setup/profile';
import type { Check } from './check';
import { listOf, object, objectOf, oneOf, orNull, text } from './check';

const modalities: Check = (value, field) =>
  Array.isArray(value) && value.length === 0
    ? [{ field, problem: 'must have one at least' }]
    : listOf(oneOf<Modality>({ AUDIO: true, TEXT: true }))(value, field);

const PROFILE: Readonly<Record<keyof Profile, Check>> = {
  backends: listOf(oneOf<Profile['backends'][number]>({ geminiApi: true, vertexAi: true })),
  role: oneOf<Profile['role']>({ converses: true, transcribes: true }),
  modalities,
  thinking: oneOf<Profile['thinking']>({ budget: true, level: true, levelFromLow: true, refused: true }),
  clientContent: oneOf<Profile['clientContent']>({ anyTime: true, history: true }),
  behaviors: listOf(oneOf<Behavior>({ BLOCKING: true, NON_BLOCKING: true })),
  defaultBehavior: orNull(oneOf<Behavior>({ BLOCKING: true, NON_BLOCKING: true })),
  tools: listOf(text),
  scheduling: oneOf<Profile['scheduling']>({ obeyed: true, ignored: true, refused: true }),
  mediaChunks: oneOf<Profile['mediaChunks']>({ taken: true, refused: true }),
  proactivity: oneOf<Profile['proactivity']>({ optional: true, v1alpha: true, always: true, refused: true }),
  affectiveDialog: oneOf<Profile['affectiveDialog']>({ optional: true, v1alpha: true, refused: true }),
  callIds: oneOf<Profile['callIds']>({ given: true, missing: true }),
  afterCall: oneOf<Profile['afterCall']>({ waits: true, completes: true, talks: true }),
  interactionStatus: oneOf<Profile['interactionStatus']>({ nowhere: true, inContent: true, onTop: true, both: true }),
  captions: oneOf<Profile['captions']>({ apart: true, withVoice: true }),
  voiceActivity: oneOf<Profile['voiceActivity']>({ activity: true, signal: true, both: true, untold: true }),
};

const profile = objectOf(PROFILE, Object.keys(PROFILE));

/** What is wrong with models that are added, which may come from a file: a profile has all of its fields. */
export const profileProblems = (models: unknown): readonly ConfigProblem[] =>
  isObject(models) ? Object.entries(models).flatMap(([id, each]) => profile(each, `models.${id}`)) : object(models, 'models');
