import { connectionOf } from '../../lib/live/connection';
import { initialState } from '../../lib/machine/state';
import { closed, closing, commanded, dialling, ended, live, openedState, received, run } from '../support/machine';

describe('connectionOf', () => {
  it('is idle before the dial', () => {
    expect(connectionOf(initialState)).toEqual({ type: 'Idle' });
  });

  it('is dialling until the server accepts', () => {
    expect(connectionOf(dialling())).toEqual({ type: 'Dialling', attempt: 1, resuming: false });
    expect(connectionOf(openedState())).toEqual({ type: 'Dialling', attempt: 1, resuming: false });
    expect(connectionOf(openedState({ start: 'resumed' }))).toEqual({ type: 'Dialling', attempt: 1, resuming: true });
  });

  it('is up from then on', () => {
    const up = run(openedState(), received({ setupComplete: {} }, 70)).state;
    expect(connectionOf(up)).toEqual({ type: 'Up', connection: 1, since: 70, continuity: 'fresh' });
    expect(connectionOf(live({ start: 'resumed' }))).toMatchObject({ type: 'Up', continuity: 'resumed' });
  });

  it('knows when the server will end it', () => {
    const { state } = run(live(), received({ goAway: { timeLeft: '50s' } }, 1_000));
    expect(connectionOf(state)).toMatchObject({ type: 'Up', closesAt: 51_000 });
  });

  it('stays what it was while it is being closed', () => {
    expect(connectionOf(closing())).toEqual(connectionOf(live()));
    expect(connectionOf(run(openedState(), commanded({ type: 'Disconnect' })).state)).toMatchObject({ type: 'Dialling' });
  });

  it('tells how it ended', () => {
    expect(connectionOf(ended())).toEqual({ type: 'Ended' });
    const lost = run(live(), closed(1011, 'Internal error')).state;
    expect(connectionOf(lost)).toMatchObject({ type: 'Ended', code: 1011, reason: 'Internal error', cause: { type: 'ConnectionLost' } });
  });
});
