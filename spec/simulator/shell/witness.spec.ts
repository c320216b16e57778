import type { RecordedFrame } from '../../../lib/recording/recorded-frame';
import { GEMINI, SETUP } from '../dialled';
import { world } from '../world';

describe('a simulated connection', () => {
  it('is recorded as the client sees it, and without the key', () => {
    const recorded: RecordedFrame[] = [];
    const { dial, wait } = world({ record: (frame) => recorded.push(frame), frames: 'text' });
    const client = dial();
    wait(10);
    client.send(SETUP);
    wait(90);
    client.send({ clientContent: { turns: [{ parts: [{ text: 'AIzaSecretSecretSecret' }] }] } });
    client.socket().close(1000, 'done');
    wait(0);
    dial().subscription.unsubscribe();
    const other = dial();
    wait(0);
    other.subscription.unsubscribe();
    expect(recorded).toEqual([
      { at: 0, connection: 1, type: 'Dialled', url: `wss://generativelanguage.googleapis.com${GEMINI}` },
      { at: 0, connection: 1, type: 'Opened' },
      { at: 10, connection: 1, type: 'Frame', direction: 'sent', data: JSON.stringify(SETUP) },
      { at: 60, connection: 1, type: 'Frame', direction: 'received', data: '{\n  "setupComplete": {}\n}\n' },
      {
        at: 100,
        connection: 1,
        type: 'Frame',
        direction: 'sent',
        data: '{"clientContent":{"turns":[{"parts":[{"text":"[redacted]"}]}]}}',
      },
      { at: 100, connection: 1, type: 'Closed', code: 1000, reason: 'done' },
      { at: 100, connection: 2, type: 'Dialled', url: `wss://generativelanguage.googleapis.com${GEMINI}` },
      { at: 100, connection: 2, type: 'Opened' },
      { at: 100, connection: 2, type: 'Left' },
    ]);
  });
});
