import type { Observable } from 'rxjs';
import { defer, filter, map, timer } from 'rxjs';
import { initialState } from '../machine/state';
import { checkConfig } from '../session/check-config';
import { commandSource } from '../session/command-source';
import type { LiveConfig } from '../session/live-config';
import type { Signal } from '../session/signal';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import { runWithTools } from './run-with-tools';

const isEvent = (signal: Signal): signal is Extract<Signal, { readonly type: 'Event' }> => signal.type === 'Event';

/**
 * A session as an operator chain sees it: commands in, events out.
 *
 * Cold: each subscription dials and is a session of its own. Emits every `SessionEvent` in one order; completes after `Disconnected`; never errors.
 * Unsubscribing closes the connection at once. The tools of the config are run. `commands` may complete without closing anything; its error is an `Error` event.
 *
 * @param config throws `LiveConfigError` at once where it cannot work
 * @param commands what to send, or a function that makes it of the session's own events
 * @example
 * liveEvents({ endpoint: geminiApi({ apiKey: 'my-key' }), model: 'gemini-3.8-live' }, of(sendText('Hello')))
 *   .pipe(ofType('OutputTranscription'))
 *   .subscribe(({ text }) => console.log(text));
 */
export const liveEvents = (
  config: LiveConfig,
  commands: Observable<SessionCommand> | ((events$: Observable<SessionEvent>) => Observable<SessionCommand>),
): Observable<SessionEvent> => {
  const checked = checkConfig(config);
  return defer(() =>
    runWithTools({
      config: checked,
      seed: initialState,
      begin$: timer(0, checked.env.scheduler),
      posts: (events$) => commandSource(() => (typeof commands === 'function' ? commands(events$) : commands)),
    }),
  ).pipe(
    filter(isEvent),
    map(({ event }) => event),
  );
};
