import { Subscription, type SchedulerLike } from 'rxjs';
import { isObservable } from 'rxjs';
import type { SessionEvent } from '../../wire/session-event';
import { EVENT_LETTER } from '../builders/event-letter';
import { compareSpans } from './compare-spans';
import type { DrawnLetters } from './drawn-letters';
import type { DrawnServer } from './drawn-server';
import { drawnEvents } from './drawn-events';
import { drawnSent } from './drawn-sent';
import type { DrawnSessions } from './drawn-sessions';
import type { Seen } from './lane';
import type { LiveMarbles } from './live-marbles-helpers';
import { parseDiagram } from './parse-diagram';
import { parseSpan } from './parse-span';
import { failure, verdict, type Failure } from './verdict';

/** Where expectations are put down. */
export interface Bench {
  readonly scheduler: SchedulerLike;
  readonly letters: DrawnLetters;
  readonly server: DrawnServer;
  readonly sessions: DrawnSessions;
  /** What is given up at the end of the test. */
  readonly leftovers: Subscription;
  /** The test lasts at least so many frames. */
  readonly draw: (frames: number) => void;
  /** Asked at the end of the test, in order. */
  readonly check: (check: (length: number) => readonly Failure[]) => void;
}

const numbered = (name: string, number: number): string => (number === 1 ? name : `${name} (${String(number)})`);

const expectEvents = ({ scheduler, letters, sessions, leftovers, draw, check }: Bench): LiveMarbles['expectEvents'] => {
  let count = 0;
  return (text, values = {}, { subscribed = '^', of } = {}) => {
    const diagram = parseDiagram(text);
    const { from, to, frames } = parseSpan(subscribed);
    const drawn = drawnEvents(diagram, values);
    draw(Math.max(diagram.frames, frames));
    count += 1;
    const name = numbered('expectEvents', count);
    letters.draw(text);
    letters.expect(name, values);
    const title = `${name}: the session told something else than was drawn.`;

    const seen: Seen[] = [];
    const told = (letter: string, name: string, value: unknown): void => {
      seen.push({ frame: scheduler.now(), letter, name, kind: name, value });
    };
    const subscription = new Subscription();
    leftovers.add(subscription);
    const subscribe = (): void => {
      const events$ = isObservable(of) ? of : (of ?? sessions.first()).events$;
      subscription.add(
        events$.subscribe({
          next: (event: SessionEvent) => told(EVENT_LETTER[event.type], event.type, event),
          error: (error: unknown) => told('#', 'error', error),
          complete: () => told('|', 'completed', undefined),
        }),
      );
    };
    leftovers.add(scheduler.schedule(subscribe, from));
    if (to !== null) leftovers.add(scheduler.schedule(() => subscription.unsubscribe(), to));

    const counts = ({ kind }: Seen): boolean => (kind !== 'PhaseChanged' && kind !== 'completed') || drawn.some((one) => one.kind === kind);
    check((length) => verdict(title, drawn, seen.filter(counts), length));
  };
};

const expectSent =
  ({ server, letters, draw, check }: Bench): LiveMarbles['expectSent'] =>
  (socket, text, values = {}) => {
    const name = `expectSent(${String(socket)})`;
    if (!Number.isInteger(socket) || socket < 1) throw new RangeError(`${name}: sockets are counted from 1, in the order of the dials.`);
    const diagram = parseDiagram(text);
    const drawn = drawnSent(diagram, values);
    draw(diagram.frames);
    letters.draw(text);
    letters.expect(name, values);
    check((length) => {
      const log = server.sockets()[socket - 1];
      if (log !== undefined) return verdict(`${name}: something else was written than was drawn.`, drawn, log.sent, length);
      const title = `${name}: socket ${String(socket)} was never dialled.`;
      return drawn.length > 0
        ? verdict(title, drawn, [], length)
        : [failure(title, 'Nobody writes on a socket that nobody dials, so nothing can be expected of it.')];
    });
  };

const expectSockets =
  ({ server, draw, check }: Bench): LiveMarbles['expectSockets'] =>
  (...diagrams) => {
    const spans = diagrams.map(parseSpan);
    draw(Math.max(0, ...spans.map(({ frames }) => frames)));
    check((length) => {
      const seen = server.sockets().map(({ dialled, left }) => ({ from: dialled, to: left }));
      return compareSpans((index) => titleOfSocket(index, spans.length, seen.length), ['dial', 'end'], spans, seen, length);
    });
  };

const titleOfSocket = (index: number, drawn: number, dialled: number): string => {
  const socket = `expectSockets: socket ${String(index + 1)}`;
  if (index >= dialled) return `${socket} was never dialled.`;
  return index >= drawn ? `${socket} was dialled, but not drawn.` : `${socket} was dialled or closed at another time.`;
};

/** The expectations of a test about its session and its server. */
export const expectations = (bench: Bench): Pick<LiveMarbles, 'expectEvents' | 'expectSent' | 'expectSockets'> => ({
  expectEvents: expectEvents(bench),
  expectSent: expectSent(bench),
  expectSockets: expectSockets(bench),
});
