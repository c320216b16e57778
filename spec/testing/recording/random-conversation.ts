import { concat, delay, EMPTY, ignoreElements, map, merge, Observable, of, timer, timestamp } from 'rxjs';
import type { SchedulerLike, Timestamp, VirtualTimeScheduler } from 'rxjs';
import { geminiApi, liveSession, sendAudio, sendText, voiceSetup } from '../../../lib';
import type { LiveConfig, LiveSession, SessionCommand, SessionEvent, Transport } from '../../../lib';
import type { Reply, Scenario } from '../../../lib/simulator';
import { seededRandom } from '../../support/frames';

/** What a user does at a moment, in ms from the beginning. */
interface Deed {
  readonly at: number;
  readonly command: SessionCommand;
}

/** A conversation that can be had again: everything in it is drawn from one number beforehand. */
export interface Conversation {
  readonly scenario: Scenario;
  readonly latencyMs: number;
  readonly deeds: readonly Deed[];
  /** When the second connection is dialled with the newest handle; `null`: there is one connection. */
  readonly resumeAt: number | null;
  readonly closeAt: number;
  /** How long the user takes to answer a call. */
  readonly answerMs: number;
  readonly modality: 'AUDIO' | 'TEXT';
}

export const randomConversation = (seed: number): Conversation => {
  const random = seededRandom(seed);
  const between = (least: number, most: number): number => least + random() * (most - least);
  const pick = <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const reply = (): Reply =>
    pick<Reply>(
      {},
      { text: 'Yes.' },
      { text: 'One two three four five six seven.', thoughts: 'Counting.' },
      { call: { name: 'look', args: { where: 'here' } }, then: 'I looked.' },
      { text: 'Wait.', call: [{ name: 'look' }, { name: 'look', args: { twice: true } }] },
      { text: 'Something is wrong.', badFrame: true },
      { text: 'This ends.', goAway: '2s' },
    );
  const deed = (): Deed => ({
    at: between(1, 6_000),
    command: pick<SessionCommand>(
      sendText(`Say ${String(Math.floor(between(1, 99)))}.`),
      sendText('Please look.'),
      sendAudio(new Uint8Array(2 * Math.floor(between(1, 800))).fill(90)),
      { type: 'Interrupt' },
    ),
  });
  return {
    scenario: { script: Array.from({ length: 4 }, reply), seed, speed: pick(4, 20, 50) },
    latencyMs: between(1, 40),
    deeds: Array.from({ length: Math.floor(between(1, 7)) }, deed),
    resumeAt: random() < 0.5 ? between(500, 5_000) : null,
    closeAt: between(3_000, 9_000),
    answerMs: between(1, 400),
    modality: pick('AUDIO', 'TEXT', 'TEXT', 'TEXT', 'TEXT'),
  };
};

const answers = ({ toolCalls$ }: LiveSession, answerMs: number, scheduler: SchedulerLike): Observable<SessionCommand> =>
  toolCalls$.pipe(
    delay(answerMs, scheduler),
    map(({ id, name }): SessionCommand => ({ type: 'SendToolResponse', responses: [{ id, name, response: { output: 'a tree' } }] })),
  );

/** Has the conversation over a transport, to its end, and gives what the session told, and when. */
export const converse = (
  { deeds, resumeAt, closeAt, answerMs, modality }: Conversation,
  transport: Transport,
  scheduler: VirtualTimeScheduler,
): readonly Timestamp<SessionEvent>[] => {
  const told: Timestamp<SessionEvent>[] = [];
  let handle: string | undefined;
  const config = (resumption: object): LiveConfig => ({
    endpoint: geminiApi({ apiKey: 'a-key-of-the-spec' }),
    model: modality === 'TEXT' ? 'gemini-live-2.5-flash-preview' : 'gemini-3.8-live',
    // The simulator still has the model that writes; the service has shut it down.
    setupCheck: 'warn',
    setup: {
      ...(modality === 'TEXT' ? { generationConfig: { responseModalities: ['TEXT'] } } : voiceSetup({ voice: 'Kore' })),
      sessionResumption: resumption,
      tools: [{ functionDeclarations: [{ name: 'look', parameters: { type: 'OBJECT', properties: { where: { type: 'STRING' } } } }] }],
    },
    env: { transport, scheduler, random: () => 0.5 },
  });
  const second$ = new Observable<LiveConfig>((subscriber) => {
    subscriber.next(config(handle === undefined ? {} : { handle }));
    subscriber.complete();
  });
  const configs$ = concat(
    of(config({})),
    resumeAt === null ? EMPTY : concat(timer(resumeAt, scheduler).pipe(ignoreElements()), second$),
    // Without it the object would end with its last session.
    timer(closeAt, scheduler).pipe(ignoreElements()),
  );
  const session = liveSession(configs$);
  session.events$.pipe(timestamp(scheduler)).subscribe((event) => {
    told.push(event);
    if (event.value.type === 'SessionResumeUpdate' && event.value.resumable) handle = event.value.handle;
  });
  session.feed(merge(answers(session, answerMs, scheduler), ...deeds.map(({ at, command }) => of(command).pipe(delay(at, scheduler)))));
  timer(closeAt, scheduler).subscribe(() => session.close());
  scheduler.flush();
  return told;
};
