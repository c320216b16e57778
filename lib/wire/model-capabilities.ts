import type { TextChannel } from './session-command';

/** What a model accepts, as far as a client must know it before it sends. */
export interface ModelCapabilities {
  /** How the user's text travels. */
  readonly textChannel: TextChannel;
  /**
   * What stops the model where the server detects activity: a client turn that is left pending, one that is completed, or nothing that does not
   * start a new reply or close the socket.
   */
  readonly interruption: 'pendingTurn' | 'completedTurn' | 'none';
  /** Whether a function response may say when the model should speak of it. */
  readonly scheduling: 'accepted' | 'refused';
}

const HALF_CASCADE: ModelCapabilities = { textChannel: 'clientContent', interruption: 'pendingTurn', scheduling: 'accepted' };
const UNKNOWN_MODEL: ModelCapabilities = { textChannel: 'realtimeInput', interruption: 'none', scheduling: 'accepted' };

/** As of October 2026, the most specific name first. */
const MODELS: readonly (readonly [RegExp, ModelCapabilities])[] = [
  [/^gemini-3\.8-live-extended-thinking/, { textChannel: 'realtimeInput', interruption: 'completedTurn', scheduling: 'refused' }],
  [/^gemini-3\.8-live/, { textChannel: 'realtimeInput', interruption: 'pendingTurn', scheduling: 'accepted' }],
  [/^gemini-3\.1-/, { textChannel: 'realtimeInput', interruption: 'none', scheduling: 'refused' }],
  [/^gemini-live-2\.5-flash-native-audio/, { textChannel: 'clientContent', interruption: 'pendingTurn', scheduling: 'refused' }],
  [/^gemini-2\.5-/, { textChannel: 'clientContent', interruption: 'pendingTurn', scheduling: 'accepted' }],
  [/^gemini-(?:live-2|2)\./, HALF_CASCADE],
];

/** The capabilities of a model by its name, with or without a resource path; careful ones for a model that is not known. */
export const capabilitiesOf = (model: string): ModelCapabilities => {
  const id = model.slice(model.lastIndexOf('/') + 1);
  return MODELS.find(([pattern]) => pattern.test(id))?.[1] ?? UNKNOWN_MODEL;
};
