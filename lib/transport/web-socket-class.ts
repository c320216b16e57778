/** What an event of a WebSocket may hold, whichever event it is. */
export interface WebSocketEvent {
  readonly type: string;
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
  readonly error?: unknown;
  readonly message?: string;
}

/** An HTTP answer that is not an upgrade. */
export interface UpgradeResponse {
  readonly statusCode?: number | undefined;
  readonly statusMessage?: string | undefined;
  readonly destroy: () => unknown;
}

/** What is used of a WebSocket: that of a browser, of the package `ws`, or of any library that follows the standard. */
export interface WebSocketLike {
  binaryType: string;
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly send: (data: string) => void;
  readonly close: (code?: number, reason?: string) => void;
  readonly addEventListener: (type: 'open' | 'message' | 'error' | 'close', listener: (event: WebSocketEvent) => void) => void;
  readonly removeEventListener: (type: 'open' | 'message' | 'error' | 'close', listener: (event: WebSocketEvent) => void) => void;
  /** Cuts the connection at once; `ws` has it, the standard does not. */
  readonly terminate?: () => void;
  /** Of `ws`, which tells what else the server answered to the upgrade. */
  readonly on?: (type: 'unexpected-response', listener: (request: unknown, response: UpgradeResponse) => void) => unknown;
  readonly removeListener?: (type: 'unexpected-response', listener: (request: unknown, response: UpgradeResponse) => void) => unknown;
}

/** A class of WebSockets. The third argument is for those that take one, as `ws` does. */
export type WebSocketClass = new (url: string, protocols?: string[], options?: object) => WebSocketLike;
