import type { SchedulerLike } from 'rxjs';
import type { RecordedFrame } from '../recording/recorded-frame';
import type { Script } from '../script/script';
import type { FaultPlan } from './fault/fault';
import type { Reply } from './model/reply/reply';
import type { Profiles } from './setup/find-profile';

/** What a simulated service does, as plain data: JSON holds all of it, but for bytes in a wire script. */
export interface Scenario {
  /**
   * What the model does, turn by turn. Every session begins at the first reply, a resumed one where it was left. After the last one, and where
   * there is no script, the answers are built in.
   * @default []
   */
  readonly script?: readonly Reply[];
  /**
   * Models beside those of the service, or instead of them, by id.
   * @default {}
   */
  readonly models?: Profiles;
  /**
   * Instead of a model: what the server writes and what it waits for, step by step and connection by connection. Neither keys nor setups are
   * looked at then, and `script`, `models` and `lifetimeMs` mean nothing.
   * @default none
   */
  readonly wire?: Script;
  /**
   * What goes wrong on purpose, and when.
   * @default []
   */
  readonly faults?: readonly FaultPlan[];
  /**
   * How the server writes: the service sends UTF-8 in binary frames.
   * @default 'binary'
   */
  readonly frames?: 'binary' | 'text';
  /**
   * How many times faster than real time replies are streamed; every delay of them is divided by it.
   * @default 4, so that a sentence takes about a second and can be interrupted
   */
  readonly speed?: number;
  /**
   * How long the answer to a setup takes, in ms, not divided by `speed`.
   * @default 200 divided by `speed`
   */
  readonly setupMs?: number;
  /**
   * How late a ping is answered, in ms: the service takes up to 30 s, which breaks clients that wait for less. Over sockets only.
   * @default 0
   */
  readonly pongMs?: number;
  /**
   * What ids, handles and faults are drawn from, a whole number from 0 to 4294967295: the same seed gives the same ones.
   * @default 1
   */
  readonly seed?: number;
  /**
   * How long a connection lives, in ms, not divided by `speed`: then the server closes it, with 1008 on the Gemini API and with 1011 on Vertex AI.
   * `false`: for ever.
   * @default 600_000
   */
  readonly lifetimeMs?: number | false;
  /**
   * How long before that the server sends `goAway`, in ms.
   * @default 60_000
   */
  readonly noticeMs?: number;
}

/** A scenario, and the world around it. */
export interface ServiceOptions extends Scenario {
  /**
   * Whether a key or a token is good. Called once for each dial and each token that is asked for, with a credential that is not empty; one that is
   * missing is refused anyway. Tokens of a simulator itself are not asked about: they are good as long as their limits say. A throw counts as `false`.
   * @default every credential is good
   */
  readonly accepts?: (credential: string) => boolean;
  /** Called with a line for everything that happens, without credentials; media are cut short. A throw is not caught. */
  readonly log?: (line: string) => void;
  /** Called with every frame of a recording, as the client sees it, without credentials. A throw is not caught. */
  readonly record?: (frame: RecordedFrame) => void;
  /**
   * What time goes by.
   * @default asyncScheduler
   */
  readonly scheduler?: SchedulerLike;
}

/** What `startSimulator` may be told. */
export interface SimulatorOptions extends ServiceOptions {
  /**
   * Where to listen, on 127.0.0.1 only; 0 takes a port that is free.
   * @default 0
   */
  readonly port?: number;
}

/** What `simulatedTransport` may be told. */
export interface SimulatedTransportOptions extends ServiceOptions {
  /**
   * How long everything is on its way, in ms, in each direction.
   * @default 0
   */
  readonly latencyMs?: number;
}
