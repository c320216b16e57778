import type { ResumeToken } from '../../lib/machine/resumption';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { initialState } from '../../lib/machine/state';
import { sendAudio, sendText } from '../../lib/wire/commands';
import {
  back,
  begin,
  blueprintOf,
  closed,
  closing,
  commanded,
  dialled,
  dialling,
  effectsOf,
  ended,
  errorsOf,
  handleOf,
  live,
  opened,
  openedState,
  PATIENT,
  received,
  resumeKnown,
  run,
  say,
  sentBy,
  stateOf,
  story,
  ticked,
  TURN_COMPLETE,
  woken,
} from '../support/machine';

const TIMEOUTS = { timeouts: { connect: 7, setup: 8, close: 9 } };

describe('begin', () => {
  it('dials and waits for the credential as long as it may', () => {
    const { state, events, effects } = run(initialState, begin(TIMEOUTS));
    expect(stateOf(state, 'Dialling')).toMatchObject({ waitsFor: 'credential', deadline: 1, memory: { generation: 1, sent: 0 } });
    expect(story(events)).toEqual(['Disconnected>Connecting']);
    expect(effects).toEqual([
      { type: 'StartTimer', timer: 1, ms: 7 },
      { type: 'Dial', generation: 1, asks: 'nothing' },
    ]);
  });

  it('asks the app first what it resumes with, where it is to be asked', () => {
    const { state, effects } = run(initialState, begin({ resume: 'ask' }));
    expect(stateOf(state, 'Dialling').waitsFor).toBe('resumption');
    expect(effects).toContainEqual({ type: 'Dial', generation: 1, asks: 'resumption' });
  });

  it('makes what waits fit, and tells what did not', () => {
    const audio = sendAudio(new Uint8Array(2));
    const idle = run(initialState, ...[sendText('1'), audio, audio, sendText('2')].map((command) => commanded(command, 5)));
    const { state, events } = run(idle.state, begin({ outbox: { ...DEFAULT_OUTBOX, commands: 3, bytes: 190 } }, 9));
    expect(story(events)).toEqual(['Error', 'Disconnected>Connecting']);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'full', count: 2 })]);
    expect(state.memory.outbox.entries.map(({ command }) => command)).toEqual([sendText('1'), sendText('2')]);
    expect(state.memory.dropped.full).toBe(2);
  });

  it('knows where it is: the service and the model', () => {
    expect(dialling().memory.place).toEqual({ endpoint: 'custom:live.example/', model: 'models/any' });
    const { message, ...rest } = blueprintOf();
    const { model: _model, ...nameless } = message;
    expect(dialling({ blueprint: { ...rest, message: nameless } }).memory.place?.model).toBe('');
  });

  it('resumes with the handle that the setup of the app holds, of a conversation that it does not know', () => {
    const { memory } = dialling({ handle: 'given' });
    expect(memory.resumption).toMatchObject({ handle: 'given', standing: 'behind', calls: [] });
    expect(memory.past).toBe('some');
    expect(dialling().memory).toMatchObject({ resumption: null, past: 'none' });
  });

  it('uses what changed the setup before', () => {
    const patch = { generationConfig: { temperature: 1 } };
    const idle = run(initialState, commanded({ type: 'UpdateSetup', patch })).state;
    const { settings } = dialling({}, idle);
    expect(settings.blueprint.parts.setup).toEqual(patch);
    expect(sentBy(run(dialling({}, idle), opened()).effects)).toEqual([{ setup: { ...patch, model: 'models/any' } }]);
  });

  it('tells of a change of the setup that the wire would refuse, and goes without it', () => {
    const patch = { generationConfig: { temperature: 'hot' } } as never;
    const idle = run(initialState, commanded({ type: 'UpdateSetup', patch })).state;
    const { state, events } = run(idle, begin());
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', command: 'UpdateSetup' })]);
    expect(stateOf(state, 'Dialling').settings.blueprint).toEqual(blueprintOf());
  });

  it.each([dialling(), openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, begin())).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('resumeKnown', () => {
  const asking = (): ReturnType<typeof dialling> => dialling({ resume: 'ask' });
  const token: ResumeToken = { handle: 'kept', model: 'models/any', endpoint: 'custom:live.example/', savedAt: 0, turn: 7 };

  it('waits for the credential from then on, with nothing to resume', () => {
    const { state, events, effects } = run(asking(), resumeKnown(null));
    expect(stateOf(state, 'Dialling')).toMatchObject({ waitsFor: 'credential', memory: { resumption: null, past: 'none' } });
    expect([events, effects]).toEqual([[], []]);
  });

  it('resumes, and counts the turns on', () => {
    const { state, effects } = run(asking(), resumeKnown(token));
    expect(state.memory).toMatchObject({ resumption: { handle: 'kept', standing: 'current' }, past: 'some', turn: { number: 7 } });
    expect(effects).toEqual([]);
    expect(sentBy(run(state, dialled(), opened()).effects)).toEqual([
      { setup: { model: 'models/any', sessionResumption: { handle: 'kept' } } },
    ]);
  });

  it('never counts the turns back', () => {
    const late = { ...asking(), memory: { ...asking().memory, turn: { ...asking().memory.turn, number: 9 } } };
    expect(run(late, resumeKnown(token)).state.memory.turn.number).toBe(9);
  });

  it('logs why a token is not used, and begins anew with less than there was', () => {
    const { state, events, effects } = run(asking(), resumeKnown({ ...token, model: 'models/other' }));
    expect(state.memory).toMatchObject({ resumption: null, past: 'some', turn: { number: 1 } });
    expect(events).toEqual([]);
    expect(effects).toEqual([
      {
        type: 'Log',
        entry: {
          level: 'warn',
          event: 'resume-token-skipped',
          message: 'The token to resume with was not used: it is of another model. The session begins anew.',
          fields: { savedAt: 0, model: 'models/other', endpoint: 'custom:live.example/' },
        },
      },
    ]);
  });

  it('uses no token where it does not know where it is', () => {
    const lost = { ...asking(), memory: { ...asking().memory, place: null } };
    expect(run(lost, resumeKnown(token)).state.memory.resumption).toBe(null);
  });

  it('is waited for at the next dial where it did not come in time', () => {
    const late = dialling({ ...PATIENT, resume: 'ask' });
    const again = run(run(late, ticked(late.deadline)).state, woken());
    expect(again.effects).toContainEqual({ type: 'Dial', generation: 2, asks: 'resumption' });
    expect(stateOf(again.state, 'Dialling').waitsFor).toBe('resumption');
    const known = run(again.state, { type: 'ResumeKnown', at: 0, generation: 2, token }, closed(1006, '', { generation: 2 }));
    expect(stateOf(known.state, 'Waiting').memory).toMatchObject({ asks: 'nothing', resumption: { handle: 'kept' } });
  });

  it.each([dialling(), run(asking(), resumeKnown(null)).state, openedState(), live(), closing(), ended()])(
    'changes nothing where nobody asked, when $type',
    (state) => {
      expect(run(state, resumeKnown(token))).toEqual({ state, messages: [], events: [], effects: [] });
    },
  );
});

