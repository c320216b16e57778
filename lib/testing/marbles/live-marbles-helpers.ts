import type { Observable } from 'rxjs';
import type { RunHelpers } from 'rxjs/testing';
import type { LiveSession } from '../../live/live-session';
import type { LiveConfig } from '../../session/live-config';
import type { SessionEvent } from '../../wire/session-event';
import type { DeepPartial } from './deep-partial';
import type { ServerValue } from './server-acts';
import type { UserValue } from './user-letters';

/** Some fields of a config; a `setup` too is taken as it is given. */
export type DrawnConfig = Partial<LiveConfig>;

/** What a drawn session is made of: a config, an Observable of them, or a function that makes one of the session's own events. */
export type SessionSource =
  DrawnConfig | Observable<DrawnConfig | null> | ((events$: Observable<SessionEvent>) => Observable<DrawnConfig | null>);

/** Whose events are expected, and while they are subscribed. */
export interface ExpectEventsOptions {
  /** `'--^---!'`; from frame 0 to the end by default. */
  readonly subscribed?: string;
  /** The session of the test by default; any stream of events will do. */
  readonly of?: LiveSession | Observable<SessionEvent>;
}

/**
 * What the callback of `liveMarbles` gets.
 *
 * In its diagrams one character is one frame (1 ms), a group lasts one frame, blanks only align, and ` 250ms `, ` 10s `, ` 9m ` between blanks let time
 * pass. In those of rxjs (`cold`, `hot`, `expectObservable`, `expectSubscriptions`) the rules of rxjs hold: there a group takes as many frames as it has
 * characters.
 */
export interface LiveMarbles extends Pick<RunHelpers, 'cold' | 'hot' | 'expectObservable' | 'expectSubscriptions' | 'animate'> {
  /**
   * Draws the server: one diagram a socket, in the order of the dials, each from its own dial on. The socket opens by itself. A letter is the message that
   * tells of the fact, a group one message with all its facts, `f` a malformed frame, `|` a close with 1000, `#` a drop, after which nothing can be drawn. Called
   * again, it draws further sockets. A dial for which no diagram is left fails, and the test with it; so does a diagram that nobody dials. The server answers a close frame at once, unless the diagram draws a
   * close that is still to come.
   *
   * @param diagrams and, last, what letters stand for: a message, an event or fields of it, a raw frame, `{ close }`, `{ drop }` or `{ refuse }`
   */
  readonly server: (...diagrams: readonly (string | Readonly<Record<string, ServerValue>>)[]) => void;
  /**
   * A session against the drawn server. By default its endpoint is of no importance, its model `gemini-3.8-live`, its time virtual and its randomness
   * seeded. The first one is the session of the test; where none is made, a default one is.
   */
  readonly session: (source?: SessionSource) => LiveSession;
  /** A whole config that lives in the test, for `liveEvents` and for code that makes its sessions itself. */
  readonly config: (config?: DrawnConfig) => LiveConfig;
  /**
   * Plays what the user does with the session of the test: `t` text, `a` audio, `f` video, `c` clientContent, `r` toolResponse, `v` and `V` the marks of
   * activity, `s` audioStreamEnd, `I` interrupt, `D` disconnect. A value is a command, or a function that does anything with the session. It
   * does not dial.
   */
  readonly user: (diagram: string, values?: Readonly<Record<string, UserValue>>) => void;
  /**
   * Subscribes to the events of the session, and expects these. A letter fits by its type, or by its value as far as that goes; a value of a letter that no
   * diagram of the test draws fails it. `p` counts only where it is drawn, and so does `|`, the completion.
   */
  readonly expectEvents: (
    diagram: string,
    values?: Readonly<Record<string, DeepPartial<SessionEvent>>>,
    options?: ExpectEventsOptions,
  ) => void;
  /**
   * Expects what is written on the n-th socket, counted from 1, in the time of the test: `S` setup, `t` text, `a` audio, `f` video, `c` clientContent, `r`
   * toolResponse, `v` and `V` the marks of activity, `s` audioStreamEnd, `|` the close frame of the client. Values are parts of the JSON message. Fails
   * where that socket was never dialled.
   */
  readonly expectSent: (socket: number, diagram: string, values?: Readonly<Record<string, object>>) => void;
  /** Expects exactly these sockets: `^` the dial, `!` the end, by either side or because the session left. */
  readonly expectSockets: (...diagrams: readonly string[]) => void;
  /** How many ms a diagram takes up to its `|`: `time('--|')` is 2. */
  readonly time: (diagram: string) => number;
  /** Lets the test run to the end of what is drawn so far. */
  readonly flush: () => void;
}
