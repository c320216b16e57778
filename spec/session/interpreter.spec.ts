import { concat, NEVER, of } from 'rxjs';
import type { LogEntry } from '../../lib/machine/effect';
import type { Loss } from '../../lib/machine/loss';
import type { Incoming } from '../../lib/transport/transport';
import { ENTRY, hands, openWith, SECRET } from './hands';

/** The ways in which there can be no socket. */
const GONE: readonly (readonly [string, (stage: ReturnType<typeof hands>) => void])[] = [
  ['was never dialled', () => undefined],
  ['is not open yet', ({ dialSocket }) => dialSocket()],
  ['is closed', ({ openSocket }) => openSocket().closed()],
  [
    'was abandoned',
    ({ openSocket, perform }) => {
      openSocket();
      perform({ type: 'Abandon', generation: 1 });
    },
  ],
];

describe('interpreter', () => {
  it('sends on the connection of that number', () => {
    const { openSocket, send, types } = hands();
    const socket = openSocket();
    send('{"a":1}');
    expect(socket.sent).toEqual([{ a: 1 }]);
    expect(types()).toEqual(['Dialled', 'Opened']);
  });

  it.each<readonly [string, (stage: ReturnType<typeof hands>) => void]>(GONE)(
    'posts that nothing was sent where the connection %s',
    (_what, prepare) => {
      const stage = hands();
      prepare(stage);
      stage.send('{}', 4, ENTRY);
      expect(stage.posted.at(-1)).toEqual({
        type: 'NotSent',
        at: 0,
        generation: 1,
        command: 'SendText',
        bytes: 2,
        why: 'the connection is gone',
        index: 4,
        entry: ENTRY,
      });
    },
  );

  it.each([
    ['an error', new Error(`no ${SECRET}`)],
    ['a text', `no ${SECRET}`],
  ])('posts that nothing was sent where the socket throws %s, without its secrets', (_what, thrown) => {
    const send = (): void => {
      throw thrown as Error;
    };
    const stage = hands({ transport: openWith({ send }) });
    stage.dial();
    stage.send('{}');
    expect(stage.posted.at(-1)).toMatchObject({ type: 'NotSent', generation: 1, why: 'no [redacted]' });
  });

  describe('measuring what a socket holds back', () => {
    it('posts it', () => {
      const { openSocket, perform, posted } = hands();
      openSocket().setBufferedAmount(70_000);
      perform({ type: 'Measure', generation: 1 });
      expect(posted.at(-1)).toEqual({ type: 'Measured', at: 0, generation: 1, bytes: 70_000 });
    });

    it.each([0, undefined, null, NaN, -1, '70000'])('takes %p for nothing', (bufferedAmount) => {
      const { dial, perform, posted } = hands({ transport: openWith({ bufferedAmount: bufferedAmount as number }) });
      dial();
      perform({ type: 'Measure', generation: 1 });
      expect(posted.at(-1)).toMatchObject({ type: 'Measured', bytes: 0 });
    });

    it('takes a socket that throws for an empty one', () => {
      const socket = {
        send: () => undefined,
        close: () => undefined,
        get bufferedAmount(): number {
          throw new Error('not here');
        },
      };
      const { dial, perform, posted } = hands({ transport: () => concat(of<Incoming>({ type: 'Opened', socket }), NEVER) });
      dial();
      perform({ type: 'Measure', generation: 1 });
      expect(posted.at(-1)).toMatchObject({ type: 'Measured', bytes: 0 });
    });

    it.each<readonly [string, (stage: ReturnType<typeof hands>) => void]>(GONE)(
      'posts nothing where the connection %s',
      (_what, prepare) => {
        const stage = hands();
        prepare(stage);
        stage.posted.length = 0;
        stage.perform({ type: 'Measure', generation: 1 });
        expect(stage.posted).toEqual([]);
      },
    );
  });

  describe('asking the app whether to dial again', () => {
    const loss: Loss = { error: { type: 'Stalled', message: 'Nothing came.' }, retry: 'yes', close: null };

    it('posts what it decides, with a draw', () => {
      const decide = jest.fn(() => 'once' as const);
      const { perform, posted } = hands({ decide });
      perform({ type: 'Decide', generation: 2, loss, attempt: 3 });
      expect(decide.mock.calls).toEqual([[{ error: loss.error, retry: 'yes', attempt: 3 }]]);
      expect(posted).toEqual([{ type: 'Decided', at: 0, generation: 2, retry: 'once', random: 0.1 }]);
    });

    it('says that it failed, without the secrets of the endpoint, and goes by the rules', () => {
      const decide = (): never => {
        throw new Error(`no idea about ${SECRET}`);
      };
      const { perform, posted } = hands({ decide });
      perform({ type: 'Decide', generation: 2, loss, attempt: 1 });
      expect(posted).toMatchObject([
        { type: 'Failed', error: { type: 'CommandSourceFailed', message: 'reconnect.decide threw: no idea about [redacted].' } },
        { type: 'Decided', retry: 'yes' },
      ]);
    });
  });

  it('hands over the close frame', () => {
    const { openSocket, perform } = hands();
    const socket = openSocket();
    perform({ type: 'Close', generation: 1, code: 1000, reason: 'bye' });
    expect(socket.closeCalls).toEqual([{ code: 1000, reason: 'bye' }]);
  });

  it('closes nothing where nothing is open', () => {
    const { dialSocket, perform } = hands();
    perform({ type: 'Close', generation: 1, code: 1000, reason: '' });
    const socket = dialSocket();
    perform({ type: 'Close', generation: 1, code: 1000, reason: '' });
    expect(socket.closeCalls).toEqual([]);
  });

  it('logs a close that the socket does not take, without its secrets', () => {
    const close = (): void => {
      throw new Error(`no ${SECRET}`);
    };
    const { perform, dial, logged } = hands({ transport: openWith({ close }) });
    dial();
    perform({ type: 'Close', generation: 1, code: 1000, reason: '' });
    const message = 'The socket could not be closed: no [redacted].';
    expect(logged).toEqual([{ level: 'warn', event: 'close-failed', message, fields: { code: 1000 } }]);
  });

  it('posts when a timer is over, once, with a draw', () => {
    const { perform, scheduler, posted } = hands();
    perform({ type: 'StartTimer', timer: 7, ms: 250 });
    expect(posted).toEqual([]);
    scheduler.flush();
    expect(posted).toEqual([{ type: 'Ticked', at: 250, timer: 7, random: 0.1 }]);
    expect(scheduler.actions).toEqual([]);
  });

  it('stops a timer, and one that does not run', () => {
    const { perform, scheduler, posted } = hands();
    perform({ type: 'StartTimer', timer: 7, ms: 250 });
    perform({ type: 'StopTimer', timer: 7 });
    perform({ type: 'StopTimer', timer: 7 });
    expect(scheduler.actions).toEqual([]);
    scheduler.flush();
    expect(posted).toEqual([]);
  });

  it('waits very long where it should wait for ever', () => {
    const { perform, scheduler } = hands();
    perform({ type: 'StartTimer', timer: 7, ms: Infinity });
    scheduler.flush();
    expect(scheduler.now()).toBeGreaterThan(86_400_000);
  });

  it('logs what it is told to log', () => {
    const { perform, logged } = hands();
    const entry: LogEntry = { level: 'info', event: 'an-event', message: 'It happened.', fields: {} };
    perform({ type: 'Log', entry });
    expect(logged).toEqual([entry]);
  });

  it('releases every connection and every timer at once', () => {
    const { perform, dispose, dial, link, scheduler, posted } = hands();
    dial(1);
    dial(2);
    perform({ type: 'StartTimer', timer: 1, ms: 5 });
    perform({ type: 'StartTimer', timer: 2, ms: 5 });
    posted.length = 0;
    dispose();
    expect(link.sockets.map(({ state }) => state)).toEqual(['abandoned', 'abandoned']);
    expect(scheduler.actions).toEqual([]);
    expect(posted).toEqual([]);
  });
});
