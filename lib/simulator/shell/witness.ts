import { scrub } from '../../errors/scrub';
import type { RecordedFrame } from '../../recording/recorded-frame';
import { frameScrubber } from '../../recording/scrub-frame';
import { secretsOf } from '../../transport/secrets-of';
import type { DialRequest } from '../dial/dial-request';
import { partsOf } from '../dial/dial-request';
import { oneLine } from './one-line';

type Frame = string | Uint8Array;

/** Who watches one connection, for the log and for the recording. Neither hears of a credential. */
export interface Witness {
  readonly note: (line: string) => void;
  readonly opened: () => void;
  /** A frame as the client sees it: what it sends, and what it receives. */
  readonly frame: (direction: 'sent' | 'received', data: Frame) => void;
  readonly closing: (code: number, reason: string) => void;
  /** The connection is over, or never was. */
  readonly closed: (end: { readonly code: number; readonly reason: string; readonly status?: number }) => void;
  /** The client is just gone. */
  readonly left: () => void;
}

/** Where what is seen goes. */
export interface Watchers {
  readonly log: ((line: string) => void) | undefined;
  readonly record: ((frame: RecordedFrame) => void) | undefined;
  /** In ms, since the service began. */
  readonly now: () => number;
}

type Unstamped = RecordedFrame extends infer Each ? (Each extends RecordedFrame ? Omit<Each, 'at' | 'connection'> : never) : never;

/** The headers of an upgrade that hold a credential; the others name hosts and browsers. */
const CREDENTIALS: readonly string[] = ['authorization', 'x-goog-api-key', 'cookie'];

const credentialsOf = ({ url, headers }: DialRequest): readonly string[] =>
  secretsOf({ url, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => CREDENTIALS.includes(name))), protocols: [] });

/** Watches the n-th connection, from its dial on. */
export const witness = (request: DialRequest, connection: number, { log, record, now }: Watchers): Witness => {
  const secrets = credentialsOf(request);
  const note = (line: string): void => log?.(`#${String(connection)} ${line}`);
  const scrubFrame = frameScrubber(secrets);
  const keep = (frame: Unstamped): void => record?.(scrubFrame({ at: now(), connection, ...frame }));
  const clean = (text: string): string => scrub(text, secrets);
  note(clean(partsOf(request.url).path));
  keep({ type: 'Dialled', url: request.url });
  return {
    note,
    opened: () => keep({ type: 'Opened' }),
    frame: (direction, data) => {
      if (log !== undefined)
        note(
          `${direction === 'sent' ? '<' : '>'} ${direction === 'sent' && typeof data !== 'string' ? 'binary ' : ''}${oneLine(data, secrets)}`,
        );
      if (record !== undefined) keep({ type: 'Frame', direction, data });
    },
    closing: (code, reason) => note(`> close ${String(code)} ${reason}`),
    closed: ({ code, reason, status }) => {
      note(status === undefined ? `closed ${String(code)} ${clean(reason)}` : `refused with HTTP ${String(status)}`);
      keep({ type: 'Closed', code, reason, ...(status !== undefined && { status }) });
    },
    left: () => {
      note('left');
      keep({ type: 'Left' });
    },
  };
};
