import { connectionOf } from '../../lib/live/connection';
import { mirror } from '../../lib/live/mirror';
import { initialState, type State } from '../../lib/machine/state';
import type { SessionEvent } from '../../lib/wire/session-event';
import { audio, connected, disconnected, phase, said, text } from '../streams/events';

/** The state after events that come one second apart. */
const mirrored = (...events: readonly SessionEvent[]): State =>
  events.reduce<State>((state, event, index) => mirror(state, event, index * 1_000), initialState);

const dialled = phase('Disconnected', 'Connecting');

describe('mirror', () => {
  it('knows of a dial', () => {
    expect(connectionOf(mirrored(dialled))).toMatchObject({ type: 'Dialling' });
  });

  it('knows of each connection, when it began and what it goes on with', () => {
    expect(connectionOf(mirrored(dialled, connected()))).toEqual({ type: 'Up', connection: 1, since: 1_000, continuity: 'fresh' });
    const second = mirrored(dialled, connected(), dialled, connected(true));
    expect(connectionOf(second)).toEqual({ type: 'Up', connection: 2, since: 3_000, continuity: 'resumed' });
    expect(second).toMatchObject({ type: 'Live', connected: { type: 'Connected', resumed: true } });
  });

  it('knows when the server will end the connection, once one is up', () => {
    const goAway: SessionEvent = { type: 'GoAway', timeLeft: '5s', timeLeftMs: 5_000 };
    expect(connectionOf(mirrored(connected(), goAway))).toMatchObject({ type: 'Up', closesAt: 6_000 });
    expect(connectionOf(mirrored(connected(), { type: 'GoAway' }))).not.toHaveProperty('closesAt');
    expect(mirrored(goAway)).toBe(initialState);
  });

  it('knows how it ended', () => {
    expect(connectionOf(mirrored(connected(), disconnected({ code: 1001 })))).toEqual({ type: 'Ended', code: 1001 });
  });

  it('takes the writing for the reply until there is a voice', () => {
    const modalityOf = (state: State): unknown => (state.type === 'Live' ? state.settings.modality : state.type);
    expect(modalityOf(mirrored(connected(), text('Hi')))).toBe('TEXT');
    const spoken = mirrored(connected(true), audio(2));
    expect(modalityOf(spoken)).toBe('AUDIO');
    expect(connectionOf(spoken)).toMatchObject({ continuity: 'resumed', since: 0 });
    expect(modalityOf(mirrored(connected(), said('Hi')))).toBe('AUDIO');
    expect(mirror(spoken, said('Hi'), 5)).toBe(spoken);
    expect(mirrored(audio(2), said('Hi'))).toBe(initialState);
  });

  it('keeps its state for every other event', () => {
    const up = mirrored(connected());
    expect(mirror(up, text('Hi'), 5)).toBe(up);
    expect(mirror(up, phase('Active', 'ModelSpeaking'), 5)).toBe(up);
  });
});
