import { Observable, type SchedulerLike, type Subscriber } from 'rxjs';
import type { Incoming, Transport, TransportSocket } from '../../transport/transport';
import type { Seen } from './lane';
import { parseDiagram } from './parse-diagram';
import { sentThing } from './sent-thing';
import { serverActs, type ServerAct, type ServerValue, type TimedAct } from './server-acts';

/** What became of a socket. */
export interface SocketLog {
  readonly dialled: number;
  /** When it was closed by either side or left; `null`: it was open to the end. */
  readonly left: number | null;
  readonly sent: readonly Seen[];
}

/** The server that the diagrams of a test draw, one a socket. */
export interface DrawnServer {
  readonly transport: Transport;
  readonly draw: (diagrams: readonly string[], values: Readonly<Record<string, ServerValue>>) => void;
  /** The sockets that were dialled, in order. */
  readonly sockets: () => readonly SocketLog[];
  readonly drawn: () => number;
  /** How many frames the diagrams of the dialled sockets last, from the beginning of the test. */
  readonly frames: () => number;
  /** The test is over: nothing is logged any more, and every close is answered at once. */
  readonly finish: () => void;
}

interface Drawing {
  readonly acts: readonly TimedAct[];
  readonly frames: number;
}

interface MutableLog {
  readonly dialled: number;
  left: number | null;
  readonly sent: Seen[];
}

const NO_DIAGRAM = 'no diagram was drawn for this dial';
/** So many dials without a diagram fail; further ones are left hanging, so that a client that dials for ever does not hang the test. */
const MAX_FAILED_DIALS = 100;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Everything that it tells comes on a turn of the scheduler, so never inside `subscribe` or `send`. */
export const drawnServer = (scheduler: SchedulerLike): DrawnServer => {
  const drawings: Drawing[] = [];
  const logs: MutableLog[] = [];
  let frames = 0;
  let isOver = false;

  const connect = (subscriber: Subscriber<Incoming>, { acts }: Drawing, log: MutableLog): void => {
    const { dialled } = log;
    let isClosing = false;
    const plan = (frame: number, work: () => void): void => {
      subscriber.add(scheduler.schedule(work, frame));
    };
    const end = (closed: Omit<Extract<Incoming, { readonly type: 'Closed' }>, 'type'>): void => {
      log.left ??= scheduler.now();
      isClosing = true;
      subscriber.next({ type: 'Closed', ...closed });
      subscriber.complete();
    };
    const note = (letter: string, name: string, value: unknown): void => {
      if (!isOver) log.sent.push({ frame: scheduler.now(), letter, name, kind: letter, value });
    };
    const willClose = (): boolean => !isOver && acts.some(({ frame, act }) => act.type === 'Close' && dialled + frame > scheduler.now());
    const socket: TransportSocket = {
      send: (text) => {
        if (isClosing) throw new Error('The socket is closing.');
        const message = parsed(text);
        const { letter, name } = sentThing(message);
        note(letter, name, message);
      },
      close: (code = 1000, reason = '') => {
        if (isClosing) return;
        isClosing = true;
        note('|', 'close frame', { code, reason });
        if (!willClose()) plan(0, () => end({ code, reason }));
      },
      bufferedAmount: 0,
    };
    const perform = (act: ServerAct): void => {
      switch (act.type) {
        case 'Send':
          subscriber.next({ type: 'Frame', data: act.data });
          return;
        case 'Close':
          end({ code: act.code, reason: act.reason });
          return;
        case 'Refuse':
          end({ code: 1006, reason: '', status: act.status });
          return;
        default: {
          const unreachable: never = act;
          return unreachable;
        }
      }
    };
    if (acts[0]?.act.type !== 'Refuse') plan(0, () => subscriber.next({ type: 'Opened', socket }));
    for (const { frame, act } of acts) plan(frame, () => perform(act));
  };

  const transport: Transport = () =>
    new Observable((subscriber) => {
      const log: MutableLog = { dialled: scheduler.now(), left: null, sent: [] };
      const drawing = isOver ? undefined : drawings[logs.length];
      if (!isOver) logs.push(log);
      subscriber.add(() => {
        if (!isOver) log.left ??= scheduler.now();
      });
      if (drawing !== undefined) {
        frames = Math.max(frames, log.dialled + drawing.frames);
        connect(subscriber, drawing, log);
      } else if (logs.length - drawings.length <= MAX_FAILED_DIALS) {
        const refuse = (): void => {
          subscriber.next({ type: 'Closed', code: 1006, reason: '', cause: NO_DIAGRAM });
          subscriber.complete();
        };
        subscriber.add(scheduler.schedule(refuse));
      }
    });

  return {
    transport,
    draw: (diagrams, values) => {
      for (const text of diagrams) {
        const diagram = parseDiagram(text);
        drawings.push({ acts: serverActs(diagram, values), frames: diagram.frames });
      }
    },
    sockets: () => logs,
    drawn: () => drawings.length,
    frames: () => frames,
    finish: () => {
      isOver = true;
    },
  };
};
