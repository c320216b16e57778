import { createInterface } from 'node:readline';
import type { LiveConfig, LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { geminiApi, liveSession, sendText, voiceSetup } from 'gemini-live-rxjs';
import { startSimulator } from 'gemini-live-rxjs/simulator';
import type { Observable } from 'rxjs';
import { finalize, forkJoin, fromEvent, lastValueFrom, map, of, takeUntil } from 'rxjs';
import { aloud, conversation, inWriting, question } from './converse';
import type { Counts } from './count';
import { count, NONE } from './count';
import { readOptions } from './options';
import { saveWav } from './save-wav';
import { script } from './script';
import { show } from './show';
import { answerCalls, functionDeclarations } from './tools';

const options = readOptions();
const apiKey = process.env['GEMINI_API_KEY'];
const simulator = apiKey === undefined || apiKey === '' ? await startSimulator(options.interactive ? {} : { script }) : null;
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
};

const typed = (): Observable<SessionCommand> => {
  const input = createInterface({ input: process.stdin });
  return fromEvent(input, 'line').pipe(
    map((line) => sendText(String(line))),
    takeUntil(fromEvent(input, 'close')),
  );
};

/** Runs one session to its end, and counts what it told. */
const hold = (config: LiveConfig, acts: (session: LiveSession) => Observable<SessionCommand>): Promise<Counts> => {
  const session = liveSession(config);
  const shown = show(session);
  shown.add(session.feed(answerCalls(session)));
  shown.add(session.feed(acts(session).pipe(finalize(() => session.close({ whenQuietMs: 5_000 })))));
  const saved$ = options.wav === null ? of(0) : saveWav(session.audio$, options.wav);
  return lastValueFrom(forkJoin([count(session.events$), saved$]).pipe(map(([counts]) => counts)), { defaultValue: NONE });
};

const sum = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.entries(a).map(([type, n]) => [type, n + b[type as keyof Counts]])) as Counts;

console.log(
  simulator === null
    ? 'A conversation with the real service.'
    : `A conversation with the simulator at ${simulator.url}; set GEMINI_API_KEY for the real service.`,
);
const spoken = await hold(voice, options.interactive ? typed : (session) => conversation(session, simulator === null ? inWriting : aloud));
const written = simulator === null || options.interactive ? NONE : await hold(writing, question);
console.table(sum(spoken, written));
await simulator?.close();
process.exitCode = spoken.Connected === 0 ? 1 : 0;
