import { readWebSocketLog } from '../../lib/recording/read-web-socket-log';
import type { RecordedFrame } from '../../lib/recording/recorded-frame';

const LOG = '>12 {"setup":{}}\n<11 {\n  "é": 1}\n\n>3 \u{1F600}'.replace('>3', '>4');

const EXPECTED: readonly RecordedFrame[] = [
  { at: 0, connection: 1, type: 'Dialled', url: '' },
  { at: 20, connection: 1, type: 'Opened' },
  { at: 40, connection: 1, type: 'Frame', direction: 'sent', data: '{"setup":{}}' },
  { at: 60, connection: 1, type: 'Frame', direction: 'received', data: new TextEncoder().encode('{\n  "é": 1}') },
  { at: 80, connection: 1, type: 'Frame', direction: 'sent', data: '\u{1F600}' },
];

describe('readWebSocketLog', () => {
  it('reads frames of both sides, wherever chunks end', () => {
    const bytes = Buffer.from(LOG.replace('<11', '<12'));
    for (let size = 1; size <= bytes.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
      expect([...readWebSocketLog(chunks)]).toEqual(EXPECTED);
    }
    expect([...readWebSocketLog(LOG.replace('<11', '<12').split(''))]).toEqual(EXPECTED);
  });

  it.each([
    ['hello', 'frame 1 is cut off: there are 5 bytes of at least 1'],
    ['<5 12345\n<x 1', 'frame 2 should begin with "<" or ">", the number of its bytes and a space, but begins with "<x 1"'],
    ['<5 12345\n<9 123', 'frame 2 is cut off: there are 6 bytes of at least 12'],
    ['<67108865 x', 'frame 1 is longer than 64 MB, so this is no recording'],
    [
      'a very long line without a frame',
      'frame 1 should begin with "<" or ">", the number of its bytes and a space, but begins with "a very long line "',
    ],
  ])('says what is wrong with %s', (log, problem) => {
    expect(() => [...readWebSocketLog([log])]).toThrow(`The recording cannot be read: ${problem}.`);
  });
});
