import { readFrames } from '../../../lib/cli/recording/read-frames';
import type { RecordedFrame } from '../../../lib/recording/recorded-frame';
import { frames, recording, webSocketLog } from './session';

const inChunks = async function* (...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  await Promise.resolve();
  yield* chunks;
};

const read = async (...chunks: readonly (string | Uint8Array)[]): Promise<readonly RecordedFrame[]> => {
  const all: RecordedFrame[] = [];
  for await (const frame of readFrames(inChunks(...chunks))) all.push(frame);
  return all;
};

describe('readFrames', () => {
  it('reads NDJSON, wherever its chunks end', async () => {
    const bytes = new TextEncoder().encode(recording);
    expect(await read(recording)).toEqual(frames);
    expect(await read(new Uint8Array(), bytes.subarray(0, 1), bytes.subarray(1, 100), bytes.subarray(100))).toEqual(frames);
  });

  it('reads the lines of another tool', async () => {
    const lines = '{"dir":">","json":{"setup":{}}}\n{"dir":"<","json":{"setupComplete":{}}}\n';
    expect((await read(lines)).map(({ type }) => type)).toEqual(['Dialled', 'Opened', 'Frame', 'Frame']);
  });

  it('knows a .websocket.log by how it begins', async () => {
    expect((await read(webSocketLog.slice(0, 1), webSocketLog.slice(1))).map(({ type }) => type)).toEqual([
      'Dialled',
      'Opened',
      'Frame',
      'Frame',
    ]);
  });

  it.each(['\uFEFF', '\n', '\r\n\r\n', '\uFEFF\r\n'])('knows both behind %j, wherever its chunks end', async (before) => {
    const bytes = new TextEncoder().encode(before + webSocketLog);
    const log = await read(webSocketLog);
    expect(log).toHaveLength(4);
    expect(await read(before + webSocketLog)).toEqual(log);
    expect(await read(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(log);
    expect(await read(before + recording)).toEqual(frames);
    expect(await read(before, recording)).toEqual(frames);
  });

  it('reads a .websocket.log with the line breaks of Windows', async () => {
    expect(await read(webSocketLog.replaceAll('\n', '\r\n'))).toEqual(await read(webSocketLog));
  });

  it('reads nothing out of nothing', async () => {
    expect(await read()).toEqual([]);
    expect(await read('', new Uint8Array())).toEqual([]);
    expect(await read('\uFEFF', '\n')).toEqual([]);
  });
});
