import type { Observable } from 'rxjs';
import { defer, EMPTY, filter, map, merge, of, take, takeUntil, tap, throwIfEmpty } from 'rxjs';
import { classifyClose } from '../errors/classify-close';
import { LiveFailure } from '../errors/live-failure';
import { commandSource } from '../session/command-source';
import type { ResumeToken } from '../machine/resumption';
import type { Signal } from '../session/signal';
import { ofType } from '../streams/of-type';
import { selectAudio } from '../streams/select-audio';
import { selectText } from '../streams/select-text';
import { selectThoughts } from '../streams/select-thoughts';
import { selectToolCalls } from '../streams/select-tool-calls';
import { selectTranscripts } from '../streams/select-transcripts';
import { selectTurns } from '../streams/select-turns';
import { selectUsage } from '../streams/select-usage';
import * as commands from '../wire/commands';
import type { SessionCommand } from '../wire/session-command';
import type { Connected, Disconnected, SessionEvent } from '../wire/session-event';
import type { LiveSession } from './live-session';
import { sameFields } from './same-fields';
import type { SessionCore } from './session-core';

type SignalOf<T extends Signal['type']> = Extract<Signal, { readonly type: T }>;

const isSignal =
  <T extends Signal['type']>(type: T) =>
  (signal: Signal): signal is SignalOf<T> =>
    signal.type === type;

const failureOf = ({ code = 1000, reason = '', cause }: Disconnected): LiveFailure =>
  new LiveFailure(
    cause ?? {
      type: 'ConnectionLost',
      message: 'The session ended before it was up.',
      close: classifyClose(code, reason),
      willRetry: false,
    },
  );

const isSameToken = (a: ResumeToken | null, b: ResumeToken | null): boolean => a === b || (a !== null && b !== null && sameFields(a, b));

/** The members of a session over its engine: pipes only. */
export const sessionObject = ({ signals$, dialling$, view, post, close, scheduler }: SessionCore): LiveSession => {
  const events = (source$: Observable<Signal>): Observable<SessionEvent> =>
    source$.pipe(
      filter(isSignal('Event')),
      map(({ event }) => event),
    );
  const events$ = events(signals$);
  const isText = (): boolean => view.current().outlook.modality === 'TEXT';

  const send = (command: SessionCommand): void => {
    post({ type: 'Commanded', command });
  };
  const sends =
    <Args extends readonly unknown[]>(create: (...args: Args) => SessionCommand) =>
    (...args: Args): void => {
      send(create(...args));
    };

  const current = (): Observable<Connected> => {
    const { connected } = view.current().outlook;
    return connected === null ? EMPTY : of(connected);
  };
  const awaited$ = events(dialling$).pipe(
    ofType('Connected', 'Disconnected'),
    map((event) => {
      if (event.type === 'Disconnected') throw failureOf(event);
      return event;
    }),
  );

  return {
    events$,
    messages$: signals$.pipe(
      filter(isSignal('Message')),
      map(({ message }) => message),
    ),
    text$: events$.pipe(selectText()),
    thoughts$: events$.pipe(selectThoughts()),
    reply$: events$.pipe(
      ofType('TextDelta', 'OutputTranscription'),
      filter(({ type, text }) => text !== '' && isText() === (type === 'TextDelta')),
      map(({ text }) => text),
    ),
    audio$: events$.pipe(selectAudio()),
    toolCalls$: events$.pipe(selectToolCalls()),
    usage$: events$.pipe(selectUsage()),
    transcripts$: events$.pipe(selectTranscripts()),
    turns$: events$.pipe(selectTurns({ scheduler: { now: () => scheduler().now() } })),
    interrupted$: events$.pipe(ofType('Interrupted')),
    errors$: events$.pipe(ofType('Error')),
    phase$: view.select(({ phase }) => phase),
    connection$: view.select(({ outlook }) => outlook.connection, sameFields),
    conversation$: view.select(({ conversation }) => conversation.entries),
    resumeToken$: view.select(({ outlook }) => outlook.resumeToken, isSameToken),
    usageTotal$: view.select(({ usageTotal }) => usageTotal),
    toolRuns$: view.select(({ toolRuns }) => toolRuns),
    outbox$: view.select(({ outlook }) => outlook.outbox, sameFields),
    send,
    sendText: sends(commands.sendText),
    sendAudio: sends(commands.sendAudio),
    sendVideo: sends(commands.sendVideo),
    sendClientContent: sends(commands.sendClientContent),
    sendToolResponse: sends(commands.sendToolResponse),
    activityStart: sends(commands.activityStart),
    activityEnd: sends(commands.activityEnd),
    audioStreamEnd: sends(commands.audioStreamEnd),
    interrupt: sends(commands.interrupt),
    updateSetup: sends(commands.updateSetup),
    updateInstruction: sends(commands.updateInstruction),
    disconnect: sends(commands.disconnect),
    toolCallStarted: sends(commands.toolCallStarted),
    toolCallFailed: sends(commands.toolCallFailed),
    feed: (source$) =>
      commandSource(() => source$)
        .pipe(tap(post), takeUntil(view.ended$))
        .subscribe(),
    connect: () => dialling$.subscribe(),
    ready: () =>
      defer(() =>
        merge(current(), awaited$).pipe(
          take(1),
          throwIfEmpty(() => failureOf({ type: 'Disconnected' })),
        ),
      ),
    close: (options) => {
      const whenQuietMs = options?.whenQuietMs;
      close({ type: 'Disconnect', ...(whenQuietMs !== undefined && { whenQuietMs }) });
    },
  };
};
