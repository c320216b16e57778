import { map, merge, Observable, Subject, tap } from 'rxjs';
import { scrub, scrubbed } from '../errors/scrub';
import type { CheckedConfig } from '../session/check-config';
import { commandSource } from '../session/command-source';
import type { Inside, SessionRun } from '../session/run-session';
import { runSession } from '../session/run-session';
import type { Post, Signal } from '../session/signal';
import { runTools } from '../tools/run-tools';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import { functionsIn } from '../wire/setup-rules/functions-in';

/** What a tool says of its failure may quote a credential that it shares with the session. */
const withoutSecrets = (command: SessionCommand, secrets: readonly string[]): SessionCommand => {
  if (command.type === 'ToolCallFailed') return { ...command, error: scrubbed(command.error, secrets) };
  if (command.type !== 'SendToolResponse') return command;
  const responses = command.responses.map((given) => {
    const { error } = given.response;
    return typeof error === 'string' ? { ...given, response: { ...given.response, error: scrub(error, secrets) } } : given;
  });
  return { ...command, responses };
};

/** The calls that a command of the app answers for good: it may be no command at all. */
const answeredBy = (post: Post): readonly string[] => {
  const command: unknown = post.type === 'Commanded' ? post.command : null;
  if (!isObject(command) || command['type'] !== 'SendToolResponse' || !isList(command['responses'])) return [];
  return command['responses'].flatMap((given: unknown) =>
    isObject(given) && given['willContinue'] !== true && typeof given['id'] === 'string' ? [given['id']] : [],
  );
};

/** Cold. What the tools of a session give to it: commands, and word of what came too late for one. */
const toolPosts = (
  { tools, toolOptions, env, settings }: CheckedConfig,
  events$: Observable<SessionEvent>,
  answered$: Observable<string>,
  { state, secrets }: Inside,
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
    const commands$ = events$.pipe(
      runTools(tools, { ...toolOptions, capabilities, isForeign, answered$, onLate, scheduler: env.scheduler }),
      map((command) => withoutSecrets(command, secrets())),
    );
    subscriber.add(commandSource(() => commands$).subscribe(subscriber));
  });

/** Cold. Runs a session, and the tools of its config with it. */
export const runWithTools = (run: SessionRun): Observable<Signal> => {
  if (run.config.tools.length === 0) return runSession(run);
  const posts: SessionRun['posts'] = (events$, inside) => {
    const answered$ = new Subject<string>();
    const ofTheApp$ = run.posts(events$, inside).pipe(
      tap((post) => {
        answeredBy(post).forEach((id) => {
          answered$.next(id);
        });
      }),
    );
    return merge(toolPosts(run.config, events$, answered$, inside), ofTheApp$);
  };
  return runSession({ ...run, posts });
};
