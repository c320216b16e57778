import type { AudioData, Connection, LiveSession } from 'gemini-live-rxjs';
import { costOf, ofType } from 'gemini-live-rxjs';
import type { Subscription } from 'rxjs';
import { distinctUntilChanged, filter, map, merge, skip, withLatestFrom } from 'rxjs';
import colours from 'picocolors';
import { userWords } from '../shared/user-words';
import type { Line } from '../shared/write-lines';
import { writeLines } from '../shared/write-lines';

/** Dollars for a million tokens; take the ones that you pay. */
const PRICES = { input: { TEXT: 0.5, AUDIO: 3, default: 0.5 }, output: { TEXT: 2, AUDIO: 12, default: 2 } };

const BY = { server: 'the user', client: 'the app', drop: 'the end of its connection' } as const;

const BARS = '▁▂▃▄▅▆▇█';

/** How loud a piece of voice is, as a bar: the middle of the bytes is enough to see. */
const meter = ({ data }: AudioData): string => {
  const samples = new Int16Array(data.buffer, data.byteOffset, data.byteLength >> 1);
  const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)) / 8_192;
  return BARS[Math.min(BARS.length - 1, Math.floor(loudness * BARS.length))] ?? '';
};

const inWords = (connection: Connection): string => {
  switch (connection.type) {
    case 'Idle':
      return 'not dialled';
    case 'Dialling':
      return `dialling${connection.attempt > 1 ? `, attempt ${String(connection.attempt)}` : ''}${connection.resuming ? ', to resume' : ''}`;
    case 'Up':
      return `connection ${String(connection.connection)} is up, ${connection.continuity}`;
    case 'Rotating':
      return `moving to another connection: ${connection.because}`;
    case 'Waiting':
      return `waiting for attempt ${String(connection.attempt)} of ${String(connection.of)}`;
    case 'Ended':
      return 'over';
    default: {
      const unreachable: never = connection;
      return unreachable;
    }
  }
};

const flow = (label: string) => map((text: string): Line => ({ label, text, flows: true }));

const say = (label: string, text: string): Line => ({ label, text, flows: false });

/** Writes what happens in a session to the console, from its derived streams. Hold the subscription for as long as it should. */
export const show = (session: LiveSession): Subscription => {
  const { events$ } = session;
  const lines$ = merge(
    userWords(session).pipe(map((text) => say('you', text))),
    session.thoughts$.pipe(
      map((text) => colours.dim(text)),
      flow('thinks'),
    ),
    merge(session.reply$, session.audio$.pipe(map((audio) => colours.dim(meter(audio))))).pipe(flow('model')),
    session.toolCalls$.pipe(map(({ name, args }) => say('tool', colours.yellow(`${name}(${JSON.stringify(args)})`)))),
    events$.pipe(
      ofType('ToolCallCancelled'),
      map(({ ids }) => say('tool', colours.yellow(`cancelled: ${ids.join(', ')}`))),
    ),
    session.interrupted$.pipe(map(({ by, turn }) => say('cut', colours.magenta(`turn ${String(turn)} was cut by ${BY[by]}`)))),
    session.phase$.pipe(
      skip(1),
      map((phase) => say('', colours.dim(`· ${phase}`))),
    ),
    session.turns$.pipe(
      withLatestFrom(session.usageTotal$, session.usageTotal$.pipe(costOf(PRICES))),
      map(([{ turn, end, audioMs }, { totalTokenCount }, dollars]) =>
        say(
          'turn',
          colours.dim(
            `${String(turn)} ${end}, ${(audioMs / 1_000).toFixed(1)} s of voice; ${String(totalTokenCount)} tokens so far, $${dollars.toFixed(5)}`,
          ),
        ),
      ),
    ),
    events$.pipe(
      ofType('GoAway'),
      map(({ timeLeft = 'soon' }) => say('server', colours.cyan(`this connection ends in ${timeLeft}`))),
    ),
    session.connection$.pipe(
      skip(1),
      map(inWords),
      distinctUntilChanged(),
      map((words) => say('wire', colours.cyan(words))),
    ),
    session.errors$.pipe(map(({ error: { type, message, advice = '' } }) => say('error', colours.red(`${type}: ${message} ${advice}`)))),
    events$.pipe(
      ofType('Disconnected'),
      map(({ code, reason = '' }) => say('', colours.dim(`the end${code === undefined ? '' : `, code ${String(code)}`} ${reason}`))),
    ),
  ).pipe(filter(({ text }) => text !== ''));

  return writeLines(lines$);
};
