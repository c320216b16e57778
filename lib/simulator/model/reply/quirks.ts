import type { TurnCompleteReason } from '../../../wire/turn-complete-reason';

/** Code that the model ran by itself. */
export interface RunCode {
  readonly code: string;
  readonly output: string;
}

/** How a reply may depart from the plain one. Each can be combined with every other. */
export interface Quirks {
  /**
   * What the model goes on to say after its calls without waiting for the results.
   * @default nothing, or a filler where the model is known to talk on
   */
  readonly meanwhile: string | null;
  /**
   * What becomes of a user who speaks while blocking calls are open: the model is interrupted and the calls are cancelled, or nobody hears him
   * until they are answered, or the connection is closed with 1008.
   * @default 'cancel'
   */
  readonly whileCalling: 'cancel' | 'ignore' | 'close';
  /**
   * What shares a message: each caption and its piece of the voice; the last piece and the end of the turn; or the whole turn.
   * @default 'nothing', or what the model is known to bundle
   */
  readonly bundled: 'nothing' | 'captions' | 'end' | 'turn';
  /** `late`: what was heard is told after the model has begun, and the captions come after the voice. */
  readonly captions: 'inTime' | 'late';
  /**
   * When the turn is complete: when it would be played; at once, so that a user who speaks while it is played gets an `interrupted` that belongs to
   * no turn; or in the middle of a sentence.
   * @default 'afterPlayback'
   */
  readonly ending: 'afterPlayback' | 'atOnce' | 'midSentence';
  /**
   * What happens to a user who goes on before the model has begun: the model waits and answers all of it, or it is interrupted with nothing said.
   * @default 'takenBack'
   */
  readonly early: 'takenBack' | 'interrupted';
  readonly turnCompleteReason: TurnCompleteReason | null;
  /** Says at the end that the user is expected to go on. */
  readonly waitingForInput: boolean;
  /** Tells what is heard as it is heard, before the final words. */
  readonly interim: boolean;
  /** Sent with the end of the generation. */
  readonly groundingMetadata: Readonly<Record<string, unknown>> | null;
  /** Parts with code and its output, before the text. */
  readonly code: RunCode | null;
  /** Whether the usage comes with the end of the turn, or in a message of its own before it. */
  readonly usage: 'withTheEnd' | 'alone';
  /**
   * Messages after the first one of the reply, as they are: `{}`, keys that nobody knows, an update that nobody asked for.
   * @default []
   */
  readonly also: readonly object[];
}

/** A reply that does what most replies do. */
export const PLAIN: Quirks = {
  meanwhile: null,
  whileCalling: 'cancel',
  bundled: 'nothing',
  captions: 'inTime',
  ending: 'afterPlayback',
  early: 'takenBack',
  turnCompleteReason: null,
  waitingForInput: false,
  interim: false,
  groundingMetadata: null,
  code: null,
  usage: 'withTheEnd',
  also: [],
};
