import type { FunctionCall, InteractionStatus } from '../wire/server-message';
import type { TurnCompleteReason } from '../wire/turn-complete-reason';
import type { UsageMetadata } from '../wire/usage-metadata';

/** When things happened in a turn, in ms of the scheduler's clock. What did not happen, or was not seen, is absent. */
export interface TurnTimes {
  /** The user's last word: the last `VoiceActivityEnd` before the first output, or the last `InputTranscription` where there is none. */
  readonly userEnd?: number;
  /** The first text, voice, transcription of the voice or tool call; thoughts are no output. */
  readonly firstOutput?: number;
  readonly firstAudio?: number;
  /** The model had generated everything; the last time where tools made it several. */
  readonly generationComplete?: number;
  readonly end: number;
}

/** A turn that is over: what was said, what it took, and how it ended. */
export interface Turn {
  /** From 1, counting on over reconnects. */
  readonly turn: number;
  /** The model's text, without thoughts. */
  readonly text: string;
  readonly thoughts: string;
  /** What the user was heard to say; empty without input transcription. */
  readonly heard: string;
  /** What the model said with its voice; empty without output transcription. */
  readonly said: string;
  /** The size of the model's voice. The voice itself is not kept. */
  readonly audioBytes: number;
  /** How long the model's voice plays. */
  readonly audioMs: number;
  readonly calls: readonly FunctionCall[];
  /** The sum of what was used during the turn; zeros where nothing was told. */
  readonly usage: UsageMetadata;
  /** `complete`: to its end. `interrupted`: cut, by the server or the app. `dropped`: the connection or the session ended before it. */
  readonly end: 'complete' | 'interrupted' | 'dropped';
  /** Why it ended, where the model says so. */
  readonly reason?: TurnCompleteReason;
  readonly interactionStatus?: InteractionStatus;
  readonly times: TurnTimes;
  /** Whether the turn had begun before the subscription, so that its beginning is missing here. */
  readonly partial: boolean;
}
