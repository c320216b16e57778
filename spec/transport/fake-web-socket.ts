import type { UpgradeResponse, WebSocketClass, WebSocketEvent } from '../../lib/transport/web-socket-class';

type Listener = (event: WebSocketEvent) => void;

/** How a fake misbehaves. */
export interface Misbehaviour {
  readonly constructing?: () => void;
  readonly listening?: () => void;
  readonly sending?: () => void;
  readonly closing?: () => void;
}

/** A WebSocket as browsers have it, played by the spec: it does nothing by itself. */
export class FakeSocket {
  binaryType = 'blob';
  readyState = 0;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  readonly closeCalls: unknown[][] = [];
  readonly listeners: { readonly type: string; readonly listener: Listener }[] = [];

  constructor(
    readonly args: readonly unknown[],
    private readonly misbehaviour: Misbehaviour,
  ) {
    misbehaviour.constructing?.();
  }

  readonly addEventListener = (type: string, listener: Listener): void => {
    this.misbehaviour.listening?.();
    this.listeners.push({ type, listener });
  };

  readonly removeEventListener = (type: string, listener: Listener): void => {
    const index = this.listeners.findIndex((one) => one.type === type && one.listener === listener);
    if (index >= 0) this.listeners.splice(index, 1);
  };

  readonly send = (text: string): void => {
    this.misbehaviour.sending?.();
    this.sent.push(text);
  };

  readonly close = (...args: unknown[]): void => {
    this.closeCalls.push(args);
    this.misbehaviour.closing?.();
    if (this.readyState < 2) this.readyState = 2;
  };

  fire(type: string, fields: Omit<WebSocketEvent, 'type'> = {}): void {
    for (const one of [...this.listeners]) if (one.type === type) one.listener({ type, ...fields });
  }

  opens(): void {
    this.readyState = 1;
    this.fire('open');
  }

  closes(code = 1000, reason = ''): void {
    this.readyState = 3;
    this.fire('close', { code, reason });
  }
}

export interface FakePlatform {
  readonly WebSocket: WebSocketClass;
  readonly sockets: readonly FakeSocket[];
  readonly only: () => FakeSocket;
}

/** A class of fake sockets, and those that were made of it. */
export const fakePlatform = (misbehaviour: Misbehaviour = {}): FakePlatform => {
  const sockets: FakeSocket[] = [];
  class WebSocket extends FakeSocket {
    constructor(...args: unknown[]) {
      super(args, misbehaviour);
      sockets.push(this);
    }
  }
  return { WebSocket, sockets, only: () => onlyOf(sockets) };
};

type Refused = (request: unknown, response: UpgradeResponse) => void;

/** A fake of the package ws: an emitter that can be cut. */
export const fakeNodePlatform = (
  misbehaviour: Misbehaviour = {},
): FakePlatform & { readonly cuts: () => number; readonly refusals: Refused[] } => {
  const sockets: FakeSocket[] = [];
  const refusals: Refused[] = [];
  let cuts = 0;
  class WebSocket extends FakeSocket {
    constructor(...args: unknown[]) {
      super(args, misbehaviour);
      sockets.push(this);
    }
    on(_type: string, listener: Refused): void {
      refusals.push(listener);
    }
    removeListener(_type: string, listener: Refused): void {
      refusals.splice(refusals.indexOf(listener), 1);
    }
    terminate(): void {
      cuts += 1;
      this.readyState = 2;
    }
  }
  return { WebSocket, sockets, refusals, cuts: () => cuts, only: () => onlyOf(sockets) };
};

const onlyOf = (sockets: readonly FakeSocket[]): FakeSocket => {
  const [socket, ...others] = sockets;
  if (socket === undefined || others.length > 0) throw new Error(`${sockets.length} sockets were dialled, not one.`);
  return socket;
};
