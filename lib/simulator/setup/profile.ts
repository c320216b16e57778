import type { Caller } from '../dial/caller';
import type { Behavior } from './behavior';
import type { Modality } from './modality';

/**
 * What a model does and what it refuses, as far as the wire shows it. Plain data: spread one to make another.
 *
 * @example
 * const models = { 'gemini-next-live': { ...PROFILES['gemini-3.8-live'], scheduling: 'refused' } };
 */
export interface Profile {
  readonly backends: readonly Caller['backend'][];
  /** Holds a conversation, or tells what it hears and nothing else, and closes with 1008 when it has heard all. */
  readonly role: 'converses' | 'transcribes';
  /** What it can put out; the first is what it does where the setup does not say. */
  readonly modalities: readonly Modality[];
  /** What `thinkingConfig` may say: a budget, any level, any level but MINIMAL, or nothing at all. */
  readonly thinking: 'budget' | 'level' | 'levelFromLow' | 'refused';
  /** Whether turns are taken in mid-session, or only as history before it. */
  readonly clientContent: 'anyTime' | 'history';
  /** The behaviours that a function may have. */
  readonly behaviors: readonly Behavior[];
  /** The behaviour of a function that declares none; `null`: it has to. */
  readonly defaultBehavior: Behavior | null;
  /** The tools that it can use. */
  readonly tools: readonly string[];
  /** What becomes of the `scheduling` of a function response. */
  readonly scheduling: 'obeyed' | 'ignored' | 'refused';
  /** The old spelling of audio and pictures. */
  readonly mediaChunks: 'taken' | 'refused';
  /** Whether `proactivity` may be set; `v1alpha`: in that version of the API alone; `always`: it is on, and cannot be turned off. */
  readonly proactivity: 'optional' | 'v1alpha' | 'always' | 'refused';
  readonly affectiveDialog: 'optional' | 'v1alpha' | 'refused';
  readonly callIds: 'given' | 'missing';
  /** After a blocking call it waits; or it says that the generation is complete, and waits; or it says so and goes on talking. */
  readonly afterCall: 'waits' | 'completes' | 'talks';
  /** Where the end of a turn says whether the model will go on by itself; `nowhere`: it never does. */
  readonly interactionStatus: 'nowhere' | 'inContent' | 'onTop' | 'both';
  /** Whether a caption comes in a message of its own, or with the piece of the voice. */
  readonly captions: 'apart' | 'withVoice';
  /** How it tells that the user speaks. */
  readonly voiceActivity: 'activity' | 'signal' | 'both' | 'untold';
}
