import { WebSocket } from 'ws';
import type { RawData } from 'ws';

/** How a socket ended. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** A plain client of the wire: everything that comes is kept until somebody asks for it. */
export interface Dialled {
  readonly send: (message: unknown) => void;
  /** The next message that has something at the path, such as `serverContent.turnComplete`. */
  readonly until: (path: string) => Promise<Record<string, unknown>>;
  readonly frames: readonly { readonly isBinary: boolean; readonly text: string }[];
  readonly opened: Promise<void>;
  readonly ended: Promise<Ending>;
  readonly socket: WebSocket;
}

const at = (message: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], message);

const textOf = (data: RawData): string => (Buffer.isBuffer(data) ? data.toString() : '');

export const GEMINI = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent';
export const VERTEX = '/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent';
export const SETUP = { setup: { model: 'models/gemini-3.8-live', outputAudioTranscription: {} } };

export const dial = (url: string, headers: Readonly<Record<string, string>> = {}): Dialled => {
  const socket = new WebSocket(url, { headers: { ...headers }, perMessageDeflate: false });
  const frames: { isBinary: boolean; text: string }[] = [];
  let [asked, wake] = [0, (): void => undefined];
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    frames.push({ isBinary, text: textOf(data) });
    wake();
  });
  const ended = new Promise<Ending>((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })));
  void ended.then(() => wake());
  const next = (path: string): Record<string, unknown> | undefined => {
    while (asked < frames.length) {
      const message = JSON.parse(frames[asked++]?.text ?? '{}') as Record<string, unknown>;
      if (at(message, path) !== undefined) return message;
    }
    if (socket.readyState === WebSocket.CLOSED) throw new Error(`closed before ${path}`);
    return undefined;
  };
  return {
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (path) =>
      new Promise((resolve, reject) => {
        wake = () => {
          try {
            const message = next(path);
            if (message === undefined) return;
            wake = () => undefined;
            resolve(message);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        wake();
      }),
    frames,
    opened: new Promise((resolve) => socket.on('open', resolve)),
    ended,
    socket,
  };
};
