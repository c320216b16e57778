import type { Observable, ObservableInput, Subscription } from 'rxjs';
import { isObservable } from 'rxjs';
import type { ResumeToken } from '../machine/resumption';
import { checkConfig } from '../session/check-config';
import type { LiveConfig } from '../session/live-config';
import type { Entry } from '../streams/entry';
import type { ToolRun } from '../streams/tool-run';
import type { Turn } from '../streams/turn';
import type * as commands from '../wire/commands';
import type { FunctionCall, ServerMessage } from '../wire/server-message';
import type { SessionCommand } from '../wire/session-command';
import type { AudioData, Connected, EventOf, SessionEvent } from '../wire/session-event';
import type { SessionPhase } from '../wire/session-phase';
import type { UsageMetadata } from '../wire/usage-metadata';
import { configSource } from './config-source';
import type { Connection } from './connection';
import type { OutboxState } from './outbox-state';
import { sessionCore } from './session-core';
import { sessionObject } from './session-object';
import { singleSource } from './single-source';

/** A method with the parameters of a command creator. */
type Sends<Create extends (...args: never[]) => SessionCommand> = (...args: Parameters<Create>) => void;

/** How `close()` ends a session. */
export interface CloseOptions {
  /** How long to wait at most for a moment in which nothing would be cut, in ms; absent: not at all. */
  readonly whenQuietMs?: number;
}

/** A session, shared by everyone who has the object. Every method is bound: `microphone$.subscribe(session.sendAudio)` works. */
export interface LiveSession {
  /**
   * Hot. Every event, in the same order for every subscriber. Subscribing dials and holds the session; completes after `Disconnected`; never errors.
   * After the end a new subscriber gets the final `Disconnected`.
   */
  readonly events$: Observable<SessionEvent>;
  /** Hot. Every server message, decoded and whole: what no event covers is here. Dials and holds as `events$` does. */
  readonly messages$: Observable<ServerMessage>;
  /** Hot. Fragments of the model's text, thoughts left out. Dials and holds. */
  readonly text$: Observable<string>;
  /** Hot. Fragments of thought summaries. Dials and holds. */
  readonly thoughts$: Observable<string>;
  /** Hot. Fragments of what the model says, as text: its text in TEXT sessions, its transcription in AUDIO sessions. Dials and holds. */
  readonly reply$: Observable<string>;
  /** Hot. The model's voice: PCM16, 24 kHz. The bytes are the same object for every subscriber. Dials and holds. */
  readonly audio$: Observable<AudioData>;
  /** Hot. One emission a function call. Dials and holds. */
  readonly toolCalls$: Observable<FunctionCall>;
  /** Hot. The tokens of each generation. Dials and holds. */
  readonly usage$: Observable<UsageMetadata>;
  /** Hot. What was heard and what is said. Dials and holds. */
  readonly transcripts$: Observable<EventOf<'InputTranscription' | 'OutputTranscription'>>;
  /** Hot. Each turn when it ended. Whoever joins late gets the running turn with `partial: true`. Dials and holds. */
  readonly turns$: Observable<Turn>;
  /** Hot. The interruptions: stop playing. Dials and holds. */
  readonly interrupted$: Observable<EventOf<'Interrupted'>>;
  /** Hot. What went wrong, fatal or not. Dials and holds. */
  readonly errors$: Observable<EventOf<'Error'>>;
  /** State. The phase, at once and whenever it changes. Neither dials nor holds; completes at the end. */
  readonly phase$: Observable<SessionPhase>;
  /** State. What is between the session and the server. Neither dials nor holds; completes at the end. */
  readonly connection$: Observable<Connection>;
  /** State. The conversation so far, the user before the reply; unchanged entries keep their identity. Neither dials nor holds; completes at the end. */
  readonly conversation$: Observable<readonly Entry[]>;
  /** State. The tokens of all generations so far. Neither dials nor holds; completes at the end. */
  readonly usageTotal$: Observable<UsageMetadata>;
  /**
   * State. What the session can be resumed with, by the `resume` of another config: plain JSON, for storage. `null` while there is nothing, and once
   * the server has refused it. Neither dials nor holds; completes at the end, and the last value is good for two hours then (Vertex AI: a day).
   */
  readonly resumeToken$: Observable<ResumeToken | null>;
  /**
   * State. The function calls of the session and what became of them, the oldest first; whoever runs them. Of those that are over the newest 100 are kept.
   * Neither dials nor holds; completes at the end.
   */
  readonly toolRuns$: Observable<readonly ToolRun[]>;
  /** State. What waits, was sent, was dropped. Neither dials nor holds; completes at the end. */
  readonly outbox$: Observable<OutboxState>;
  /** Sends a command. Never dials: before the session is up, and before the first subscription, commands wait in the outbox. */
  readonly send: (command: SessionCommand) => void;
  readonly sendText: Sends<typeof commands.sendText>;
  readonly sendAudio: Sends<typeof commands.sendAudio>;
  readonly sendVideo: Sends<typeof commands.sendVideo>;
  readonly sendClientContent: Sends<typeof commands.sendClientContent>;
  readonly sendToolResponse: Sends<typeof commands.sendToolResponse>;
  readonly activityStart: Sends<typeof commands.activityStart>;
  readonly activityEnd: Sends<typeof commands.activityEnd>;
  readonly audioStreamEnd: Sends<typeof commands.audioStreamEnd>;
  readonly interrupt: Sends<typeof commands.interrupt>;
  readonly updateSetup: Sends<typeof commands.updateSetup>;
  readonly updateInstruction: Sends<typeof commands.updateInstruction>;
  readonly disconnect: () => void;
  readonly toolCallStarted: Sends<typeof commands.toolCallStarted>;
  readonly toolCallFailed: Sends<typeof commands.toolCallFailed>;
  /**
   * Sends what a source emits, from now until the session ends or the returned subscription is given up. The source's completion closes nothing;
   * its error is an `Error` event.
   */
  readonly feed: (source$: ObservableInput<SessionCommand>) => Subscription;
  /** Dials and holds the session until the returned subscription is given up; while the session waits to dial again, it dials at once. */
  readonly connect: () => Subscription;
  /**
   * Cold. Dials and holds while subscribed; emits `Connected`, at once where the session is up, then completes. Errors with `LiveFailure` where
   * the session ends first.
   */
  readonly ready: () => Observable<Connected>;
  /** Ends the session: close frame, `Disconnected`, complete. Calling it again changes nothing. */
  readonly close: (options?: CloseOptions) => void;
}

/**
 * A session as an object: hot and lazy. Nothing happens until somebody subscribes to a stream that dials; all who subscribe in one tick see the first
 * event. When the last of them leaves, the session lives on for `lingerMs` and then ends as by `close()`.
 *
 * With an Observable of configs each value ends the running session and begins the next, and `null` only ends it. `lingerMs` after the last holder left
 * the running session ends and the Observable is unsubscribed; the next holder subscribes to it again. The streams of the object go on
 * over all of them, and complete when the source has completed and its last session ended, or after `close()`.
 *
 * @param config throws `LiveConfigError` at once where it cannot work; in an Observable a bad config is an `Error` event
 * @example
 * const session = liveSession({ endpoint: geminiApi({ apiKey: 'my-key' }), model: 'gemini-3.8-live', setup: voiceSetup({ voice: 'Kore' }) });
 * session.reply$.subscribe((text) => console.log(text));
 * session.sendText('Hello');
 */
export const liveSession = (config: LiveConfig | Observable<LiveConfig | null>): LiveSession =>
  sessionObject(sessionCore(isObservable(config) ? configSource(config) : singleSource(checkConfig(config))));
