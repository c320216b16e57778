import type Ws from 'ws';
import type { WebSocketClass, WebSocketLike } from '../../lib';

/** A class as browsers have it, without headers and without an emitter, over a real socket. */
export const browserSocket = (Inner: new (url: string, protocols?: string[]) => Ws): WebSocketClass =>
  class {
    binaryType = 'arraybuffer';
    readonly #socket: Ws;
    constructor(url: string, protocols?: string[]) {
      this.#socket = new Inner(url, protocols);
    }
    get readyState() {
      return this.#socket.readyState;
    }
    get bufferedAmount() {
      return this.#socket.bufferedAmount;
    }
    readonly send = (text: string) => {
      this.#socket.send(text);
    };
    readonly close = (code?: number, reason?: string) => {
      this.#socket.close(code, reason);
    };
    readonly addEventListener: WebSocketLike['addEventListener'] = (type, listener) => {
      this.#socket.addEventListener(type, listener);
    };
    readonly removeEventListener: WebSocketLike['removeEventListener'] = (type, listener) => {
      this.#socket.removeEventListener(type, listener);
    };
  };
