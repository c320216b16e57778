import { createInterface } from 'node:readline';
import type { LiveConfig, LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { geminiApi, liveSession, sendText, voiceSetup } from 'gemini-live-rxjs';
import { startSimulator } from 'gemini-live-rxjs/simulator';
import type { Observable } from 'rxjs';
import { finalize, forkJoin, fromEvent, lastValueFrom, map, of, takeUntil, tap } from 'rxjs';
import { aloud, conversation, inWriting, question } from './converse';
import type { Counts } from './count';
import { count, NONE } from './count';
import { readOptions } from './options';
import { saveWav } from './save-wav';
import { script } from './script';
import { show } from './show';
import { answerCalls, functionDeclarations } from './tools';
import { drawing, lasting, story, trouble } from './chaos';

const options = readOptions();
const apiKey = process.env['GEMINI_API_KEY'];
const isSimulated = options.chaos || apiKey === undefined || apiKey === '';
const scenario = options.chaos ? trouble : options.interactive ? {} : { script };
const simulator = isSimulated ? await startSimulator(scenario) : null;
const endpoint = simulator === null ? geminiApi({ apiKey }) : geminiApi({ apiKey: 'any', baseUrl: simulator.url });

const voice: LiveConfig = {
  endpoint,
  model: 'gemini-3.8-live',
  setup: voiceSetup({ voice: 'Kore', systemInstruction: 'Answer in one short sentence.', tools: [{ functionDeclarations }] }),
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
  shown.add(session.feed(answerCalls(session)));
  shown.add(session.feed(acts(session).pipe(finalize(() => session.close({ whenQuietMs: 5_000 })))));
  const saved$ = options.wav === null ? of(0) : saveWav(session.audio$, options.wav);
  return lastValueFrom(forkJoin([count(session.events$), saved$, afterwards(session)]).pipe(map(([counts]) => counts)), {
    defaultValue: NONE,
  });
};

const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.entries(a).map(([type, n]) => [type, n + b[type as keyof Counts]])) as Counts;

console.log(
  simulator === null
    ? 'A conversation with the real service.'
    : `A conversation with the simulator at ${simulator.url}; set GEMINI_API_KEY for the real service.`,
);
const speak = (session: LiveSession): Observable<SessionCommand> => conversation(session, simulator === null ? inWriting : aloud);
const spoken =
  options.chaos && simulator !== null
    ? await hold(lasting(simulator.url), story, (session) => drawing(session.events$).pipe(tap((text) => console.log(`\n${text}\n`))))
    : await hold(voice, options.interactive ? typed : speak);
const written = simulator === null || options.interactive || options.chaos ? NONE : await hold(writing, question);
console.table(sum(spoken, written));
await simulator?.close();
process.exitCode = spoken.Connected === 0 ? 1 : 0;
