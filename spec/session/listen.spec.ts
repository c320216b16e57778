import { EMPTY, from, NEVER, of, throwError } from 'rxjs';
import { listen } from '../../lib/session/listen';
import type { Incoming, Transport } from '../../lib/transport/transport';
import { see } from '../support/log';
import { virtual } from '../streams/virtual';

const request = { url: 'wss://a.example/', headers: {}, protocols: [] };
const socket = { send: () => undefined, close: () => undefined, bufferedAmount: 0 };
const opened: Incoming = { type: 'Opened', socket };
const frame = (data: unknown): Incoming => ({ type: 'Frame', data });
const closed: Incoming = { type: 'Closed', code: 1000, reason: 'bye' };
const SECRET = 'a very/secret key';

const heard = (incoming: readonly Incoming[], secrets: readonly string[] = []) =>
  see(
    listen(
      () => from(incoming),
      { request, secrets },
      () => undefined,
    ),
  ).values;

describe('listen', () => {
  it('tells what a connection tells, decoded, and completes with its close', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const connection$ = cold<Incoming>('-o-f-(c|)', { o: opened, f: frame('{"setupComplete":{}}'), c: closed });
      expectObservable(
        listen(
          () => connection$,
          { request, secrets: [] },
          () => undefined,
        ),
      ).toBe('-o-f-(c|)', {
        o: { type: 'Opened' },
        f: { type: 'Received', decoded: { _tag: 'Right', right: { setupComplete: {} } } },
        c: { type: 'Closed', code: 1000, reason: 'bye' },
      });
      expectSubscriptions(connection$.subscriptions).toBe('^----!');
    });
  });

  it('dials at each subscription with the request, and not before', () => {
    const transport = jest.fn<ReturnType<Transport>, Parameters<Transport>>(() => NEVER);
    const heard$ = listen(transport, { request, secrets: [] }, () => undefined);
    expect(transport).not.toHaveBeenCalled();
    see(heard$);
    see(heard$);
    expect(transport.mock.calls).toEqual([[request], [request]]);
  });

  it('leaves the connection when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const connection$ = cold<Incoming>('-o----', { o: opened });
      expectObservable(
        listen(
          () => connection$,
          { request, secrets: [] },
          () => undefined,
        ),
        '^--!',
      ).toBe('-o--', { o: { type: 'Opened' } });
      expectSubscriptions(connection$.subscriptions).toBe('^--!');
    });
  });

  it('shows each thing raw before it tells it', () => {
    const order: string[] = [];
    see(
      listen(
        () => of(opened, closed),
        { request, secrets: [] },
        ({ type }) => order.push(`raw ${type}`),
      ),
      ({ type }) => order.push(type),
    );
    expect(order).toEqual(['raw Opened', 'Opened', 'raw Closed', 'Closed']);
  });

  it('hears nothing after the close', () => {
    virtual(({ cold, expectObservable, expectSubscriptions }) => {
      const connection$ = cold<Incoming>('c-o', { c: closed, o: opened });
      expectObservable(
        listen(
          () => connection$,
          { request, secrets: [] },
          () => undefined,
        ),
      ).toBe('(c|)', {
        c: { type: 'Closed', code: 1000, reason: 'bye' },
      });
      expectSubscriptions(connection$.subscriptions).toBe('(^!)');
    });
  });

  it.each<readonly [string, Transport, string]>([
    ['completes without a close', () => EMPTY, 'the transport ended without a close'],
    ['errors', () => throwError(() => new Error('broken')), 'broken'],
    ['errors with a text', () => throwError((): unknown => 'broken'), 'broken'],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
      'broken',
    ],
  ])('closes by itself where the transport %s', (_what, transport, cause) => {
    const seen = see(listen(transport, { request, secrets: [] }, () => undefined));
    expect(seen.values).toEqual([{ type: 'Closed', code: 1006, reason: '', cause }]);
    expect(seen.end()).toBe('complete');
  });

  it('keeps the status and the cause of a close', () => {
    const refused: Incoming = { type: 'Closed', code: 1006, reason: '', status: 403, cause: 'HTTP 403' };
    expect(heard([refused])).toEqual([refused]);
  });

  describe('takes the secrets out of', () => {
    const clean = (incoming: Incoming) => JSON.stringify(heard([incoming], [SECRET]));

    it.each<readonly [string, Incoming]>([
      ['a close reason', { type: 'Closed', code: 1007, reason: `bad key ${SECRET}` }],
      ['a close reason, URL-encoded', { type: 'Closed', code: 1007, reason: `bad key ${encodeURIComponent(SECRET)}` }],
      ['a cause', { type: 'Closed', code: 1006, reason: '', cause: `GET /?key=${encodeURIComponent(SECRET)}` }],
      ['a frame that is no JSON', frame(`bad key ${SECRET}`)],
      ['a frame with a fault', frame(JSON.stringify({ serverContent: { modelTurn: SECRET }, goAway: {} }))],
      [
        'a frame with several faults',
        frame(JSON.stringify({ goAway: 5, serverContent: { modelTurn: { parts: [{ text: { [SECRET]: 1 } }] } } })),
      ],
      ['an error that the server reports', frame(JSON.stringify({ error: { code: 401, message: `bad key ${SECRET}` } }))],
    ])('%s', (_what, incoming) => {
      expect(clean(incoming)).toContain('[redacted]');
      expect(clean(incoming)).not.toContain(SECRET);
      expect(clean(incoming)).not.toContain(encodeURIComponent(SECRET));
    });

    it('and leaves the rest of an error as it is', () => {
      expect(
        heard([frame('{"error":{"code":401,"status":"DENIED","message":"no"}}'), frame('{"error":{"code":7}}')], [SECRET]),
      ).toMatchObject([
        { decoded: { right: { error: { code: 401, status: 'DENIED', message: 'no' } } } },
        { decoded: { right: { error: { code: 7 } } } },
        { type: 'Closed' },
      ]);
    });
  });
});
