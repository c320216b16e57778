import type { Caller } from '../dial/caller';
import type { Profile } from './profile';
import { PROFILES } from './profiles';

/** Profiles by the id of the model. */
export type Profiles = Readonly<Record<string, Profile>>;

const NAMES = {
  geminiApi: /^(models|tunedModels)\/([^/]+)$/,
  vertexAi: /^(?:projects\/[^/]+\/locations\/[^/]+\/)?(publishers)\/google\/models\/([^/]+)$/,
} as const;

/** Somebody's own model is made from one that writes. */
const TUNED = PROFILES['gemini-live-2.5-flash-preview'];

const own = (profiles: Profiles, id: string): Profile | undefined => (Object.hasOwn(profiles, id) ? profiles[id] : undefined);

/** The profile of a model by its full resource name; `undefined` where the backend has none of that name. Extra profiles go before the stock ones. */
export const findProfile = (extra: Profiles, backend: Caller['backend'], model: string): Profile | undefined => {
  const [, kind, id = ''] = NAMES[backend].exec(model) ?? [];
  if (kind === 'tunedModels') return own(extra, id) ?? TUNED;
  const profile = own(extra, id) ?? own(PROFILES, id);
  return profile?.backends.includes(backend) === true ? profile : undefined;
};
