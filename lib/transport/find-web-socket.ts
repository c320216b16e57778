import isomorphicWs from 'isomorphic-ws';
import type { WebSocketClass } from './web-socket-class';

/** What there is to dial with. */
export type Platform =
  /** The package `ws` or its like: sends headers, tells the status of a refused upgrade. */
  | { readonly type: 'node'; readonly WebSocket: WebSocketClass }
  /** What browsers have: a URL and nothing else. */
  | { readonly type: 'standard'; readonly WebSocket: WebSocketClass }
  | { readonly type: 'none' };

/**
 * Finds the class of WebSockets: the given one, else `ws` on Node, else the global one as it is now. What isomorphic-ws gives a browser was
 * read when it was imported, and a bundler may wrap it once more, so of that only the Node class is taken.
 */
export const findWebSocket = (
  given: WebSocketClass | undefined,
  bundled: unknown = isomorphicWs,
  surroundings: { readonly WebSocket?: unknown } = globalThis,
): Platform => {
  if (given !== undefined) return platformOf(given);
  const node = [bundled, defaultOf(bundled)].find((candidate) => isClass(candidate) && isNodeClass(candidate));
  return platformOf(node ?? surroundings.WebSocket);
};

const platformOf = (candidate: unknown): Platform => {
  if (!isClass(candidate)) return { type: 'none' };
  return { type: isNodeClass(candidate) ? 'node' : 'standard', WebSocket: candidate };
};

const isClass = (candidate: unknown): candidate is WebSocketClass => typeof candidate === 'function';

/** An event emitter is what `ws` is and the standard is not. */
const isNodeClass = (candidate: WebSocketClass): boolean => 'on' in Object(candidate.prototype);

const defaultOf = (module: unknown): unknown =>
  typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
