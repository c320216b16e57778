import type { LiveSession, SessionCommand, ToolRun } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { concat, debounceTime, delay, filter, race, takeUntil, timer, withLatestFrom } from 'rxjs';
import { act } from '../shared/act';
import type { Say } from '../shared/say';
import { inWriting } from '../shared/say';

/** A person looks at the tub for a moment before the second thoughts come. */
const SECOND_THOUGHTS_MS = 1_200;

/** The real model may do otherwise than the script, and then nothing more is waited for. */
const QUIET_MS = 3_000;

/** The real service may think for long at each act. */
const LONGEST_MS = 120_000;

const endOf = (run: ToolRun): number => ('ranMs' in run ? run.calledAt + run.waitedMs + run.ranMs : Infinity);

/** What the user does, as a cold Observable of commands that completes when the conversation is over. */
export const story = (session: LiveSession, say: Say): Observable<SessionCommand> => {
  const replied$ = session.turns$.pipe(filter(({ end }) => end === 'complete'));
  /** A turn with such a call is over; or the model has answered without it, and leaves it at that. */
  const over = (name: string): Observable<unknown> =>
    race(session.turns$.pipe(filter(({ calls }) => calls.some((call) => call.name === name))), replied$.pipe(debounceTime(QUIET_MS)));
  const isRunning$ = session.toolRuns$.pipe(filter((runs) => runs.some(({ name, state }) => name === 'fill_bath' && state === 'running')));
  /** The model has begun to speak after the end of a run, and has finished. */
  const toldOf = (name: string): Observable<unknown> =>
    replied$.pipe(
      withLatestFrom(session.toolRuns$),
      filter(([{ times }, runs]) => runs.some((run) => run.name === name && (times.firstOutput ?? 0) >= endOf(run))),
    );
  return concat(
    act(say('Is a window open upstairs?'), over('check_windows')),
    act(inWriting('Make the kitchen cosy.'), over('set_lamp')),
    act(inWriting('Yes, please.'), over('set_lamp')),
    act(inWriting('Vacuum the hall.'), over('vacuum_room')),
    act(inWriting('Close the shutter of the living room.'), over('close_shutter')),
    act(inWriting('What is on today?'), toldOf('vacuum_room')),
    act(inWriting('A parcel is here: let them in by the front door or the garage.'), over('unlock_door')),
    act(inWriting('Fill the bath, at 38 degrees.'), isRunning$.pipe(delay(SECOND_THOUGHTS_MS))),
    act(say('Stop! I take a shower instead.'), replied$),
  ).pipe(takeUntil(timer(LONGEST_MS)));
};
