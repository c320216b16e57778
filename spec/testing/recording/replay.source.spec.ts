import { VirtualTimeScheduler } from 'rxjs';
import type { Incoming, TransportSocket } from '../../../lib';
import { replay, type RecordedFrame } from '../../../lib/testing';
import { see } from '../../support/log';

const REQUEST = { url: 'wss://live.example/', headers: {}, protocols: [] };
const place = (at: number, connection: number) => ({ at, connection });
const begun = (at: number, connection: number): readonly RecordedFrame[] => [
  { ...place(at, connection), type: 'Dialled', url: '' },
  { ...place(at, connection), type: 'Opened' },
];
const received = (at: number, connection: number, data = '{}'): RecordedFrame => ({
  ...place(at, connection),
  type: 'Frame',
  direction: 'received',
  data,
});
const closed = (at: number, connection: number): RecordedFrame => ({ ...place(at, connection), type: 'Closed', code: 1000, reason: '' });

/** A source that tells how far it was read, and whether it was let go of. */
const watched = (frames: () => Iterable<RecordedFrame>) => {
  const seen = { given: 0, released: 0 };
  const source = function* (): Generator<RecordedFrame, void, undefined> {
    try {
      for (const frame of frames()) {
        seen.given += 1;
        yield frame;
      }
    } finally {
      seen.released += 1;
    }
  };
  return { seen, source };
};

const world = (frames: () => Iterable<RecordedFrame>) => {
  const { seen, source } = watched(frames);
  const scheduler = new VirtualTimeScheduler();
  const transport = replay(source(), { scheduler });
  const dial = () => {
    const sockets: TransportSocket[] = [];
    const heard = see(transport(REQUEST), (incoming: Incoming) => {
      if (incoming.type === 'Opened') sockets.push(incoming.socket);
    });
    return { sockets, ...heard };
  };
  return { seen, scheduler, dial };
};

describe('what a replay reads ahead', () => {
  const MANY = 10_000;
  const endless = function* (): Generator<RecordedFrame, void, undefined> {
    yield* begun(0, 1);
    yield* begun(10, 2);
    for (let index = 0; index < MANY; index += 1) yield received(20 + index, 2);
    yield received(20 + MANY, 1, 'late');
  };

  it('is little, where a connection has no end and the next one is not dialled', () => {
    const { seen, scheduler, dial } = world(endless);
    const { sockets, values } = dial();
    scheduler.flush();
    expect(seen.given).toBeLessThan(2_100);
    sockets[0]?.close(1000);
    scheduler.flush();
    expect(values.map(({ type }) => type)).toEqual(['Opened', 'Closed']);
  });

  it('goes on where the next one is dialled, and nothing is lost', () => {
    const { scheduler, dial } = world(endless);
    const first = dial();
    const second = dial();
    scheduler.flush();
    expect(second.values).toHaveLength(MANY + 1);
    expect(first.values.at(-1)).toEqual({ type: 'Frame', data: 'late' });
    expect(scheduler.now()).toBe(20 + MANY);
  });
});

describe('the source of a replay', () => {
  it('is let go of when its last connection has ended', () => {
    const { seen, scheduler, dial } = world(() => [...begun(0, 1), closed(5, 1), received(9, 1)]);
    expect(dial().values).toEqual([]);
    scheduler.flush();
    expect(seen).toEqual({ given: 4, released: 1 });
  });

  it('is let go of when the client leaves shortly before its end', () => {
    const { seen, dial } = world(() => [...begun(0, 1), ...Array.from({ length: 500 }, () => received(9, 1)), closed(10, 1)]);
    dial().subscription.unsubscribe();
    expect(seen.released).toBe(1);
  });

  it('is kept for the dial of the next connection', () => {
    const { seen, scheduler, dial } = world(() => [...begun(0, 1), closed(5, 1), ...begun(9, 2), closed(12, 2)]);
    dial();
    scheduler.flush();
    expect(seen.released).toBe(0);
    const { values } = dial();
    scheduler.flush();
    expect(values.map(({ type }) => type)).toEqual(['Opened', 'Closed']);
    expect(seen.released).toBe(1);
  });

  it('is let go of when it cannot be read', async () => {
    let returned = 0;
    const failing = {
      next: () => {
        throw new Error('the disk is gone');
      },
      return: () => {
        returned += 1;
        throw new Error('so is this');
      },
    };
    const scheduler = new VirtualTimeScheduler();
    const heard = see(replay({ [Symbol.iterator]: () => failing }, { scheduler })(REQUEST));
    scheduler.flush();
    expect([returned, heard.values]).toEqual([1, [{ type: 'Closed', code: 1006, reason: '', cause: 'the disk is gone' }]]);
    const later = { next: () => Promise.reject(new Error('the net is gone')), return: () => Promise.resolve(failing.return()) };
    const cause = await new Promise((done) => {
      replay({ [Symbol.asyncIterator]: () => later })(REQUEST).subscribe((incoming) => done(incoming.type === 'Closed' && incoming.cause));
    });
    expect([returned, cause]).toEqual([2, 'the net is gone']);
  });
});
