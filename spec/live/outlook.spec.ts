import { connectionOf } from '../../lib/live/connection';
import { outboxOf } from '../../lib/live/outbox-state';
import { outlookOf } from '../../lib/live/outlook';
import { initialState } from '../../lib/machine/state';
import {
  blueprintOf,
  closed,
  closing,
  commanded,
  dialling,
  ended,
  LASTING,
  live,
  openedState,
  received,
  run,
  say,
} from '../support/machine';

const update = (newHandle: string, resumable = true) => received({ sessionResumptionUpdate: { newHandle, resumable } }, 40);
const writing = blueprintOf({ generationConfig: { responseModalities: ['TEXT'] } });

describe('outlookOf', () => {
  it('shows the connection and the outbox', () => {
    for (const state of [initialState, dialling(), live(), ended()]) {
      expect(outlookOf(state)).toMatchObject({ connection: connectionOf(state), outbox: outboxOf(state) });
    }
  });

  it('has no token before the server gave a handle, and then the newest', () => {
    expect(outlookOf(initialState).resumeToken).toBeNull();
    expect(outlookOf(live()).resumeToken).toBeNull();
    const { state } = run(live(), update('h-1'), update('h-2'));
    expect(outlookOf(state).resumeToken).toEqual({
      handle: 'h-2',
      model: 'models/any',
      endpoint: 'custom:live.example/',
      savedAt: 40,
      turn: 1,
    });
  });

  it('keeps the token over the connection, and past the end', () => {
    const up = run(live(LASTING), update('h-1')).state;
    const token = outlookOf(up).resumeToken;
    expect(outlookOf(run(up, closed(1006)).state).resumeToken).toEqual(token);
    expect(outlookOf(run(up, closed(1000)).state).resumeToken).toEqual(token);
  });

  it('has a token for the handle that the setup of the app holds', () => {
    expect(outlookOf(dialling({ handle: 'h-0' })).resumeToken).toMatchObject({ handle: 'h-0', turn: 1 });
  });

  it('knows how the model answers, as soon as there is a setup', () => {
    expect(outlookOf(initialState).modality).toBe('AUDIO');
    expect(outlookOf(live()).modality).toBe('AUDIO');
    expect(outlookOf(live({ blueprint: writing })).modality).toBe('TEXT');
    expect(outlookOf(openedState({ blueprint: writing })).modality).toBe('TEXT');
    expect(outlookOf(ended()).modality).toBe('AUDIO');
  });

  it('goes by the connection that is up, whatever the setup of the next one will be', () => {
    const blueprint = blueprintOf({ outputAudioTranscription: {} });
    const patch = { generationConfig: { responseModalities: ['TEXT'] } };
    const speaking = run(live({ ...LASTING, blueprint, setupCheck: 'warn' }), received(say('Hi')));
    const { state } = run(speaking.state, commanded({ type: 'UpdateSetup', patch }));
    expect(state).toMatchObject({ type: 'Live', settings: { blueprint: { message: patch } } });
    expect(outlookOf(state).modality).toBe('AUDIO');
    expect(outlookOf(run(state, closed(1006)).state).modality).toBe('TEXT');
  });

  it('has the event of the connection while that is up, and no longer', () => {
    expect(outlookOf(live()).connected).toEqual({ type: 'Connected', resumed: false });
    for (const state of [openedState(), closing(), ended()]) expect(outlookOf(state).connected).toBeNull();
  });
});
