import type { Timestamp } from 'rxjs';
import { encodeBase64 } from '../../wire/base64';
import type { SessionEvent } from '../../wire/session-event';

/** An event as a line of NDJSON: its time in `at`, then its fields. Media is told by its size, or whole as base64. */
export const eventLine = ({ timestamp, value }: Timestamp<SessionEvent>, media: boolean): string => {
  if (value.type !== 'AudioData') return JSON.stringify({ at: timestamp, ...value });
  const { data, ...event } = value;
  return JSON.stringify({ at: timestamp, ...event, ...(media ? { data: encodeBase64(data) } : { bytes: data.length }) });
};
