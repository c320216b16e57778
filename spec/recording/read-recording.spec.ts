import * as fc from 'fast-check';
import { readRecording } from '../../lib/recording/read-recording';
import type { RecordedFrame } from '../../lib/recording/recorded-frame';
import { RecordingError } from '../../lib/recording/recording-error';
import { RECORDING_HEADER, writeFrame } from '../../lib/recording/write-frame';

const text = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\uD800', '\uDC00', '\n', '"', '\u2028', 'é')),
});
const place = { at: fc.nat(), connection: fc.integer({ min: 1, max: 9 }) };
const anyFrame: fc.Arbitrary<RecordedFrame> = fc.oneof(
  fc.record({ type: fc.constant('Dialled' as const), ...place, url: text }),
  fc.record({ type: fc.constantFrom('Opened' as const, 'Left' as const), ...place }),
  fc.record({
    type: fc.constant('Frame' as const),
    ...place,
    direction: fc.constantFrom('sent' as const, 'received' as const),
    data: fc.oneof(text, fc.uint8Array()),
  }),
  fc.record({ type: fc.constant('Closed' as const), ...place, code: fc.nat(4999), reason: text }),
  fc.record({ type: fc.constant('Closed' as const), ...place, code: fc.nat(4999), reason: text, status: fc.nat(599), cause: text }),
);

const fileOf = (frames: readonly RecordedFrame[]): Buffer => Buffer.from(frames.map((frame) => `${writeFrame(frame)}\n`).join(''));

const cut = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));

const messageOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof RecordingError) return error.message;
  }
  return 'no error';
};

const SOUND = '{"at":1,"connection":1,"type":"Opened"}';

