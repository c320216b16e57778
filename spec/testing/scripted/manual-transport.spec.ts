import { VirtualTimeScheduler } from 'rxjs';
import { manualTransport, type ManualTransportOptions } from '../../../lib/testing/scripted/manual-transport';
import type { Incoming, TransportSocket } from '../../../lib/transport/transport';
import { bytesOf } from '../../transport/bytes-of';

const request = { url: 'wss://a.example', headers: {}, protocols: [] };

const linked = (options: Omit<ManualTransportOptions, 'scheduler'> = {}) => {
  const scheduler = new VirtualTimeScheduler();
  const transport = manualTransport({ scheduler, ...options });
  const heard: (readonly [number, string])[] = [];
  const frames: unknown[] = [];
  const writers: TransportSocket[] = [];
  const hear = (incoming: Incoming): void => {
    heard.push([scheduler.now(), incoming.type]);
    if (incoming.type === 'Opened') writers.push(incoming.socket);
    if (incoming.type === 'Frame') frames.push(incoming.data);
  };
  const subscription = transport(request).subscribe({ next: hear, complete: () => heard.push([scheduler.now(), 'complete']) });
  const [socket] = transport.sockets;
  if (socket === undefined) throw new Error('Nothing was dialled.');
  const writer = (): TransportSocket => {
    const [opened] = writers;
    if (opened === undefined) throw new Error('Nothing was opened.');
    return opened;
  };
  return { scheduler, transport, socket, heard, frames, subscription, writer };
};

describe('manualTransport', () => {
  it('plays what the hand plays, and completes after the close', () => {
    const { socket, heard, frames } = linked();
    expect(socket.state).toBe('dialling');
    socket.open();
    socket.frame('text');
    socket.frame({ a: 1 });
    socket.frame(new Uint8Array([1, 2]));
    socket.closed({ code: 1011, reason: 'bye' });
    expect(heard.map(([, type]) => type)).toEqual(['Opened', 'Frame', 'Frame', 'Frame', 'Closed', 'complete']);
    expect(frames.slice(0, 2)).toEqual(['text', '{"a":1}']);
    expect(bytesOf(frames[2])).toEqual([1, 2]);
    expect(socket.state).toBe('closed');
  });

  it('gives binary frames a buffer of their own, and writes bytes in a message as base64', () => {
    const { socket, frames } = linked();
    socket.open();
    socket.frame(new Uint8Array([0, 1, 2, 3]).subarray(1, 3));
    socket.frame({ data: new Uint8Array([255]) });
    expect(bytesOf(frames[0])).toEqual([1, 2]);
    expect(frames[1]).toBe('{"data":"/w=="}');
  });

  it('makes a socket for each dial', () => {
    const { transport } = linked();
    transport({ ...request, url: 'wss://b.example' }).subscribe();
    expect(transport.sockets.map((socket) => socket.request.url)).toEqual(['wss://a.example', 'wss://b.example']);
  });

  it('opens and answers the setup by itself, in virtual time', () => {
    const { scheduler, writer, heard, frames, socket } = linked({ autoSetup: 10, autoOpen: 5 });
    scheduler.schedule(() => writer().send('{"setup":{}}'), 7);
    scheduler.flush();
    expect(heard).toEqual([
      [5, 'Opened'],
      [17, 'Frame'],
    ]);
    expect(frames).toEqual(['{"setupComplete":{}}']);
    expect(socket.sent).toEqual([{ setup: {} }]);
  });

  it('tells nothing inside subscribe, send and close', () => {
    const { scheduler, writer, heard, socket } = linked({ autoOpen: 0, autoClose: 0, onSend: (_, { frame }) => frame('echo') });
    expect(heard).toEqual([]);
    scheduler.flush();
    writer().send('{}');
    writer().close(1000, 'bye');
    expect(heard.map(([, type]) => type)).toEqual(['Opened']);
    expect(socket.state).toBe('closing');
    scheduler.flush();
    expect(heard.map(([, type]) => type)).toEqual(['Opened', 'Frame', 'Closed', 'complete']);
    expect(socket.closeCalls).toEqual([{ code: 1000, reason: 'bye' }]);
  });

  it('runs a script on the turn after the dial', () => {
    const { scheduler, heard } = linked({
      script: (socket, index) => {
        socket.open();
        socket.closed({ code: 4000 + index });
      },
    });
    expect(heard).toEqual([]);
    scheduler.flush();
    expect(heard.map(([, type]) => type)).toEqual(['Opened', 'Closed', 'complete']);
  });

  it('knows an abandoned socket, which hears and tells nothing more', () => {
    const { scheduler, socket, subscription, heard, writer } = linked({ autoSetup: 10 });
    scheduler.flush();
    writer().send('{"setup":{}}');
    subscription.unsubscribe();
    writer().send('{}');
    writer().close();
    socket.frame('late');
    socket.open();
    socket.closed();
    scheduler.flush();
    expect(socket.state).toBe('abandoned');
    expect(socket.sent).toEqual([{ setup: {} }]);
    expect(socket.closeCalls).toEqual([]);
    expect(heard.map(([, type]) => type)).toEqual(['Opened']);
  });

  it('keeps what is not JSON as it is', () => {
    const { scheduler, socket, writer } = linked({ autoOpen: 0 });
    scheduler.flush();
    writer().send('not json');
    expect(socket.sent).toEqual(['not json']);
  });

  it('takes nothing after the close frame of the client', () => {
    const { scheduler, socket, writer } = linked({ autoOpen: 0 });
    scheduler.flush();
    writer().close();
    expect(() => writer().send('{}')).toThrow('the socket is closing');
    expect(socket).toMatchObject({ sent: [], closeCalls: [{}], state: 'closing' });
  });

  it('complains about a hand that does what cannot be', () => {
    const { socket } = linked();
    expect(() => socket.frame('early')).toThrow('A connection that is not open yet carries no frames.');
    socket.open();
    expect(() => socket.open()).toThrow('A connection that is open cannot be opened.');
  });

  it('tells the client what is buffered', () => {
    const { socket, scheduler, writer } = linked({ autoOpen: 0 });
    scheduler.flush();
    expect(writer().bufferedAmount).toBe(0);
    socket.setBufferedAmount(9);
    expect(writer().bufferedAmount).toBe(9);
  });
});
