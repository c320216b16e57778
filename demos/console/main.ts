import { createInterface } from 'node:readline';
import type { LiveConfig, LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { liveSession, sendText, voiceSetup } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { filter, finalize, forkJoin, fromEvent, lastValueFrom, map, of, takeUntil, tap } from 'rxjs';
import { drawing } from '../shared/drawing';
import { aloud, inWriting } from '../shared/say';
import { startService } from '../shared/service';
import { conversation, question } from './converse';
import type { Counts } from './count';
import { count, NONE } from './count';
import { readOptions } from './options';
import { saveWav } from './save-wav';
import { script } from './script';
import { show } from './show';
import { tools } from './tools';
import { lasting, story, trouble } from './chaos';

const options = readOptions();
const scenario = options.chaos ? trouble : options.interactive ? {} : { script };
const { endpoint, isSimulated, introduction, close } = await startService(scenario, options.chaos);

const voice: LiveConfig = {
  endpoint,
  model: 'gemini-3.8-live',
  setup: voiceSetup({ voice: 'Kore', systemInstruction: 'Answer in one short sentence.' }),
  tools,
};

/** The real service has no model left that writes; the simulator still plays one. */
const writing: LiveConfig = {
  endpoint,
  model: 'gemini-live-2.5-flash-preview',
  setup: { generationConfig: { responseModalities: ['TEXT'] } },
  setupCheck: 'warn',
};

const typed = (): Observable<SessionCommand> => {
  const input = createInterface({ input: process.stdin });
  return fromEvent(input, 'line').pipe(
    map((line) => sendText(String(line))),
    takeUntil(fromEvent(input, 'close')),
  );
};

/** Runs one session to its end, and counts what it told. */
const hold = (
  config: LiveConfig,
  acts: (session: LiveSession) => Observable<SessionCommand>,
  afterwards: (session: LiveSession) => Observable<unknown> = () => of(0),
): Promise<Counts> => {
  const session = liveSession(config);
  const shown = show(session);
  shown.add(session.feed(acts(session).pipe(finalize(() => session.close({ whenQuietMs: 5_000 })))));
  const saved$ = options.wav === null ? of(0) : saveWav(session.audio$, options.wav);
  return lastValueFrom(forkJoin([count(session.events$), saved$, afterwards(session)]).pipe(map(([counts]) => counts)), {
    defaultValue: NONE,
  });
};

const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.entries(a).map(([type, n]) => [type, n + b[type as keyof Counts]])) as Counts;

/** The whole session as marbles, without its phases. */
const draw = ({ events$ }: LiveSession): Observable<string> =>
  drawing(events$.pipe(filter(({ type }) => type !== 'PhaseChanged'))).pipe(tap((text) => console.log(`\n${text}\n`)));

console.log(introduction);
const speak = (session: LiveSession): Observable<SessionCommand> => conversation(session, isSimulated ? aloud : inWriting);
const spoken = options.chaos ? await hold(lasting(endpoint), story, draw) : await hold(voice, options.interactive ? typed : speak);
const written = isSimulated && !options.interactive && !options.chaos ? await hold(writing, question) : NONE;
console.table(sum(spoken, written));
await close();
process.exitCode = spoken.Connected === 0 ? 1 : 0;
