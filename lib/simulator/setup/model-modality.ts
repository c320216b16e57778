/** Models of today speak only; half-cascade models, and the one that transcribes, write. */
const SPEAKS_ONLY = /native-audio|^gemini-3\.(?!5-transcribe)/;

/** What a session may put out. */
export type Modality = 'AUDIO' | 'TEXT';

const idOf = (model: string): string => model.slice(model.lastIndexOf('/') + 1);

/** Whether the model refuses to write. */
export const speaksOnly = (model: string): boolean => SPEAKS_ONLY.test(idOf(model));

/** What a session with that model puts out where its setup does not say: half-cascade models write. */
export const defaultModality = (model: string): Modality => (speaksOnly(model) ? 'AUDIO' : 'TEXT');
