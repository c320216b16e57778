import type { Endpoint, LiveConfig, LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { ofType, sendText, updateInstruction, voiceSetup } from 'gemini-live-rxjs';
import type { SimulatorOptions } from 'gemini-live-rxjs/simulator';
import type { Observable } from 'rxjs';
import { concat, filter, of } from 'rxjs';
import { act } from '../shared/act';

/** What goes wrong, connection by connection. */
export const trouble: SimulatorOptions = {
  script: [
    { text: 'Yes, I hear you.' },
    { text: 'Once upon a time, in a small harbour town, there lived a cat who wanted to see the whole wide world.' },
    { text: 'This connection ends soon, and you will not notice.', goAway: '8s' },
    { text: 'We talked about a cat, and about connections that end.' },
  ],
  faults: [
    { fault: { type: 'drop' }, connection: 1, at: 26 },
    { fault: { type: 'status', status: 503 }, connection: 2 },
    { fault: { type: 'close', code: 1011, reason: 'Internal error encountered.' }, connection: 3, at: 'setup' },
    { fault: { type: 'halfOpen' }, connection: 5, at: 9 },
    { fault: { type: 'close', code: 1008, reason: 'BidiGenerateContent session not found' }, connection: 6, at: 'setup' },
  ],
};

/** A session that is quick to notice what is wrong: the real limits are made for real networks. */
export const lasting = (endpoint: Endpoint): LiveConfig => ({
  endpoint,
  model: 'gemini-3.8-live',
  setup: voiceSetup({ voice: 'Kore', systemInstruction: 'Answer in one short sentence.' }),
  reconnect: { baseMs: 400 },
  rotate: { marginMs: 3_000 },
  watchdogs: { idleMs: 2_500 },
});

const PATIENCE_MS = 15_000;

/** What the user says, and what has to happen before the next thing is said. */
export const story = (session: LiveSession): Observable<SessionCommand> => {
  const answered$ = session.turns$.pipe(filter(({ end }) => end === 'complete'));
  const isUpAgain$ = session.events$.pipe(ofType('Connected'));
  const give = (command: SessionCommand, happened$: Observable<unknown>): Observable<SessionCommand> =>
    act(of(command), happened$, PATIENCE_MS);
  return concat(
    give(sendText('Can you hear me?'), answered$),
    give(sendText('Tell me a story.'), isUpAgain$),
    give(sendText('You were cut off. Tell it again.'), answered$),
    give(sendText('Does this connection last?'), isUpAgain$),
    give(sendText('What did we talk about?'), isUpAgain$),
    give(sendText('Do you hear me now?'), answered$),
    give(updateInstruction('Tell stories in French.'), isUpAgain$),
    give(sendText('Then tell me the story once more.'), answered$),
  );
};
