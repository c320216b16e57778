import { outboxOf } from '../../lib/live/outbox-state';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { initialState } from '../../lib/machine/state';
import { sendAudio, sendText } from '../../lib/wire/commands';
import { blueprintOf, closed, commanded, dialling, LASTING, live, received, run, say, TURN_COMPLETE } from '../support/machine';

const NOTHING_DROPPED = { full: 0, stale: 0, ended: 0, gated: 0 };
const NOTHING = { queued: 0, bytes: 0, sent: 0, inFlight: 0, delivered: 0, unknown: 0, dropped: NOTHING_DROPPED };

describe('outboxOf', () => {
  it('is empty at first', () => {
    expect(outboxOf(initialState)).toEqual(NOTHING);
  });

  it('counts what waits', () => {
    const { queued, bytes } = outboxOf(run(initialState, commanded(sendText('Hello')), commanded(sendText('you'))).state);
    expect(queued).toBe(2);
    expect(bytes).toBeGreaterThan('Helloyou'.length);
  });

  it('counts what was handed to a socket, the setup left out', () => {
    expect(outboxOf(live())).toEqual(NOTHING);
    expect(outboxOf(run(live(), commanded(sendText('Hello'))).state)).toEqual({ ...NOTHING, sent: 1, inFlight: 1 });
  });

  it('counts what the server has shown to have read', () => {
    const { state } = run(live(), commanded(sendText('Hello')), received(say('Hi')), received(TURN_COMPLETE), commanded(sendText('you')));
    expect(outboxOf(state)).toEqual({ ...NOTHING, sent: 2, inFlight: 1, delivered: 1 });
  });

  it('counts what was in flight when its connection was lost', () => {
    const { state } = run(live(LASTING), commanded(sendText('Hello')), closed(1006));
    expect(outboxOf(state)).toEqual({ ...NOTHING, sent: 1, unknown: 1 });
  });

  it('counts what will be handed over again as in flight until it is', () => {
    const blueprint = blueprintOf({ sessionResumption: { transparent: true } });
    const { state } = run(live({ ...LASTING, blueprint }), commanded(sendText('Hello')), closed(1006));
    expect(state.memory.resend).toHaveLength(1);
    expect(outboxOf(state)).toEqual({ ...NOTHING, sent: 1, inFlight: 1 });
  });

  it('counts what was dropped, by cause', () => {
    const full = dialling({ outbox: { ...DEFAULT_OUTBOX, commands: 1, bytes: 1_000 } });
    const silence = new Int16Array(8);
    const { state } = run(full, commanded(sendAudio(silence)), commanded(sendAudio(silence)), commanded({ type: 'Disconnect' }));
    expect(outboxOf(state)).toEqual({ ...NOTHING, dropped: { ...NOTHING_DROPPED, full: 1, ended: 1 } });
  });
});
