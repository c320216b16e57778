import type { Observable, SchedulerLike } from 'rxjs';
import { asyncScheduler, defer, finalize, map, tap } from 'rxjs';
import { wordsOf } from '../../errors/words-of';
import type { RecordedFrame } from '../../recording/recorded-frame';
import { frameRedactor } from '../../recording/redact-frame';
import type { Redaction } from '../../recording/redact-message';
import { frameScrubber } from '../../recording/scrub-frame';
import { inbox } from '../../session/inbox';
import { secretsOf } from '../../transport/secrets-of';
import type { Incoming, Transport, TransportSocket } from '../../transport/transport';
import { excerpt } from '../../wire/excerpt';

/** How a transport is recorded. */
export interface RecordOptions {
  /** What is taken out beside credentials, which always are: `media`, `words`, `handles`; nothing by default. */
  readonly redact?: readonly Redaction[];
  /** Where the times come from; the session's. `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

/** A transport that is recorded. */
export interface Recorder {
  /** Does what the recorded one does. Give it to the session: `env: { transport }`. */
  readonly transport: Transport;
  /** Hot. What happens on its connections, from now on: who subscribes late has missed what was. Never completes, never errors. */
  readonly frames$: Observable<RecordedFrame>;
}

type Undated = RecordedFrame extends infer F ? (F extends RecordedFrame ? Omit<F, 'at' | 'connection'> : never) : never;

/** The bytes may be used again by whoever made them, so they are copied. */
const dataOf = (data: unknown): string | Uint8Array => {
  if (typeof data === 'string') return data;
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  return Object.prototype.toString.call(data) === '[object ArrayBuffer]' ? new Uint8Array(data as ArrayBuffer).slice() : excerpt(data);
};

const undatedOf = (incoming: Incoming): Undated => {
  switch (incoming.type) {
    case 'Opened':
      return { type: 'Opened' };
    case 'Frame':
      return { type: 'Frame', direction: 'received', data: dataOf(incoming.data) };
    case 'Closed':
      return incoming;
    default: {
      const unreachable: never = incoming;
      return unreachable;
    }
  }
};

const overheard = (socket: TransportSocket, note: (text: string) => void): TransportSocket => ({
  send: (text) => {
    socket.send(text);
    note(text);
  },
  close: (code, reason) => {
    socket.close(code, reason);
  },
  get bufferedAmount() {
    return socket.bufferedAmount;
  },
});

/**
 * Records what a transport carries, and changes nothing of it: every dial, every frame of both sides with its exact data, every close, with the time
 * since the first dial. No credential gets into a recording: those of the request, however they are spelled, and what looks like one are taken out of
 * frames, reasons and causes, and URLs lose their query. A frame that the socket did not take is not recorded. Recorded before the session hears it.
 *
 * @example
 * const { transport, frames$ } = record(webSocketTransport(), { redact: ['media'] });
 * frames$.subscribe((frame) => lines.push(writeFrame(frame)));
 * const session = liveSession({ endpoint, model: 'gemini-3.8-live', env: { transport } });
 */
export const record = (transport: Transport, { redact = [], scheduler = asyncScheduler }: RecordOptions = {}): Recorder => {
  const { items$, post } = inbox<RecordedFrame>();
  const redactFrame = frameRedactor(redact);
  const secrets = new Set<string>();
  let scrubFrame = frameScrubber([]);
  let connections = 0;
  let begun: number | null = null;
  let last = 0;

  const learn = (known: readonly string[]): void => {
    if (known.every((secret) => secrets.has(secret))) return;
    known.forEach((secret) => secrets.add(secret));
    scrubFrame = frameScrubber([...secrets]);
  };

  const note = (connection: number, undated: Undated): void => {
    begun ??= scheduler.now();
    // A clock may be set back; the frames of a recording come in the order of their times.
    last = Math.max(last, scheduler.now() - begun);
    post(redactFrame(scrubFrame({ at: last, connection, ...undated })));
  };

  const recorded: Transport = (request) =>
    defer((): Observable<Incoming> => {
      connections += 1;
      const connection = connections;
      let isOver = false;
      const tell = (undated: Undated): void => {
        if (isOver) return;
        isOver = undated.type === 'Closed' || undated.type === 'Left';
        note(connection, undated);
      };
      const failed = (cause: string): void => {
        tell({ type: 'Closed', code: 1006, reason: '', cause });
      };
      const sent = (text: string): void => {
        tell({ type: 'Frame', direction: 'sent', data: text });
      };
      learn(secretsOf(request));
      tell({ type: 'Dialled', url: request.url });
      return defer(() => transport(request)).pipe(
        tap({
          next: (incoming) => {
            tell(undatedOf(incoming));
          },
          error: (error: unknown) => {
            failed(wordsOf(error));
          },
          complete: () => {
            failed('the transport ended without a close');
          },
        }),
        finalize(() => {
          tell({ type: 'Left' });
        }),
        map((incoming) => (incoming.type === 'Opened' ? { ...incoming, socket: overheard(incoming.socket, sent) } : incoming)),
      );
    });

  return { transport: recorded, frames$: items$ };
};
