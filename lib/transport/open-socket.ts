import { isLeft, left, map, type Either } from 'fp-ts/lib/Either.js';
import { attempt } from './attempt';
import type { Platform } from './find-web-socket';
import { requestWithoutHeaders } from './request-without-headers';
import { socketUrl } from './socket-url';
import type { TransportRequest } from './transport';
import type { WebSocketLike } from './web-socket-class';

/** Of `ws`: its own would spend memory on compression and keep a timer for 30 s after a close that the other side does not answer. */
const NODE_OPTIONS = { perMessageDeflate: false, closeTimeout: 2000, maxPayload: 100 * 1024 * 1024 };

/** Begins to dial with what the platform has. To the left is why it could not: words, or what the platform threw. */
export const openSocket = (platform: Platform, request: TransportRequest, options: object | undefined): Either<unknown, WebSocketLike> => {
  const url = socketUrl('url', request.url);
  if (isLeft(url)) return left(`The URL of the connection ${url.left.problem}.`);
  switch (platform.type) {
    case 'node': {
      const headers = { ...headersOf(options), ...request.headers };
      // A redirect is never followed: it would take the key to another host.
      const all = { ...NODE_OPTIONS, ...options, headers, followRedirects: false };
      return create(() => new platform.WebSocket(request.url, [...request.protocols], all));
    }
    case 'standard': {
      const { request: bare, left: lost } = requestWithoutHeaders(request);
      if (lost.length > 0) return left(cannotSend(lost));
      return create(() => new platform.WebSocket(bare.url, [...bare.protocols], ...(options === undefined ? [] : [options])));
    }
    case 'none':
      return left(
        'This platform has no WebSocket. Pass a class of one, such as that of the package ws: webSocketTransport({ WebSocket }).',
      );
    default: {
      const unreachable: never = platform;
      return unreachable;
    }
  }
};

const create = (construct: () => WebSocketLike): Either<unknown, WebSocketLike> =>
  map((socket: WebSocketLike) => {
    attempt(() => (socket.binaryType = 'arraybuffer'));
    return socket;
  })(attempt(construct));

const headersOf = (options: object | undefined): object =>
  options !== undefined && 'headers' in options && typeof options.headers === 'object' && options.headers !== null ? options.headers : {};

const cannotSend = (headers: readonly string[]): string =>
  `The WebSocket of this platform cannot send headers, and the endpoint needs ${headers.join(', ')}. ` +
  'Use ephemeralToken(), which also works without headers, or dial a proxy of yours that adds them.';