describe('readRecording', () => {
  it('gives back every frame exactly, wherever its chunks end', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (frames, size) => {
        const file = fileOf(frames);
        expect([...readRecording(cut(file, size))]).toEqual(frames);
        expect([...readRecording(file.toString('utf8'))]).toEqual(frames);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('gives the same of an async iterable, and lets go of it', async () => {
    const frames: readonly RecordedFrame[] = [
      { at: 0, connection: 1, type: 'Opened' },
      { at: 9, connection: 1, type: 'Frame', direction: 'received', data: new Uint8Array([0xff, 0x00]) },
    ];
    let returned = 0;
    const chunks = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      try {
        for (const chunk of cut(fileOf(frames), 5)) yield await Promise.resolve(chunk);
      } finally {
        returned += 1;
      }
    };
    const read: RecordedFrame[] = [];
    for await (const frame of readRecording(chunks())) read.push(frame);
    expect(read).toEqual(frames);
    expect(returned).toBe(1);
    for await (const frame of readRecording(chunks())) {
      expect(frame).toEqual(frames[0]);
      break;
    }
    expect(returned).toBe(2);
  });

  it('reads no further than it is asked', () => {
    let given = 0;
    const chunks = function* (): Generator<string, void, undefined> {
      for (;;) {
        given += 1;
        yield `${SOUND}\n`;
      }
    };
    const frames = readRecording(chunks())[Symbol.iterator]();
    frames.next();
    frames.next();
    expect(given).toBe(2);
  });

  it('takes a header, blank lines, a mark at the beginning and Windows line breaks', () => {
    expect([...readRecording(`\uFEFF${RECORDING_HEADER}\r\n\r\n${SOUND}\r\n`)]).toEqual([{ at: 1, connection: 1, type: 'Opened' }]);
  });

  it.each([
    ['{"at":1', 'line 2 is not JSON: "{\\"at\\":1"'],
    ['[]', 'line 2 should be an object but is an array of 0'],
    ['{"at":1}', 'line 2 has no "type"'],
    ['{"type":"Ping"}', 'line 2 has a "type" that should be Dialled, Opened, Frame, Closed, Left but is "Ping"'],
    ['{"type":"Opened","connection":1}', 'line 2 has no "at", which should be a number of ms, 0 or more'],
    ['{"type":"Opened","at":-1,"connection":1}', 'line 2 has a "at" that should be a number of ms, 0 or more but is -1'],
    ['{"type":"Opened","at":1,"connection":0}', 'line 2 has a "connection" that should be a whole number from 1 but is 0'],
    ['{"type":"Frame","at":1,"connection":1,"direction":"up"}', 'line 2 has a "direction" that should be "sent" or "received" but is "up"'],
    ['{"type":"Frame","at":1,"connection":1,"direction":"sent"}', 'line 2 has neither a "text" nor "bytes" in base64'],
    ['{"type":"Frame","at":1,"connection":1,"direction":"sent","bytes":"?"}', 'line 2 has "bytes" that are not base64: "?"'],
    [
      '{"type":"Closed","at":1,"connection":1,"code":1000,"reason":"","status":"x"}',
      'line 2 has a "status" that should be a number but is "x"',
    ],
    ['{"dir":"<","json":1}', 'line 2 has a "json" that should be an object but is 1'],
    ['{"dir":"?"}', 'line 2 has a "dir" that should be "<", ">", "o" or "x" but is "?"'],
    ['{"format":"gemini-live-recording","version":2}', 'line 2 says version 2 of the format, and only 1 is known'],
  ])('says what is wrong with %s', (line, problem) => {
    expect(messageOf(() => [...readRecording(`${SOUND}\n${line}\n${SOUND}`)])).toBe(`The recording cannot be read: ${problem}.`);
  });

  it('says which line is not UTF-8, and gives the frames before it', () => {
    const read: RecordedFrame[] = [];
    const bytes = Buffer.concat([Buffer.from(`${SOUND}\n`), Buffer.from([0x22, 0xff, 0x22, 0x0a])]);
    expect(messageOf(() => [...readRecording([bytes])].length)).toBe('The recording cannot be read: line 2 is not UTF-8.');
    try {
      for (const frame of readRecording([bytes])) read.push(frame);
    } catch {
      expect(read).toHaveLength(1);
    }
    expect(read).toHaveLength(1);
  });

  it('gives up on a line without an end', () => {
    const piece = 'x'.repeat(1_000_000);
    let given = 0;
    const chunks = function* (): Generator<string, void, undefined> {
      yield `${SOUND}\n`;
      for (; given < 100; given += 1) yield piece;
    };
    expect(messageOf(() => [...readRecording(chunks())])).toBe(
      'The recording cannot be read: line 2 is longer than 64 MB, so this is no recording.',
    );
    expect(given).toBeLessThan(70);
  });

  it.each([
    ['text', ['{"at":\0']],
    ['bytes', [new Uint8Array(20)]],
  ])('gives up on %s with a NUL byte at once', (_what, chunks) => {
    let given = 0;
    const endless = function* (): Generator<string | Uint8Array, void, undefined> {
      yield `${SOUND}\n`;
      for (; given < 100; given += 1) yield* chunks;
    };
    expect(messageOf(() => [...readRecording(endless())])).toBe(
      'The recording cannot be read: line 2 holds a NUL byte, so this is no text.',
    );
    expect(given).toBe(0);
  });

  it('makes up what lines of other tools do not tell', () => {
    const lines = [
      '{"dir":">","json":{"setup":{}}}',
      '{"dir":"<","json":{"setupComplete":{}},"t":90}',
      '{"dir":"x","code":1011,"reason":"Oh"}',
    ];
    expect([...readRecording(lines.map((line) => `${line}\n`))]).toEqual([
      { at: 0, connection: 1, type: 'Dialled', url: '' },
      { at: 20, connection: 1, type: 'Opened' },
      { at: 40, connection: 1, type: 'Frame', direction: 'sent', data: '{"setup":{}}' },
      { at: 90, connection: 1, type: 'Frame', direction: 'received', data: '{"setupComplete":{}}' },
      { at: 110, connection: 1, type: 'Closed', code: 1011, reason: 'Oh' },
    ]);
  });
});

describe('lines of another tool', () => {
  const read = (...lines: readonly object[]): readonly string[] =>
    [...readRecording(lines.map((line) => `${JSON.stringify(line)}\n`))].map(({ type, connection }) => `${type} ${connection}`);
  const OPEN = { dir: 'o' };
  const SAID = { dir: '<', json: {} };
  const CLOSED = { dir: 'x', code: 1000 };

  it('begin another connection after the end of one', () => {
    const second = ['Dialled 2', 'Opened 2', 'Frame 2', 'Closed 2'];
    const first = ['Dialled 1', 'Opened 1', 'Frame 1', 'Closed 1'];
    expect(read(OPEN, SAID, CLOSED, OPEN, SAID, CLOSED)).toEqual([...first, ...second]);
    expect(read(SAID, CLOSED, SAID, CLOSED)).toEqual([...first, ...second]);
  });

  it('dial a connection again that they name again', () => {
    const conn = 3;
    expect(read({ ...SAID, conn }, { ...CLOSED, conn }, { ...SAID, conn }, SAID)).toEqual([
      'Dialled 3',
      'Opened 3',
      'Frame 3',
      'Closed 3',
      'Dialled 3',
      'Opened 3',
      'Frame 3',
      'Frame 3',
    ]);
  });
});

describe('a long recording', () => {
  it('goes through a file and back in a flat memory', () => {
    const line = `${writeFrame({ at: 1, connection: 1, type: 'Frame', direction: 'received', data: new Uint8Array(900) })}\n`;
    const chunk = Buffer.from(line.repeat(50));
    const chunks = function* (): Generator<Uint8Array, void, undefined> {
      for (let index = 0; index < 1_000; index += 1) yield chunk;
    };
    let count = 0;
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    for (const frame of readRecording(chunks())) {
      count += frame.type === 'Frame' && writeFrame(frame).length + 1 === line.length ? 1 : 0;
      if (count % 5_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(count).toBe(50_000);
    // The file has 61 MB; what is not collected yet counts too.
    expect(most).toBeLessThan(60_000_000);
  });
});
