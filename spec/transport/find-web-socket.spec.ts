import Ws from 'ws';
import { findWebSocket } from '../../lib/transport/find-web-socket';
import { fakePlatform } from './fake-web-socket';

const { WebSocket: Browser } = fakePlatform();
const { WebSocket: Other } = fakePlatform();

describe('findWebSocket', () => {
  it('prefers the given class to all others', () => {
    expect(findWebSocket(Browser, Ws, { WebSocket: Other })).toEqual({ type: 'standard', WebSocket: Browser });
  });

  it('knows that a given class of ws sends headers, also under another name', () => {
    class Proxied extends Ws {}
    expect(findWebSocket(Proxied)).toEqual({ type: 'node', WebSocket: Proxied });
  });

  it('finds ws on Node by itself', () => {
    expect(findWebSocket(undefined)).toEqual({ type: 'node', WebSocket: Ws });
  });

  it('finds ws in the wrapping of a bundler', () => {
    expect(findWebSocket(undefined, { default: Ws }, {})).toEqual({ type: 'node', WebSocket: Ws });
  });

  it.each([[null], [undefined], [{}], [{ default: null }], [Other], [{ default: Other }]])(
    'takes the global class where the package gives %p',
    (bundled) => {
      expect(findWebSocket(undefined, bundled ?? null, { WebSocket: Browser })).toEqual({ type: 'standard', WebSocket: Browser });
    },
  );

  it('reads the global class when it is asked', () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket');
    Object.defineProperty(globalThis, 'WebSocket', { value: Browser, configurable: true });
    try {
      expect(findWebSocket(undefined, null)).toEqual({ type: 'standard', WebSocket: Browser });
    } finally {
      if (before === undefined) Reflect.deleteProperty(globalThis, 'WebSocket');
      else Object.defineProperty(globalThis, 'WebSocket', before);
    }
  });

  it.each([[{}], [{ WebSocket: null }], [{ WebSocket: 'yes' }]])('finds none in %p', (surroundings) => {
    expect(findWebSocket(undefined, null, surroundings)).toEqual({ type: 'none' });
  });
});
