/** Who dialled: which service the path names, and what became of the credential. */
export interface Caller {
  readonly backend: 'geminiApi' | 'vertexAi';
  readonly apiVersion: string;
  readonly credential: 'accepted' | 'refused' | 'missing';
  /** The ephemeral token that was dialled with, if it is one of this service; `null`: none of those. */
  readonly token: string | null;
}
