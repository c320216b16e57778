import type { Settings } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { sendText, updateInstruction, updateSetup } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SetupPatch } from '../../lib/wire/setup-patch';
import {
  back,
  begin,
  closed,
  closing,
  commanded,
  dialling,
  effectsOf,
  errorsOf,
  handleOf,
  live,
  openedState,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  stateOf,
  story,
  TURN_COMPLETE,
} from '../support/machine';

const BRIEF = updateInstruction('Be brief.');
const INSTRUCTED = { systemInstruction: { parts: [{ text: 'Be brief.' }] } };
const lasting = (settings: Partial<Settings> = {}): State => live({ ...PATIENT, ...settings });
const BAD = updateSetup({ generationConfig: { temperature: 'hot' } } as unknown as SetupPatch);

describe('a change of the setup while live', () => {
  const current = run(lasting(), received(handleOf('h'))).state;

  it('is made by a move to a new connection, with the handle, at once where nothing is cut', () => {
    const { state, events, effects } = run(current, commanded(BRIEF));
    expect([story(events), effects.map(({ type }) => type)]).toEqual([['Active>Disconnecting'], ['StartTimer', 'Close']]);
    expect(stateOf(state, 'Closing')).toMatchObject({ then: 'dial', memory: { move: 'updateSetup' } });
    const up = back(state);
    expect(sentBy(up.effects)).toEqual([{ setup: { model: 'models/any', ...INSTRUCTED, sessionResumption: { handle: 'h' } } }]);
    expect(stateOf(up.state, 'Live')).toMatchObject({ continuity: 'resumed', leaves: null, memory: { move: null } });
  });

  it('waits for a moment at which nothing is cut', () => {
    const { state, events } = run(current, received(say('Hi')), commanded(BRIEF));
    expect([stateOf(state, 'Live').leaves, story(events).length]).toEqual([{ because: 'updateSetup', by: Infinity }, 2]);
    const ended = run(state, received(TURN_COMPLETE));
    expect(ended.state.type).toBe('Live');
    expect(run(ended.state, received(handleOf('h2'))).state.type).toBe('Closing');
  });

  it('joins the change before it', () => {
    const { state } = run(lasting(), commanded(BRIEF), commanded(updateSetup({ generationConfig: { topK: 3 } })));
    expect(stateOf(state, 'Live').settings.blueprint.parts.setup).toEqual({
      systemInstruction: 'Be brief.',
      generationConfig: { topK: 3 },
    });
  });

  it('is refused in words where it is wrong, and changes nothing', () => {
    const { state, events, effects } = run(lasting(), commanded(BAD));
    expect([state, effects]).toEqual([lasting(), []]);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', command: 'UpdateSetup' })]);
  });

  it.each([null, 'x', undefined])('is refused where it is no patch: %j', (patch) => {
    const command = { type: 'UpdateSetup', patch } as unknown as SessionCommand;
    const { state, events } = run(lasting(), commanded(command));
    expect(state).toEqual(lasting());
    expect(errorsOf(events)).toEqual([expect.objectContaining({ why: 'the patch is not an object' })]);
  });

  it.each([initialState, lasting()])('is refused where it would never end, when $type', (state) => {
    const labels: Record<string, unknown> = {};
    labels['self'] = labels;
    const twice = run(state, commanded(updateSetup({ labels: { a: 1 } })));
    const { state: after, events } = run(twice.state, commanded(updateSetup({ labels })), ...(state.type === 'Idle' ? [begin()] : []));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', command: 'UpdateSetup' })]);
    expect('settings' in after && after.settings.blueprint.parts.setup.labels).toEqual({ a: 1 });
  });

  it('is refused to a session of one connection', () => {
    const { state, events } = run(live(), commanded(BRIEF));
    expect(state).toEqual(live());
    expect(errorsOf(events)).toEqual([
      expect.objectContaining({
        why: 'the session is made of one connection, which cannot change its setup',
        advice: 'Leave reconnect: false out of the config.',
      }),
    ]);
  });
});

describe('a change of the setup of a session that is not live', () => {
  it('before the dial is used by it, joined with the ones before, and no move follows', () => {
    const idle = run(initialState, commanded(BRIEF), commanded(updateSetup({ generationConfig: { topK: 3 } }))).state;
    const first = dialling(PATIENT, idle);
    expect(first.settings.blueprint.message).toMatchObject({ ...INSTRUCTED, generationConfig: { topK: 3 } });
    expect(stateOf(back(first).state, 'Live').leaves).toBe(null);
  });

  it('while dialling is used by the dial', () => {
    const { state } = run(dialling(PATIENT), commanded(BRIEF));
    const up = back(state);
    expect(sentBy(up.effects)).toEqual([{ setup: { model: 'models/any', ...INSTRUCTED } }]);
    expect(stateOf(up.state, 'Live').leaves).toBe(null);
  });

  it('after the setup is used by a move as soon as the connection is up', () => {
    const opened = run(openedState(PATIENT), commanded(BRIEF)).state;
    const { state } = run(opened, received({ setupComplete: {} }));
    expect(stateOf(state, 'Live').leaves).toEqual({ because: 'updateSetup', by: Infinity });
    expect(run(state, received(handleOf('h'))).state.type).toBe('Closing');
  });

  it('while the session waits for its next connection is used by that', () => {
    const waiting = run(lasting(), closed(1006), commanded(BRIEF)).state;
    expect(effectsOf(back(waiting).effects, 'Send')[0]?.text).toContain('Be brief.');
  });

  it('while the session leaves its connection is used by the next one, and another change by that', () => {
    const moving = run(lasting(), received(handleOf('h')), commanded(BRIEF), commanded(updateInstruction('Be kind.'))).state;
    expect(sentBy(back(moving).effects)).toEqual([
      {
        setup: {
          model: 'models/any',
          systemInstruction: { parts: [{ text: 'Be kind.' }] },
          sessionResumption: { handle: 'h' },
        },
      },
    ]);
  });

  it('while closing for good is heard and changes nothing that follows', () => {
    const { state } = run(closing(PATIENT), commanded(BRIEF));
    expect(run(state, closed(1000)).state.type).toBe('Ended');
  });
});

describe('what is sent while the session moves', () => {
  it('waits for the next connection', () => {
    const moving = run(run(lasting(), received(handleOf('h')), commanded(BRIEF)).state, commanded(sendText('Hi')));
    expect(effectsOf(moving.effects, 'Send')).toEqual([]);
    expect(effectsOf(back(moving.state).effects, 'Send').map(({ command }) => command)).toEqual(['setup', 'SendText']);
  });
});
