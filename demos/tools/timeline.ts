import type { LiveSession, ToolRun } from 'gemini-live-rxjs';
import { ofType } from 'gemini-live-rxjs';
import type { Observable, Subscription } from 'rxjs';
import { asyncScheduler, filter, map, merge, mergeMap, pairwise, scan, startWith, withLatestFrom } from 'rxjs';
import colours from 'picocolors';
import { userWords } from '../shared/user-words';
import type { Line } from '../shared/write-lines';
import { writeLines } from '../shared/write-lines';
import type { Notice } from './house/notice';
import { inSeconds, runInWords } from './run-in-words';
import type { Tracks } from './tracks';
import { drawTracks } from './tracks';

/** A line, and the call that it is about. */
interface Told extends Line {
  readonly run: ToolRun | null;
}

interface Drawing {
  readonly tracks: Tracks;
  readonly line: Line;
}

const NOTHING: Drawing = { tracks: [], line: { label: '', text: '', flows: false } };

const COLOUR = {
  waiting: colours.yellow,
  running: colours.yellow,
  done: colours.green,
  failed: colours.red,
  cancelled: colours.magenta,
} as const;

const say = (label: string, text: string): Told => ({ label, text, flows: false, run: null });

/** A failure is told to the app before it is told to the model: one line is enough. */
const isHalfTold = (run: ToolRun): boolean => run.state === 'failed' && run.result === null;

const changesOf = (toolRuns$: LiveSession['toolRuns$']): Observable<ToolRun> =>
  toolRuns$.pipe(
    startWith<readonly ToolRun[]>([]),
    pairwise(),
    mergeMap(([before, after]) => after.filter((run) => !before.includes(run) && !isHalfTold(run))),
  );

/** Writes a conversation to the console as it goes on: the time, the calls that are open, and what happens. Hold the subscription for as long as it should. */
export const showTimeline = (session: LiveSession, notices$: Observable<Notice>): Subscription => {
  const { events$ } = session;
  const begin = asyncScheduler.now();
  const told$ = merge(
    userWords(session).pipe(map((text) => say('you', text))),
    session.reply$.pipe(map((text): Told => ({ label: 'model', text, flows: true, run: null }))),
    changesOf(session.toolRuns$).pipe(
      map((run): Told => ({ ...say('call', COLOUR[run.state](runInWords(run, asyncScheduler.now()))), run })),
    ),
    notices$.pipe(map(({ who, text }) => say(who, colours.cyan(text)))),
    events$.pipe(
      ofType('VoiceActivityStart'),
      map(() => say('you', colours.dim('(begin to speak)'))),
    ),
    events$.pipe(
      ofType('ToolCallCancelled'),
      withLatestFrom(session.toolRuns$),
      map(([{ ids }, runs]) => runs.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))),
      map((names) => say('server', colours.magenta(`takes back: ${names.join(', ')}`))),
    ),
    session.interrupted$.pipe(map(({ turn }) => say('cut', colours.magenta(`turn ${String(turn)} was cut short`)))),
    session.errors$.pipe(
      // Those of calls are told with the calls.
      filter(({ error }) => error.type !== 'ToolFailed'),
      map(({ error: { type, message } }) => say('error', colours.red(`${type}: ${message}`))),
    ),
    events$.pipe(
      ofType('Disconnected'),
      map(({ code, reason = '' }) => say('', colours.dim(`the end${code === undefined ? '' : `, code ${String(code)}`} ${reason}`))),
    ),
  ).pipe(filter(({ text }) => text !== ''));

  return writeLines(
    told$.pipe(
      scan(({ tracks: before }: Drawing, { run, ...line }): Drawing => {
        const { tracks, margin } = drawTracks(before, run);
        const time = inSeconds(asyncScheduler.now() - begin).padStart(8);
        return { tracks, line: { ...line, margin: `${colours.dim(time)}  ${colours.yellow(margin)}` } };
      }, NOTHING),
      map(({ line }) => line),
    ),
  );
};
