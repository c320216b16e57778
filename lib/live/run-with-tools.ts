import { merge, Observable } from 'rxjs';
import { scrub } from '../errors/scrub';
import { wordsOf } from '../errors/words-of';
import type { State } from '../machine/state';
import type { CheckedConfig } from '../session/check-config';
import { commandSource } from '../session/command-source';
import type { SessionRun } from '../session/run-session';
import { runSession } from '../session/run-session';
import type { Post, Signal } from '../session/signal';
import { runTools } from '../tools/run-tools';
import type { SessionEvent } from '../wire/session-event';
import { functionsIn } from '../wire/setup-rules/functions-in';

/** Cold. What the tools of a session give to it: commands, and word of what came too late for one. */
const toolPosts = (
  { tools, toolOptions, env, settings, secrets }: CheckedConfig,
  events$: Observable<SessionEvent>,
  state: () => State,
): Observable<Post> =>
  new Observable((subscriber) => {
    /** Functions that the app declared by itself, now or with an update, are answered by the app. */
    const isForeign = (name: string): boolean => {
      const now = state();
      const { message } = 'settings' in now ? now.settings.blueprint : settings.blueprint;
      return functionsIn(message).some(([declared]) => declared.name === name);
    };
    const onLate = ({ id, name }: { readonly id: string; readonly name: string }): void => {
      const message = `${name} gave a result when its call ${id} was over; it was dropped.`;
      env.logger({ level: 'info', event: 'late-result', message, fields: { id, name } });
      subscriber.next({ type: 'LateResult', id });
    };
    const { capabilities } = settings;
    const describeError = (error: unknown): string => scrub(toolOptions.describeError?.(error) ?? wordsOf(error), secrets);
    const commands$ = events$.pipe(
      runTools(tools, { ...toolOptions, describeError, capabilities, isForeign, onLate, scheduler: env.scheduler }),
    );
    subscriber.add(commandSource(() => commands$).subscribe(subscriber));
  });

/** Cold. Runs a session, and the tools of its config with it. */
export const runWithTools = (run: SessionRun): Observable<Signal> =>
  run.config.tools.length === 0
    ? runSession(run)
    : runSession({
        ...run,
        posts: (events$, state) => merge(toolPosts(run.config, events$, state), run.posts(events$, state)),
      });
