import { Observable, Subject, throwError, VirtualTimeScheduler } from 'rxjs';
import type { Incoming, Transport, TransportSocket } from '../../../lib';
import { record, type RecordedFrame } from '../../../lib/testing';
import { see } from '../../support/log';

const REQUEST = { url: 'wss://me:pass@live.example/path?key=s3cret-key', headers: { 'x-goog-api-key': 's3cret-key' }, protocols: [] };

/** A transport by hand. */
const byHand = () => {
  const incoming$ = new Subject<Incoming>();
  const calls: unknown[] = [];
  const socket: TransportSocket = {
    send: (text) => {
      if (text === 'refuse') throw new Error('the socket is closing');
      calls.push(text);
    },
    close: (...args) => {
      calls.push(args);
    },
    bufferedAmount: 7,
  };
  const transport: Transport = () => incoming$;
  return { incoming$, calls, socket, transport };
};

const world = (transport: Transport) => {
  const scheduler = new VirtualTimeScheduler();
  scheduler.frame = 1_000;
  const recorder = record(transport, { scheduler });
  const { values: frames } = see(recorder.frames$);
  const heard = see(recorder.transport(REQUEST));
  return { scheduler, recorder, frames, heard };
};

const DIALLED: RecordedFrame = { at: 0, connection: 1, type: 'Dialled', url: 'wss://live.example/path' };

describe('record', () => {
  it('writes down what both sides say, with the time since the first dial', () => {
    const { incoming$, socket, transport } = byHand();
    const { scheduler, frames, heard } = world(transport);
    incoming$.next({ type: 'Opened', socket });
    const [opened] = heard.values;
    if (opened?.type === 'Opened') opened.socket.send('hello');
    scheduler.frame = 1_040;
    const bytes = new Uint8Array([0xff, 0x00]);
    incoming$.next({ type: 'Frame', data: bytes.buffer });
    bytes[0] = 1;
    incoming$.next({ type: 'Closed', code: 1008, reason: 'No s3cret-key', status: 403, cause: 'for s3cret-key' });
    expect(frames).toEqual([
      DIALLED,
      { at: 0, connection: 1, type: 'Opened' },
      { at: 0, connection: 1, type: 'Frame', direction: 'sent', data: 'hello' },
      { at: 40, connection: 1, type: 'Frame', direction: 'received', data: new Uint8Array([0xff, 0x00]) },
      { at: 40, connection: 1, type: 'Closed', code: 1008, reason: 'No [redacted]', status: 403, cause: 'for [redacted]' },
    ]);
  });

  it('does not go back in time where the clock does', () => {
    const { incoming$, transport } = byHand();
    const { scheduler, frames } = world(transport);
    for (const frame of [1_040, 1_010, 500, 1_050]) {
      scheduler.frame = frame;
      incoming$.next({ type: 'Frame', data: '{}' });
    }
    expect(frames.map(({ at }) => at)).toEqual([0, 40, 40, 40, 50]);
  });

  it('changes nothing of what it records', () => {
    const { incoming$, calls, socket, transport } = byHand();
    const { frames, heard } = world(transport);
    const data = new ArrayBuffer(4);
    const closed: Incoming = { type: 'Closed', code: 1008, reason: 'No s3cret-key' };
    incoming$.next({ type: 'Opened', socket });
    incoming$.next({ type: 'Frame', data });
    const [opened, frame] = heard.values;
    expect(frame?.type === 'Frame' && frame.data === data).toBe(true);
    if (opened?.type !== 'Opened') throw new Error('It did not open.');
    expect(opened.socket.bufferedAmount).toBe(7);
    opened.socket.close(1000, 'bye');
    expect(() => {
      opened.socket.send('refuse');
    }).toThrow('the socket is closing');
    expect(calls).toEqual([[1000, 'bye']]);
    // What was not handed over was not said.
    expect(frames.filter(({ type }) => type === 'Frame')).toHaveLength(1);
    incoming$.next(closed);
    expect(heard.values.at(-1)).toBe(closed);
    incoming$.complete();
    expect(heard.end()).toBe('complete');
    expect(frames).toHaveLength(4);
  });

  it('says that the client left', () => {
    const { incoming$, transport } = byHand();
    const { frames, heard } = world(transport);
    heard.subscription.unsubscribe();
    expect(frames).toEqual([DIALLED, { at: 0, connection: 1, type: 'Left' }]);
    expect(incoming$.observed).toBe(false);
  });

  it.each([
    ['errors', (): Observable<Incoming> => throwError(() => new Error('no s3cret-key\nmore')), 'no [redacted]'],
    ['completes', (): Observable<Incoming> => new Observable((subscriber) => subscriber.complete()), 'the transport ended without a close'],
  ])('records an end where a transport %s without one', (_how, transport, cause) => {
    const { frames } = world(transport);
    expect(frames).toEqual([DIALLED, { at: 0, connection: 1, type: 'Closed', code: 1006, reason: '', cause }]);
  });

  it('takes a token of the query out as it was written', () => {
    const { incoming$, transport } = byHand();
    const { recorder, frames } = world(transport);
    const url = 'wss://live.example/path?tok=a+b%2Fcdefgh%41';
    see(recorder.transport({ url, headers: {}, protocols: [] }));
    incoming$.next({ type: 'Closed', code: 1006, reason: '', cause: `failed: ${url}` });
    expect(frames.at(-1)).toMatchObject({ cause: 'failed: wss://live.example/path?tok=[redacted]' });
  });

  it('counts dials, and tells a late subscriber what comes from then on', () => {
    const { incoming$, socket, transport } = byHand();
    const { recorder, frames } = world(transport);
    const late = see(recorder.frames$);
    see(recorder.transport(REQUEST));
    expect(frames.map(({ connection }) => connection)).toEqual([1, 2]);
    expect(late.values.map(({ connection }) => connection)).toEqual([2]);
    incoming$.next({ type: 'Opened', socket });
    expect(late.end()).toBe('none');
    expect('next' in recorder.frames$).toBe(false);
  });

  it('tells every subscriber the same order, whatever one of them does', () => {
    const { incoming$, socket, transport } = byHand();
    const recorder = record(transport, { scheduler: new VirtualTimeScheduler() });
    const sockets: TransportSocket[] = [];
    see(recorder.frames$, (frame) => {
      if (frame.type === 'Frame' && frame.direction === 'received') sockets[0]?.send('answer');
    });
    const second = see(recorder.frames$);
    see(recorder.transport(REQUEST), (incoming) => {
      if (incoming.type === 'Opened') sockets.push(incoming.socket);
    });
    incoming$.next({ type: 'Opened', socket });
    incoming$.next({ type: 'Frame', data: 'question' });
    expect(second.values.flatMap((frame) => (frame.type === 'Frame' ? [frame.data] : []))).toEqual(['question', 'answer']);
  });

  it('leaves audio alone that looks like a key by chance', () => {
    const { incoming$, transport } = byHand();
    const { frames } = world(transport);
    const data = `{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"AAAAAIzaSyAbcdefghijklmnopqrstuvwxyzAAAA"}}]}}}`;
    incoming$.next({ type: 'Frame', data });
    expect(frames.at(-1)).toMatchObject({ data });
    const text = data.replace('"data"', '"text"');
    incoming$.next({ type: 'Frame', data: text });
    expect(JSON.stringify(frames.at(-1))).toContain('[redacted]');
  });
});
