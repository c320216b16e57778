import type { SchedulerLike } from 'rxjs';
import type { Reply } from './model/reply/reply';

/** What `startSimulator` may be told. */
export interface SimulatorOptions {
  /**
   * Where to listen, on 127.0.0.1 only; 0 takes a port that is free.
   * @default 0
   */
  readonly port?: number;
  /**
   * How the server writes: the service sends UTF-8 in binary frames.
   * @default 'binary'
   */
  readonly frames?: 'binary' | 'text';
  /**
   * What the model does, turn by turn. Every session begins at the first reply, a resumed one where it was left. After the last one, and where
   * there is no script, the answers are built in.
   * @default []
   */
  readonly script?: readonly Reply[];
  /**
   * Whether a key or a token is good. Called once a dial, with a credential that is not empty; one that is missing is refused anyway.
   * A throw counts as `false`.
   * @default every credential is good
   */
  readonly accepts?: (credential: string) => boolean;
  /**
   * How many times faster than real time replies are streamed; every delay is divided by it.
   * @default 4, so that a sentence takes about a second and can be interrupted
   */
  readonly speed?: number;
  /**
   * What ids and handles are drawn from: the same seed gives the same ones.
   * @default 1
   */
  readonly seed?: number;
  /** Called with a line for everything that happens, without credentials; media are cut short. A throw is not caught. */
  readonly log?: (line: string) => void;
  /**
   * What time goes by.
   * @default asyncScheduler
   */
  readonly scheduler?: SchedulerLike;
}
