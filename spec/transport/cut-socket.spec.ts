import { cutSocket } from '../../lib/transport/cut-socket';
import { fakeNodePlatform, fakePlatform } from './fake-web-socket';

describe('cutSocket', () => {
  it('terminates where that is possible', () => {
    const { WebSocket, only, cuts } = fakeNodePlatform();
    cutSocket(new WebSocket('wss://a.example'));
    expect([cuts(), only().closeCalls]).toEqual([1, []]);
  });

  it('closes otherwise', () => {
    const { WebSocket, only } = fakePlatform();
    cutSocket(new WebSocket('wss://a.example'));
    expect(only().closeCalls).toEqual([[]]);
  });

  it('does not throw what the platform throws', () => {
    const closing = (): never => {
      throw new Error('no');
    };
    const { WebSocket, only } = fakePlatform({ closing });
    expect(() => cutSocket(new WebSocket('wss://a.example'))).not.toThrow();
    expect(only().closeCalls).toHaveLength(1);
  });
});
