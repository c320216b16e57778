import { briefMessage } from './brief';
import { difference } from './difference';
import { endConnection, fail, report } from './end-connection';
import type { Played } from './played';
import type { ScriptState } from './script-state';
import { sentSoFar } from './told';
import { stepOf, where, whereBriefly } from './where';

/** Whether a message may come at any time. */
export const isAllowed = ({ allowed }: ScriptState, message: unknown): boolean =>
  allowed.some((expected) => difference(expected, message) === undefined);

/** Where a message is not what the step that was reached expects; nothing where it is, and where the step expects none. */
const differenceNow = ({ script, next }: ScriptState, message: unknown): string | undefined => {
  const step = script[next];
  return step !== undefined && 'expect' in step ? difference(step.expect, message) : undefined;
};

/** Whether the step that was reached takes this message. */
export const isExpected = (state: ScriptState, message: unknown): boolean => {
  const step = state.script[state.next];
  return step !== undefined && 'expect' in step && difference(step.expect, message) === undefined;
};

const unexpected = (state: ScriptState, connection: number, message: string) =>
  ({ type: 'Unexpected', message, connection, ...stepOf(state) }) as const;

const words = (state: ScriptState, message: unknown): string => {
  const differs = differenceNow(state, message);
  const came = `Connection ${String(state.newest)} sent ${briefMessage(message)}, but ${where(state)}`;
  return `${came}${differs === undefined ? '' : `; ${differs}`}. ${sentSoFar(state)}`;
};

/** A message of the newest connection that no step takes. */
export const refuseMessage = (state: ScriptState, message: unknown): Played =>
  fail(state, unexpected(state, state.newest, words(state, message)), whereBriefly(state));

/** A message of a connection that the script has left behind. */
export const refuseOldMessage = (state: ScriptState, connection: number, message: unknown): Played => {
  const newest = `connection ${String(state.newest)}`;
  const problem = unexpected(
    state,
    connection,
    `Connection ${String(connection)} sent ${briefMessage(message)}, but the script is about ${newest} by now: ${where(state)}.`,
  );
  return fail(state, problem, `the script is about ${newest} by now`);
};

/** The newest connection is gone, and with it the chance that a step takes this message. */
export const leaveUnread = (state: ScriptState, message: unknown): Played => {
  const reported = report(state, unexpected(state, state.newest, words(state, message)));
  const ended = endConnection(reported.state, state.newest);
  return { state: ended.state, effects: [...reported.effects, ...ended.effects] };
};

/** A dial that the script has no step for. It is answered, so that the client learns why. */
export const refuseDial = (state: ScriptState, connection: number): Played => {
  const message = `The client dialled connection ${String(connection)}, but ${where(state)}. ${sentSoFar(state)}`;
  const opened = { ...state, open: [...state.open, connection] };
  const failed = fail(opened, { type: 'UnexpectedDial', message, connection, ...stepOf(state) }, whereBriefly(state));
  return { state: failed.state, effects: [{ type: 'Open', connection }, ...failed.effects] };
};
