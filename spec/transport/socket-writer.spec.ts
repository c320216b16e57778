import { Subscription, VirtualTimeScheduler } from 'rxjs';
import { holdBack } from '../../lib/transport/hold-back';
import { socketWriter } from '../../lib/transport/socket-writer';
import type { Incoming } from '../../lib/transport/transport';
import { fakePlatform, type Misbehaviour } from './fake-web-socket';

const fail = (): never => {
  throw new Error('no room for k3y');
};

const writing = (misbehaviour: Misbehaviour = {}, readyState = 1) => {
  const platform = fakePlatform(misbehaviour);
  const scheduler = new VirtualTimeScheduler();
  const heard: Incoming[] = [];
  const events = holdBack<Incoming>((incoming) => heard.push(incoming), scheduler);
  const listening = new Subscription();
  const writer = socketWriter(new platform.WebSocket('wss://a.example'), events, ['k3y'], listening);
  const socket = platform.only();
  socket.readyState = readyState;
  return { writer, socket, heard, events, listening, scheduler };
};

describe('socketWriter', () => {
  it('hands text over when open', () => {
    const { writer, socket } = writing();
    writer.send('one');
    writer.send('two');
    expect(socket.sent).toEqual(['one', 'two']);
  });

  it.each([0, 2, 3])('hands nothing over in state %d, and says so', (readyState) => {
    const { writer, socket } = writing({}, readyState);
    expect(() => writer.send('one')).toThrow('the socket is closing');
    expect(socket.sent).toEqual([]);
  });

  it('does nothing once nobody listens', () => {
    const { writer, socket, listening } = writing();
    listening.unsubscribe();
    writer.send('one');
    writer.close();
    expect([socket.sent, socket.closeCalls]).toEqual([[], []]);
  });

  it('ends the connection after a frame that could not be sent, but not inside send', () => {
    const { writer, heard, scheduler } = writing({ sending: fail });
    expect(() => writer.send('one')).not.toThrow();
    expect(heard).toEqual([]);
    scheduler.flush();
    expect(heard).toEqual([{ type: 'Closed', code: 1006, reason: '', cause: 'no room for [redacted]' }]);
  });

  it('closes with what every platform takes', () => {
    const { writer, socket } = writing();
    writer.close();
    writer.close(1011, '€'.repeat(50));
    writer.close(4000, 'bye');
    expect(socket.closeCalls).toEqual([
      [1000, ''],
      [1000, '€'.repeat(41)],
      [4000, 'bye'],
    ]);
  });

  it('does not throw what close throws', () => {
    const { writer, heard, scheduler } = writing({ closing: fail });
    expect(() => writer.close()).not.toThrow();
    scheduler.flush();
    expect(heard).toEqual([]);
  });

  it('keeps what the platform tells inside send or close for the next turn', () => {
    const passing: (() => void)[] = [];
    const misbehaviour = { sending: () => passing.forEach((pass) => pass()), closing: () => passing.forEach((pass) => pass()) };
    const { writer, heard, events, scheduler } = writing(misbehaviour);
    passing.push(() => events.pass({ type: 'Frame', data: 'echo' }));
    writer.send('one');
    writer.close();
    expect(heard).toEqual([]);
    scheduler.flush();
    expect(heard).toHaveLength(2);
  });

  it('tells what is buffered now', () => {
    const { writer, socket } = writing();
    socket.bufferedAmount = 7;
    expect(writer.bufferedAmount).toBe(7);
    socket.bufferedAmount = 0;
    expect(writer.bufferedAmount).toBe(0);
  });
});
