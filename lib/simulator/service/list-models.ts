import type { Profile } from '../setup/profile';
import type { Profiles } from '../setup/find-profile';
import { PROFILES } from '../setup/profiles';

/** The models that the Gemini API would list, as far as a client needs it to choose one. */
export const listModels = (extra: Profiles): object => ({
  models: Object.entries<Profile>({ ...PROFILES, ...extra })
    .filter(([, { backends }]) => backends.includes('geminiApi'))
    .map(([id]) => ({ name: `models/${id}`, displayName: id, supportedGenerationMethods: ['bidiGenerateContent'] })),
});
