import { Subscription } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { DiagramError } from './diagram-error';
import { drawnLetters } from './drawn-letters';
import { drawnServer, type DrawnServer } from './drawn-server';
import { drawnSessions } from './drawn-sessions';
import { expectations, type Bench } from './expectations';
import type { LiveMarbles } from './live-marbles-helpers';
import { MarbleMismatch } from './marble-mismatch';
import { parseDiagram } from './parse-diagram';
import { rxjsComparisons, rxjsHelpers } from './rxjs-helpers';
import { seededRandom } from './seeded-random';
import type { ServerValue } from './server-acts';
import { userAction } from './user-letters';
import { failure, type Failure } from './verdict';

/**
 * Runs a test of a session in virtual time, drawn as marbles: what the server sends, what the user does, what the session tells, what it sends and when it
 * dials. No socket, no test runner, no waiting: a deadline of ten minutes passes at once.
 *
 * The callback draws; then the test runs to the end of the longest diagram. What is still open there is torn down, and nothing after it counts.
 *
 * @throws MarbleMismatch where something else happened than was drawn: both diagrams under each other, and every difference in words; DiagramError for a
 * diagram that cannot be read; RangeError for a socket below 1; what a subscriber or the callback throws, unchanged
 * @example
 * liveMarbles(({ server, user, expectEvents, expectSent }) => {
 *   server('      --C------t-u-T   |', { t: { text: 'Hi' } });
 *   user('        -----t----------');
 *   expectEvents('--C------t-u-(XT)D', { t: { text: 'Hi' } });
 *   expectSent(1, 'S----t----------', { t: { realtimeInput: { text: 'Hello' } } });
 * });
 */
export const liveMarbles = (draw: (live: LiveMarbles) => void): void => {
  const comparisons = rxjsComparisons();
  const scheduler = new TestScheduler(comparisons.compare);
  scheduler.run((rxjs) => {
    const leftovers = new Subscription();
    const checks: ((length: number) => readonly Failure[])[] = [];
    let frames = 0;
    const server = drawnServer(scheduler);
    const sessions = drawnSessions({ transport: server.transport, scheduler, random: seededRandom() });
    const letters = drawnLetters();
    const bench: Bench = {
      scheduler,
      letters,
      server,
      sessions,
      leftovers,
      draw: (drawn) => {
        frames = Math.max(frames, drawn);
      },
      check: (check) => {
        checks.push(check);
      },
    };
    const { helpers, frames: rxjsFrames, check } = rxjsHelpers(rxjs, comparisons, leftovers, letters);
    const length = (): number => Math.max(frames, server.frames(), rxjsFrames());

    /** A dial on the way draws a diagram more, so the end is looked for until it stays. */
    const flush = (): void => {
      let end = -1;
      while (end < length() - 1) {
        end = length() - 1;
        scheduler.maxFrames = end;
        scheduler.flush();
        scheduler.frame = end;
      }
    };

    const given: (live: LiveMarbles) => unknown = draw;
    try {
      const returned = given({
        ...helpers,
        ...drawing(bench),
        ...expectations(bench),
        session: sessions.make,
        config: sessions.config,
        flush,
      });
      if (returned instanceof Promise) {
        // What it fails with comes too late to be told: nobody else listens.
        void returned.catch(() => undefined);
        throw new Error('The callback of liveMarbles has to draw at once: it must not return a Promise.');
      }
      flush();
      const failures = [...checks, check, letters.check, () => undrawnDials(server), () => undialledSockets(server)].flatMap((one) =>
        one(length()),
      );
      if (failures.length > 0) throw withoutInside(new MarbleMismatch(failures));
    } finally {
      tearDown(scheduler, () => {
        server.finish();
        leftovers.unsubscribe();
        sessions.close();
      });
    }
  });
};

/** The trace begins where the test was written, so that test runners show that line. Only V8 can do this. */
const withoutInside = (error: MarbleMismatch): MarbleMismatch => {
  (Error as { readonly captureStackTrace?: (target: object, until: unknown) => void }).captureStackTrace?.(error, liveMarbles);
  return error;
};

/** The helpers that draw what happens. */
const drawing = ({ scheduler, letters, server, sessions, leftovers, draw }: Bench): Pick<LiveMarbles, 'server' | 'user' | 'time'> => ({
  server: (...given) => {
    const diagrams = given.filter((one) => typeof one === 'string');
    const values = given
      .filter((one) => typeof one !== 'string')
      .reduce<Readonly<Record<string, ServerValue>>>((all, some) => ({ ...all, ...some }), {});
    diagrams.forEach(letters.draw);
    server.draw(diagrams, values);
  },
  user: (text, values = {}) => {
    const { moments, frames } = parseDiagram(text);
    draw(frames);
    letters.draw(text);
    for (const { frame, marks } of moments) {
      const actions = marks.map((mark) => userAction(mark, values, text));
      leftovers.add(
        scheduler.schedule(() => {
          for (const act of actions) act(sessions.first());
        }, frame),
      );
    }
  },
  time: (text) => {
    const end = parseDiagram(text).moments.find(({ marks }) => marks.some(({ letter }) => letter === '|'));
    if (end === undefined) throw new DiagramError('A time ends with "|".', text, text.length);
    return end.frame;
  },
});

const undrawnDials = (server: DrawnServer): readonly Failure[] =>
  server
    .sockets()
    .slice(server.drawn())
    .slice(0, 1)
    .map(({ dialled }) =>
      failure(
        'server: a socket was dialled for which no diagram was left.',
        `frame ${String(dialled)}: socket ${String(server.drawn() + 1)} was dialled; server(…) drew ${String(server.drawn())}. The dial failed.`,
        'Draw a diagram for it, or find out why the session dialled again.',
      ),
    );

const undialledSockets = (server: DrawnServer): readonly Failure[] => {
  const [drawn, dialled] = [server.drawn(), server.sockets().length];
  if (dialled >= drawn) return [];
  return [
    failure(
      'server: a socket was drawn that nobody dialled.',
      `Of the ${String(drawn)} ${drawn === 1 ? 'socket' : 'sockets'} that server(…) drew, ${String(dialled)} ${dialled === 1 ? 'was' : 'were'} dialled.`,
      ...(dialled === 0 ? ['A session dials when somebody subscribes to its events, as expectEvents(…) does.'] : []),
    ),
  ];
};

/** Ends what is open, lets it end, and forgets what would still come. */
const tearDown = (scheduler: TestScheduler, release: () => void): void => {
  try {
    release();
    scheduler.maxFrames = scheduler.frame;
    scheduler.flush();
  } catch {
    // The test is over: what fails now is no part of it.
  }
  for (const action of scheduler.actions.splice(0)) action.unsubscribe();
};
