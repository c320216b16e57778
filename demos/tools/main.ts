import type { ToolRun } from 'gemini-live-rxjs';
import { liveSession, ofType, voiceSetup } from 'gemini-live-rxjs';
import { count, finalize, forkJoin, lastValueFrom, reduce } from 'rxjs';
import { drawing } from '../shared/drawing';
import { aloud, inWriting } from '../shared/say';
import { startService } from '../shared/service';
import { makeHouse } from './house/house';
import { readOptions } from './options';
import { script } from './script';
import { story } from './story';
import { tableOf } from './table-of';
import { showTimeline } from './timeline';

const options = readOptions();
const { endpoint, isSimulated, introduction, close } = await startService({ script });
const { tools, notices$ } = makeHouse();

const session = liveSession({
  endpoint,
  model: 'gemini-3.8-live',
  setup: voiceSetup({
    voice: 'Kore',
    systemInstruction: 'You run a house. Do what you are asked with your functions, and answer in one short sentence.',
  }),
  tools,
});

console.log(`${introduction}\n`);
const shown = showTimeline(session, notices$);
shown.add(session.feed(story(session, isSimulated ? aloud : inWriting).pipe(finalize(() => session.close({ whenQuietMs: 5_000 })))));
const NOTHING: readonly [string, readonly ToolRun[], number] = ['', [], 0];
const [marbles, runs, connections] = await lastValueFrom(
  forkJoin([
    drawing(session.events$),
    session.toolRuns$.pipe(reduce((_, newest) => newest, NOTHING[1])),
    session.events$.pipe(ofType('Connected'), count()),
  ]),
  { defaultValue: NOTHING },
);
if (!options.plain) {
  console.log(`\n${marbles}\n`);
  console.table(tableOf(runs));
}
shown.unsubscribe();
await close();
process.exitCode = connections === 0 ? 1 : 0;
