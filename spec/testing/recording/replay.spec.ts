import { VirtualTimeScheduler } from 'rxjs';
import type { Incoming, TransportSocket } from '../../../lib';
import { replay, type RecordedFrame, type ReplayOptions } from '../../../lib/testing';
import { see } from '../../support/log';

const REQUEST = { url: 'wss://live.example/', headers: {}, protocols: [] };

const dialled = (at: number, connection = 1): RecordedFrame => ({ at, connection, type: 'Dialled', url: 'wss://live.example/' });
const opened = (at: number, connection = 1): RecordedFrame => ({ at, connection, type: 'Opened' });
const sent = (at: number, connection = 1): RecordedFrame => ({ at, connection, type: 'Frame', direction: 'sent', data: '{}' });
const received = (at: number, data: string, connection = 1): RecordedFrame => ({
  at,
  connection,
  type: 'Frame',
  direction: 'received',
  data,
});
const closed = (at: number, connection = 1): RecordedFrame => ({ at, connection, type: 'Closed', code: 1011, reason: 'Oh' });

const world = (frames: Iterable<RecordedFrame>, options: ReplayOptions = {}) => {
  const scheduler = new VirtualTimeScheduler();
  const transport = replay(frames, { scheduler, ...options });
  const dial = (setupAfter: number | null = 0) => {
    const lines: string[] = [];
    const sockets: TransportSocket[] = [];
    const line = (incoming: Incoming): string =>
      incoming.type === 'Opened'
        ? 'open'
        : incoming.type === 'Frame'
          ? String(incoming.data)
          : `closed ${incoming.code}${incoming.cause ?? ''}`;
    const { subscription } = see(transport(REQUEST), (incoming) => {
      lines.push(`${scheduler.now()} ${line(incoming)}`);
      if (incoming.type !== 'Opened') return;
      sockets.push(incoming.socket);
      if (setupAfter !== null) subscription.add(scheduler.schedule(() => incoming.socket.send('{"setup":{}}'), setupAfter));
    });
    return { lines, sockets, subscription };
  };
  return { scheduler, dial };
};

const ONE = [dialled(100), opened(105), sent(105), received(120, 'hi'), sent(121), sent(122), received(200, 'ho'), closed(300)];

describe('replay', () => {
  it('tells what was received, with the waits of the recording', () => {
    const { scheduler, dial } = world(ONE);
    const { lines } = dial();
    expect(lines).toEqual([]);
    scheduler.flush();
    expect(lines).toEqual(['5 open', '20 hi', '100 ho', '200 closed 1011']);
  });

  it('measures from the moment of the setup, and answers none that was not sent', () => {
    const late = world(ONE);
    const { lines } = late.dial(50);
    late.scheduler.flush();
    expect(lines).toEqual(['5 open', '70 hi', '150 ho', '250 closed 1011']);
    const never = world(ONE);
    const mute = never.dial(null);
    never.scheduler.flush();
    expect(mute.lines).toEqual(['5 open']);
  });

  it.each([
    [2, ['2.5 open', '10 hi', '50 ho', '100 closed 1011']],
    [0.5, ['10 open', '40 hi', '200 ho', '400 closed 1011']],
    [Infinity, ['0 open', '0 hi', '0 ho', '0 closed 1011']],
  ])('plays at the speed of %d', (speed, expected) => {
    const { scheduler, dial } = world(ONE, { speed });
    const { lines } = dial();
    scheduler.flush();
    expect(lines).toEqual(expected);
    expect(() => world(ONE, { speed: 0 })).toThrow('speed: should be a number above 0');
  });

  it('plays the n-th connection to the n-th dial, also where they overlap, and says when there is none', () => {
    const { scheduler, dial } = world([
      dialled(0),
      opened(0),
      sent(0),
      dialled(10, 2),
      opened(10, 2),
      received(20, 'one'),
      sent(20, 2),
      received(30, 'two', 2),
      closed(40),
      closed(50, 2),
    ]);
    const dials = [dial(), dial(), dial()];
    scheduler.flush();
    expect(dials.map(({ lines }) => lines)).toEqual([
      ['0 open', '20 one', '40 closed 1011'],
      ['0 open', '10 two', '30 closed 1011'],
      ['0 closed 1006the recording holds 2 connections, and this is dial 3'],
    ]);
  });

  it('stays open where no end was recorded, until the client closes', () => {
    const { scheduler, dial } = world(ONE.slice(0, 4));
    const { lines, sockets } = dial();
    scheduler.flush();
    expect(lines.at(-1)).toBe('20 hi');
    sockets[0]?.close(1000, 'bye');
    expect(() => sockets[0]?.send('{}')).toThrow('the socket is closing');
    scheduler.flush();
    expect(lines.at(-1)).toBe('20 closed 1000');
  });

  it('waits for an end that comes soon, and for no other', () => {
    const soon = world(ONE);
    const first = soon.dial();
    soon.scheduler.schedule(() => first.sockets[0]?.close(1000), 150);
    soon.scheduler.flush();
    expect(first.lines.at(-1)).toBe('200 closed 1011');
    const later = world([...ONE.slice(0, -1), closed(60_000)]);
    const second = later.dial();
    later.scheduler.schedule(() => second.sockets[0]?.close(1000), 150);
    later.scheduler.flush();
    expect(second.lines.at(-1)).toBe('150 closed 1000');
  });

  it('says what is wrong with a recording that cannot be read', () => {
    const broken = function* (): Generator<RecordedFrame, void, undefined> {
      yield* ONE.slice(0, 4);
      throw new Error('line 5 is not JSON');
    };
    const { scheduler, dial } = world(broken());
    const { lines } = dial();
    scheduler.flush();
    expect(lines).toEqual(['5 open', '20 hi', '20 closed 1006line 5 is not JSON']);
  });

  it('leaves no timer behind', () => {
    const { scheduler, dial } = world(ONE);
    const { lines, subscription } = dial();
    subscription.unsubscribe();
    scheduler.flush();
    expect([lines, scheduler.now()]).toEqual([[], 0]);
  });

  it('passes over any number of sent frames without a deep stack', () => {
    const microphone = Array.from({ length: 100_000 }, () => sent(110));
    const { scheduler, dial } = world([...ONE.slice(0, 3), ...microphone, ...ONE.slice(3)]);
    const { lines } = dial();
    scheduler.flush();
    expect(lines.at(-1)).toBe('200 closed 1011');
  });

  it('plays an async iterable', async () => {
    const later = async function* (): AsyncGenerator<RecordedFrame, void, undefined> {
      for (const frame of ONE) yield await Promise.resolve(frame);
    };
    const lines: string[] = [];
    await new Promise<void>((done) => {
      replay(later(), { speed: Infinity })(REQUEST).subscribe({
        next: (incoming) => {
          lines.push(incoming.type);
          if (incoming.type === 'Opened') incoming.socket.send('{}');
        },
        complete: done,
      });
    });
    expect(lines).toEqual(['Opened', 'Frame', 'Frame', 'Closed']);
  });
});
