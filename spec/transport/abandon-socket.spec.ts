import { abandonSocket } from '../../lib/transport/abandon-socket';
import type { FakeSocket, Misbehaviour } from './fake-web-socket';
import { fakeNodePlatform, fakePlatform } from './fake-web-socket';

const fail = (): never => {
  throw new Error('no');
};

const standard = (readyState: number, misbehaviour: Misbehaviour = {}): FakeSocket => {
  const platform = fakePlatform(misbehaviour);
  new platform.WebSocket('wss://a.example');
  platform.only().readyState = readyState;
  return platform.only();
};

const node = (readyState: number, misbehaviour: Misbehaviour = {}) => {
  const platform = fakeNodePlatform(misbehaviour);
  new platform.WebSocket('wss://a.example');
  platform.only().readyState = readyState;
  return { socket: platform.only(), cuts: platform.cuts };
};

describe('abandonSocket', () => {
  it.each([0, 1, 2, 3])('leaves one listener, which absorbs errors, in state %d', (readyState) => {
    const socket = standard(readyState);
    abandonSocket(socket);
    expect(socket.listeners.map(({ type }) => type)).toEqual(['error']);
    expect(() => socket.fire('error', { message: 'late' })).not.toThrow();
  });

  it('aborts a dial', () => {
    const { socket, cuts } = node(0);
    abandonSocket(socket);
    expect(cuts()).toBe(1);
  });

  it('aborts a dial by closing where that is all there is', () => {
    const socket = standard(0);
    abandonSocket(socket);
    expect(socket.closeCalls).toHaveLength(1);
  });

  it('hands over a close frame when open, and does not cut it off', () => {
    const { socket, cuts } = node(1);
    abandonSocket(socket);
    expect(socket.closeCalls).toEqual([[1000]]);
    expect(cuts()).toBe(0);
  });

  it('cuts an open connection that cannot be closed', () => {
    const { socket, cuts } = node(1, { closing: fail });
    abandonSocket(socket);
    expect(cuts()).toBe(1);
  });

  it('does not wait for one that is closing', () => {
    const { socket, cuts } = node(2);
    abandonSocket(socket);
    expect(cuts()).toBe(1);
  });

  it('does nothing more to one that is closed', () => {
    const { socket, cuts } = node(3);
    abandonSocket(socket);
    expect([socket.closeCalls, cuts()]).toEqual([[], 0]);
  });

  it.each([0, 1, 2, 3])('does not throw where everything throws, in state %d', (readyState) => {
    expect(() => abandonSocket(standard(readyState, { closing: fail, listening: fail }))).not.toThrow();
  });
});
