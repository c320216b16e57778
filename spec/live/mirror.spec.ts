import { mirror, NO_OUTLOOK, type MirroredOutlook } from '../../lib/live/mirror';
import type { SessionEvent } from '../../lib/wire/session-event';
import { audio, connected, disconnected, phase, said, text } from '../streams/events';

/** The outlook after events that come one second apart. */
const mirrored = (...events: readonly SessionEvent[]): MirroredOutlook =>
  events.reduce<MirroredOutlook>((outlook, event, index) => mirror(outlook, event, index * 1_000), NO_OUTLOOK);

const dialled = phase('Disconnected', 'Connecting');

describe('mirror', () => {
  it('knows nothing at first', () => {
    expect(NO_OUTLOOK).toMatchObject({ connection: { type: 'Idle' }, connected: null, resumeToken: null, outbox: { queued: 0, sent: 0 } });
  });

  it('knows of a dial', () => {
    expect(mirrored(dialled).connection).toEqual({ type: 'Dialling', attempt: 1, resuming: false });
  });

  it('knows of each connection, when it began and what it goes on with', () => {
    expect(mirrored(dialled, connected()).connection).toEqual({ type: 'Up', connection: 1, since: 1_000, continuity: 'fresh' });
    const second = mirrored(dialled, connected(), dialled, connected(true));
    expect(second.connection).toEqual({ type: 'Up', connection: 2, since: 3_000, continuity: 'resumed' });
    expect(second.connected).toEqual({ type: 'Connected', resumed: true });
  });

  it('knows when the server will end the connection, once one is up', () => {
    const goAway: SessionEvent = { type: 'GoAway', timeLeft: '5s', timeLeftMs: 5_000 };
    expect(mirrored(connected(), goAway).connection).toMatchObject({ type: 'Up', closesAt: 6_000 });
    expect(mirrored(connected(), { type: 'GoAway' }).connection).not.toHaveProperty('closesAt');
    expect(mirrored(goAway)).toBe(NO_OUTLOOK);
  });

  it('knows how it ended', () => {
    expect(mirrored(connected(), disconnected({ code: 1001 }))).toMatchObject({
      connection: { type: 'Ended', code: 1001 },
      connected: null,
    });
  });

  it.each([
    ['is lost', phase('Active', 'Disconnected')],
    ['is being closed', phase('Active', 'Disconnecting')],
    ['is replaced', dialled],
  ])('knows no connection that could be used once it %s', (_what, change) => {
    expect(mirrored(connected(), change).connected).toBeNull();
    expect(mirrored(change, change).connected).toBeNull();
  });

  it('takes the writing for the reply until there is a voice', () => {
    expect(mirrored(connected(), text('Hi')).modality).toBe('TEXT');
    const spoken = mirrored(connected(true), audio(2));
    expect(spoken.modality).toBe('AUDIO');
    expect(spoken.connection).toMatchObject({ continuity: 'resumed', since: 0 });
    expect(mirrored(connected(), said('Hi')).modality).toBe('AUDIO');
    expect(mirror(spoken, said('Hi'), 5)).toBe(spoken);
  });

  it('keeps its outlook for every other event', () => {
    const up = mirrored(connected());
    expect(mirror(up, text('Hi'), 5)).toBe(up);
    expect(mirror(up, phase('Active', 'ModelSpeaking'), 5)).toBe(up);
    expect(mirror(NO_OUTLOOK, phase('Connecting', 'Disconnected'), 5)).toBe(NO_OUTLOOK);
  });
});
