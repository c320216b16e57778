import { Subscription, VirtualTimeScheduler } from 'rxjs';
import { holdBack } from '../../lib/transport/hold-back';
import { listenToSocket } from '../../lib/transport/listen-to-socket';
import type { Incoming } from '../../lib/transport/transport';
import { bytesOf } from './bytes-of';
import { fakeNodePlatform, fakePlatform, type FakePlatform } from './fake-web-socket';

const listened = <P extends FakePlatform>(platform: P) => {
  const heard: Incoming[] = [];
  const listening = new Subscription();
  const events = holdBack<Incoming>((incoming) => heard.push(incoming), new VirtualTimeScheduler());
  const socket = new platform.WebSocket('wss://a.example');
  listenToSocket(socket, events, ['k3y'], listening);
  return { heard, listening, platform, socket: platform.only() };
};

describe('listenToSocket', () => {
  it('tells of the opening, the frames and the end', () => {
    const { heard, socket } = listened(fakePlatform());
    const bytes = new ArrayBuffer(3);
    socket.opens();
    socket.fire('message', { data: 'text' });
    socket.fire('message', { data: bytes });
    socket.closes(1011, 'Internal error');
    expect(heard).toEqual([
      { type: 'Opened', socket: expect.objectContaining({ bufferedAmount: 0 }) as unknown },
      { type: 'Frame', data: 'text' },
      { type: 'Frame', data: bytes },
      { type: 'Closed', code: 1011, reason: 'Internal error' },
    ]);
  });

  it('makes a plain buffer of a view, without what lies around it', () => {
    const { heard, socket } = listened(fakePlatform());
    socket.fire('message', { data: new Uint8Array([9, 1, 2, 9]).subarray(1, 3) });
    expect(heard.map((incoming) => incoming.type === 'Frame' && bytesOf(incoming.data))).toEqual([[1, 2]]);
  });

  it('tells of an error at the close that follows, once, in the words of the first', () => {
    const { heard, socket } = listened(fakePlatform());
    socket.fire('error', { error: new Error('cut off'), message: 'other words' });
    socket.fire('error', { message: 'and again' });
    expect(heard).toEqual([]);
    socket.closes(1006);
    expect(heard).toEqual([{ type: 'Closed', code: 1006, reason: '', cause: 'cut off' }]);
  });

  it('has no cause where the platform gives none, as browsers do', () => {
    const { heard, socket } = listened(fakePlatform());
    socket.fire('error');
    socket.closes(1006);
    expect(heard).toEqual([{ type: 'Closed', code: 1006, reason: '' }]);
  });

  it('takes a close event without a code as a lost connection', () => {
    const { heard, socket } = listened(fakePlatform());
    socket.fire('close');
    expect(heard).toEqual([{ type: 'Closed', code: 1006, reason: '' }]);
  });

  it('lets no secret through, neither in the reason nor in the cause', () => {
    const { heard, socket } = listened(fakePlatform());
    socket.fire('error', { message: 'no access with k3y' });
    socket.closes(1008, 'bad key k3y');
    expect(heard).toEqual([{ type: 'Closed', code: 1008, reason: 'bad key [redacted]', cause: 'no access with [redacted]' }]);
  });

  it('tells the status of a refused upgrade, lets go of the response and ends the dial', () => {
    const { heard, platform, socket } = listened(fakeNodePlatform());
    const destroy = jest.fn();
    platform.refusals.forEach((refuse) => refuse({}, { statusCode: 403, statusMessage: 'Forbidden', destroy }));
    expect([destroy.mock.calls.length, platform.cuts()]).toEqual([1, 1]);
    socket.fire('error', { message: 'closed before it was open' });
    socket.closes(1006);
    expect(heard).toEqual([
      {
        type: 'Closed',
        code: 1006,
        reason: '',
        status: 403,
        cause: 'The server answered the upgrade to a WebSocket with HTTP 403 Forbidden.',
      },
    ]);
  });

  it('survives a response without a status that cannot be destroyed', () => {
    const { heard, platform, socket } = listened(fakeNodePlatform());
    const destroy = (): never => {
      throw new Error('no');
    };
    platform.refusals.forEach((refuse) => refuse({}, { destroy }));
    socket.closes(1006);
    expect(heard).toEqual([{ type: 'Closed', code: 1006, reason: '', cause: 'The server refused the upgrade to a WebSocket.' }]);
  });

  it('takes every listener off again', () => {
    const { listening, platform, socket } = listened(fakeNodePlatform());
    expect([socket.listeners.length, platform.refusals.length]).toEqual([4, 1]);
    listening.unsubscribe();
    expect([socket.listeners, platform.refusals]).toEqual([[], []]);
  });
});
