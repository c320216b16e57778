/** What a session may put out. */
export type Modality = 'AUDIO' | 'TEXT';
