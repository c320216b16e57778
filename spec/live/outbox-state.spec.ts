import { outboxOf } from '../../lib/live/outbox-state';
import { initialState } from '../../lib/machine/state';
import { sendAudio, sendText } from '../../lib/wire/commands';
import { commanded, dialling, live, run } from '../support/machine';

const NOTHING_DROPPED = { full: 0, stale: 0, ended: 0, gated: 0 };

describe('outboxOf', () => {
  it('is empty at first', () => {
    expect(outboxOf(initialState)).toEqual({ queued: 0, bytes: 0, sent: 0, dropped: NOTHING_DROPPED });
  });

  it('counts what waits', () => {
    const { queued, bytes } = outboxOf(run(initialState, commanded(sendText('Hello')), commanded(sendText('you'))).state);
    expect(queued).toBe(2);
    expect(bytes).toBeGreaterThan('Helloyou'.length);
  });

  it('counts what was handed to a socket, the setup first', () => {
    expect(outboxOf(live())).toMatchObject({ queued: 0, sent: 1 });
    expect(outboxOf(run(live(), commanded(sendText('Hello'))).state)).toMatchObject({ queued: 0, bytes: 0, sent: 2 });
  });

  it('counts what was dropped, by cause', () => {
    const full = dialling({ outbox: { commands: 1, bytes: 1_000, maxAgeMs: 5 } });
    const silence = new Int16Array(8);
    const { state } = run(full, commanded(sendAudio(silence)), commanded(sendAudio(silence)), commanded({ type: 'Disconnect' }));
    expect(outboxOf(state)).toEqual({ queued: 0, bytes: 0, sent: 0, dropped: { ...NOTHING_DROPPED, full: 1, ended: 1 } });
  });
});
