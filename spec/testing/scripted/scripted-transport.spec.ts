import { asyncScheduler, lastValueFrom, map, Observable, toArray, VirtualTimeScheduler } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { LiveConfigError } from '../../../lib/errors/live-config-error';
import type { Script } from '../../../lib/script/script';
import { scriptedTransport } from '../../../lib/testing/scripted/scripted-transport';
import type { TransportSocket } from '../../../lib/transport/transport';
import { bytesOf } from '../../transport/bytes-of';
import { see } from '../../support/log';

const request = { url: 'wss://a.example', headers: {}, protocols: [] };

const dialling = (script: Script) => {
  const scheduler = new VirtualTimeScheduler();
  const transport = scriptedTransport(script, { scheduler });
  const dial = () => {
    const sockets: TransportSocket[] = [];
    const seen = see(transport(request), (incoming) => {
      if (incoming.type === 'Opened') sockets.push(incoming.socket);
    });
    return {
      seen,
      told: () => seen.values.map((incoming) => (incoming.type === 'Frame' ? incoming.data : incoming.type)),
      socket: (): TransportSocket => {
        const [socket] = sockets;
        if (socket === undefined) throw new Error('Nothing was opened.');
        return socket;
      },
    };
  };
  return { scheduler, transport, dial };
};

describe('scriptedTransport', () => {
  it('dials on subscribing, and tells nothing inside it', () => {
    const { scheduler, transport, dial } = dialling([{ send: 'a' }]);
    const connection$ = transport(request);
    scheduler.flush();
    expect(connection$).toBeInstanceOf(Observable);
    expect(() => transport.verify()).toThrow('Nobody dialled.');
    const { told } = dial();
    expect(told()).toEqual([]);
    scheduler.flush();
    expect(told()).toEqual(['Opened', 'a']);
  });

  it('tells nothing inside send and close, and keeps the order', () => {
    const { scheduler, dial } = dialling([{ expect: 'setup' }, { send: 'a' }, { send: 'b' }, { expect: 'toolResponse' }, { send: 'c' }]);
    const { told, socket, seen } = dial();
    scheduler.flush();
    socket().send('{"setup":{}}');
    socket().send('{"toolResponse":{}}');
    expect(told()).toEqual(['Opened']);
    scheduler.flush();
    expect(told()).toEqual(['Opened', 'a', 'b', 'c']);
    socket().close(1000, 'bye');
    expect(told()).toHaveLength(4);
    scheduler.flush();
    expect(seen.values.at(-1)).toEqual({ type: 'Closed', code: 1000, reason: 'bye' });
    expect(seen.end()).toBe('complete');
  });

  it('tells all of a burst before it looks at what the client answers to its first frame', () => {
    const { scheduler, transport } = dialling([{ send: 'a' }, { send: 'b' }, { expect: 'toolResponse' }, { send: 'c' }]);
    const told: unknown[] = [];
    let socket: TransportSocket | undefined;
    transport(request).subscribe((incoming) => {
      if (incoming.type === 'Opened') ({ socket } = incoming);
      if (incoming.type !== 'Frame') return;
      told.push(incoming.data);
      if (incoming.data === 'a') socket?.send('{"toolResponse":{}}');
      if (incoming.data === 'a') expect(told).toEqual(['a']);
    });
    scheduler.flush();
    expect(told).toEqual(['a', 'b', 'c']);
    transport.verify();
  });

  it('gives bytes as a binary frame', () => {
    const { scheduler, dial } = dialling([{ send: new Uint8Array([1, 2]) }]);
    const { told } = dial();
    scheduler.flush();
    expect(bytesOf(told()[1])).toEqual([1, 2]);
  });

  it('answers a refused dial with its status and words', () => {
    const { scheduler, dial } = dialling([{ refuse: { status: 503 } }]);
    const { seen } = dial();
    scheduler.flush();
    expect(seen.values).toEqual([{ type: 'Closed', code: 1006, reason: '', status: 503, cause: 'The server answered with HTTP 503.' }]);
    expect(seen.end()).toBe('complete');
  });

  it.each([
    ['before it is opened', 0],
    ['while it waits', 5],
  ])('leaves no timer when the client unsubscribes %s', (_when, ms) => {
    const { scheduler, transport, dial } = dialling([{ send: 'a' }, { wait: 10 }, { send: 'b' }]);
    const { seen, told } = dial();
    if (ms > 0) {
      scheduler.maxFrames = ms;
      scheduler.flush();
    }
    const before = told();
    seen.subscription.unsubscribe();
    expect(scheduler.actions).toEqual([]);
    scheduler.maxFrames = Infinity;
    scheduler.flush();
    expect(told()).toEqual(before);
    expect(transport.problems.map(({ type }) => type)).toEqual(ms > 0 ? ['LeftEarly'] : []);
  });

  it('leaves no timer when the client unsubscribes before it heard an answer', () => {
    const { scheduler, transport, dial } = dialling([{ expect: 'setup' }, { send: 'a' }]);
    const { seen, socket, told } = dial();
    scheduler.flush();
    socket().send('{"setup":{}}');
    expect(scheduler.actions).toHaveLength(1);
    seen.subscription.unsubscribe();
    expect(scheduler.actions).toEqual([]);
    expect(told()).toEqual(['Opened']);
    transport.verify();
  });

  it('throws for a script that cannot be, at once and with every step', () => {
    const wrong = [{ wait: -1 }, { shout: 'a' }] as unknown as Script;
    expect(() => scriptedTransport(wrong)).toThrow(LiveConfigError);
    expect(() => scriptedTransport(wrong)).toThrow(/step 1: wait should be .*step 2: should have one of the keys/);
  });

  it('plays on the scheduler of the platform by default', async () => {
    const transport = scriptedTransport([{ wait: 1 }, { send: 'a' }, { close: { code: 1000 } }]);
    const told = await lastValueFrom(transport(request).pipe(toArray()), { defaultValue: [] });
    expect(told.map(({ type }) => type)).toEqual(['Opened', 'Frame', 'Closed']);
    expect(asyncScheduler.actions).toEqual([]);
  });

  it('plays in a diagram', () => {
    new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(({ expectObservable }) => {
      const transport = scriptedTransport([{ wait: 3 }, { send: 'a' }, { wait: 2 }, { drop: true }]);
      const types$ = transport(request).pipe(map(({ type }) => type));
      expectObservable(types$).toBe('o--f-(x|)', { o: 'Opened', f: 'Frame', x: 'Closed' });
    });
  });

  it('shows a long script around the place where it stopped', () => {
    const { scheduler, transport, dial } = dialling([
      ...Array.from({ length: 9 }, (_, number) => ({ send: { number } })),
      { expect: 'setup' as const },
      ...Array.from({ length: 9 }, (_, number) => ({ send: { number } })),
    ]);
    dial();
    scheduler.flush();
    expect(() => transport.verify()).toThrow(
      [
        'The script was not played as it is written.',
        '* Not done of the 19 steps: 10, 11, 12, 13, 14, 15, 16, 17, ….',
        '',
        '    …',
        '     7  send number 6',
        '     8  send number 7',
        '     9  send number 8',
        '  > 10  expect setup',
        '  - 11  send number 0',
        '  - 12  send number 1',
        '  - 13  send number 2',
        '    …',
      ].join('\n'),
    );
  });
});
