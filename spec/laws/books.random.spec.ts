import * as fc from 'fast-check';
import { map } from 'rxjs';
import type { Incoming, LiveConfig, Opened, OutboxState, Transport } from '../../lib/index';
import { liveSession } from '../../lib/index';
import { see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';

/** What happens to a session that outlives its connections. */
const MOVES = [
  'text',
  'audio',
  'video',
  'reply',
  'handle',
  'turnComplete',
  'full',
  'drained',
  'lose',
  'refuseSend',
  'wait',
  'waitLong',
] as const;
type Move = (typeof MOVES)[number];

const SENT: readonly Move[] = ['text', 'audio', 'video'];

const CONFIGS: readonly Partial<LiveConfig>[] = [
  { outbox: { commands: 6, bufferedBytes: 400, maxAgeMs: 1_000 } },
  { outbox: { commands: 6 }, setup: { sessionResumption: { transparent: true } } },
  { outbox: { commands: 6, bytes: 2_000 }, reconnect: { attempts: 2, baseMs: 40 } },
];

/** Whether every command is somewhere, and only once. */
const balance = ({ queued, sent, inFlight, delivered, unknown, dropped }: OutboxState, accepted: number): readonly number[] => [
  accepted - queued - sent - Object.values(dropped).reduce((sum, count) => sum + count, 0),
  sent - inFlight - delivered - unknown,
];

/** A socket that takes nothing but a setup while it does not want to. */
const stubborn = ({ socket, ...opened }: Opened, refuses: () => boolean): Incoming => ({
  ...opened,
  socket: {
    send: (text) => {
      if (refuses() && !text.includes('"setup"')) throw new Error('the socket takes nothing');
      socket.send(text);
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
  },
});

describe('the books of the outbox', () => {
  it.each(CONFIGS)('balance at every moment, whatever is lost, with %j', (given) => {
    let losses = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { minLength: 5, maxLength: 60, size: 'max' }), (moves) => {
        const world = stage({ autoSetup: 6, autoClose: 2 }, { reconnect: { baseMs: 40 }, ...given });
        const { advance, sockets } = world;
        let refuses = false;
        const transport: Transport = (request) =>
          world.transport(request).pipe(map((incoming) => (incoming.type === 'Opened' ? stubborn(incoming, () => refuses) : incoming)));
        const session = liveSession({ ...world.config, env: { ...world.config.env, transport } });
        const outboxes = see(session.outbox$);
        see(session.events$);
        advance(10);
        const now = (): OutboxState => {
          const last = outboxes.values.at(-1);
          if (last === undefined) throw new Error('A state has no value.');
          return last;
        };
        let accepted = 0;
        const line = () => sockets.at(-1);
        const tell = (data: object): void => {
          if (line()?.state === 'open') line()?.frame(data);
        };
        const ACTS: Readonly<Record<Move, () => void>> = {
          text: () => session.sendText('Hello'),
          audio: () => session.sendAudio(new Uint8Array(64)),
          video: () => session.sendVideo(new Uint8Array(64)),
          reply: () => tell(message.text('Hi')),
          handle: () => tell(message.sessionResumptionUpdate(`h-${String(accepted)}`)),
          turnComplete: () => tell(message.turnComplete()),
          full: () => line()?.setBufferedAmount(10_000),
          drained: () => line()?.setBufferedAmount(0),
          lose: () => {
            losses += 1;
            line()?.closed({ code: 1011 });
          },
          refuseSend: () => {
            refuses = !refuses;
          },
          wait: () => advance(5),
          waitLong: () => advance(400),
        };
        for (const move of moves) {
          const isOver = outboxes.end() === 'complete';
          ACTS[move]();
          if (SENT.includes(move) && !isOver) accepted += 1;
          expect(balance(now(), accepted)).toEqual([0, 0]);
        }
        session.close();
        advance(3_000);
        const last = now();
        expect(balance(last, accepted)).toEqual([0, 0]);
        expect([last.queued, last.inFlight]).toEqual([0, 0]);
        expect(world.scheduler.actions).toEqual([]);
      }),
      { seed: 2_026, numRuns: 150 },
    );
    expect(losses).toBeGreaterThan(100);
  });
});
