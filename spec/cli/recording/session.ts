import type { RecordedFrame } from '../../../lib/recording/recorded-frame';
import { RECORDING_HEADER, writeFrame } from '../../../lib/recording/write-frame';

const received = (at: number, message: object): RecordedFrame => ({
  type: 'Frame',
  at,
  connection: 1,
  direction: 'received',
  data: new TextEncoder().encode(JSON.stringify(message)),
});

/** A short session, as it is recorded. */
export const frames: readonly RecordedFrame[] = [
  { type: 'Dialled', at: 0, connection: 1, url: 'wss://service/ws' },
  { type: 'Opened', at: 20, connection: 1 },
  { type: 'Frame', at: 30, connection: 1, direction: 'sent', data: '{"setup":{"model":"models/m"}}' },
  received(60, { setupComplete: {} }),
  received(500, {
    serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'AAAA'.repeat(320) } }] } },
  }),
  received(700, { serverContent: { turnComplete: true }, usageMetadata: { totalTokenCount: 7 } }),
  { type: 'Closed', at: 900, connection: 1, code: 1011, reason: 'Internal error encountered.' },
];

export const recording = [RECORDING_HEADER, ...frames.map(writeFrame), ''].join('\n');

/** The same traffic as another tool writes it. */
export const webSocketLog = '>30 {"setup":{"model":"models/m"}}\n<20 {"setupComplete":{}}\n';
