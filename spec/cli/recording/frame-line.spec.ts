import { frameLine, type Paint } from '../../../lib/cli/recording/frame-line';
import { frames } from './session';

const plain: Paint = (_format, text) => text;

describe('frameLine', () => {
  it('tells time, connection, direction and message', () => {
    expect(frames.map((frame) => frameLine(frame, false, plain))).toEqual([
      '    0.000s  #1  dials wss://service/ws',
      '    0.020s  #1  open',
      '    0.030s  #1  > {"setup":{"model":"models/m"}}',
      '    0.060s  #1  < {"setupComplete":{}}',
      '    0.500s  #1  < {"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"(960 bytes)"}}]}}}',
      '    0.700s  #1  < {"serverContent":{"turnComplete":true},"usageMetadata":{"totalTokenCount":7}}',
      '    0.900s  #1  closed with 1011, "Internal error encountered."',
    ]);
  });

  it('tells of a refused dial and of a client that left', () => {
    const refused = { type: 'Closed', at: 61_000, connection: 2, code: 1006, reason: '', status: 403, cause: 'Forbidden' } as const;
    expect(frameLine(refused, false, plain)).toBe('   61.000s  #2  closed with 1006, HTTP status 403, "Forbidden"');
    expect(frameLine({ type: 'Left', at: 5, connection: 1 }, false, plain)).toBe('    0.005s  #1  the client left');
  });

  it('lets nothing of the wire command the terminal', () => {
    const escape = '\u001b[2J\u0007';
    const lines = [
      frameLine({ type: 'Dialled', at: 0, connection: 1, url: `wss://x${escape}` }, false, plain),
      frameLine({ type: 'Frame', at: 0, connection: 1, direction: 'received', data: `not JSON${escape}` }, false, plain),
      frameLine({ type: 'Closed', at: 0, connection: 1, code: 1011, reason: escape }, false, plain),
    ];
    expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
  });

  it('paints the direction and leaves the message alone', () => {
    const marked: Paint = (format, text) => `<${format}>${text}</>`;
    expect(frameLine({ type: 'Frame', at: 5, connection: 1, direction: 'sent', data: '{}' }, false, marked)).toBe(
      '<dim>    0.005s  #1</>  <cyan>></> {}',
    );
  });
});