describe('dialled', () => {
  it('waits for the socket from then on', () => {
    const { state, events, effects } = run(dialling(), dialled());
    expect([stateOf(state, 'Dialling').waitsFor, events, effects]).toEqual(['socket', [], []]);
  });

  it.each([openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, dialled()).state).toEqual(state);
  });
});

describe('opened', () => {
  it('sends the setup before all else and gives the server its time', () => {
    const waiting = run(dialling(TIMEOUTS), commanded(sendText('early')));
    const { state, events, effects } = run(waiting.state, opened());
    expect(story(events)).toEqual(['Connecting>SetupSent']);
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 1 },
      { type: 'StartTimer', timer: 2, ms: 8 },
      { type: 'Send', generation: 1, command: 'setup', text: '{"setup":{"model":"models/any"}}', index: -1, entry: null },
    ]);
    expect(stateOf(state, 'Opened')).toMatchObject({
      deadline: 2,
      continuity: 'fresh',
      inherited: [],
      memory: { sent: 0, outbox: { entries: [expect.anything()] } },
    });
  });

  it('knows which calls the server may not know', () => {
    const calls = [{ id: 'a', name: 'f', state: 'open' as const }];
    const before = { ...dialling(), memory: { ...dialling().memory, facts: { ...dialling().memory.facts, calls } } };
    expect(stateOf(run(before, opened()).state, 'Opened').inherited).toEqual(['a']);
  });

  it('warns of what the server cannot know, where the handle is of an earlier turn', () => {
    const spoken = [received(handleOf('h')), ...[1, 2].flatMap(() => [received(say('x')), received(TURN_COMPLETE)])];
    const lost = run(live(PATIENT), ...spoken, closed(1006)).state;
    expect(effectsOf(back(lost).effects, 'Log').map(({ entry }) => entry)).toEqual([
      {
        level: 'warn',
        event: 'resumed-from-before',
        message: 'The session is resumed with a handle of turn 1: the server may know nothing of what was said since.',
        fields: { handleOfTurn: 1, turn: 3 },
      },
    ]);
    const current = run(live(PATIENT), ...spoken, received(handleOf('h2')), closed(1006)).state;
    expect(effectsOf(back(current).effects, 'Log')).toEqual([]);
  });

  it.each([openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, opened())).toEqual({ state, messages: [], events: [], effects: [] });
  });
});
