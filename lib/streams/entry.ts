/** A function call that the model made in a reply. */
export interface EntryCall {
  readonly id: string;
  readonly name: string;
  /** `answered` once its last response was given, `cancelled` once the server took it back. */
  readonly state: 'open' | 'answered' | 'cancelled';
}

/** What one side said in a conversation. It has text, or calls, or both. */
export interface Entry {
  /** Unique in its conversation, and the same for as long as the entry is in it. */
  readonly id: string;
  readonly role: 'user' | 'model';
  /** Typed, or heard: what was transcribed of either side, or the model's text. Never thoughts. */
  readonly text: string;
  /** Nobody goes on with it: it is typed, its speaker has finished, or its turn is over. A late transcription may still complete it. */
  readonly final: boolean;
  /** The turn of the model's reply; for the user the turn that answers. */
  readonly turn: number;
  /** Whether the reply was cut. */
  readonly interrupted: boolean;
  /** What of a cut reply was played before the cut, where the player tells. */
  readonly heard?: string;
  /** Of the model; none of the user. */
  readonly calls: readonly EntryCall[];
}
