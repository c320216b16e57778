import type { State } from '../../lib/machine/state';
import { updateInstruction, updateSetup } from '../../lib/wire/commands';
import {
  back,
  closed,
  commanded,
  dialled,
  errorsOf,
  handleOf,
  live,
  opened,
  PATIENT,
  PROOF,
  received,
  run,
  sentBy,
  stateOf,
  ticked,
  type Run,
} from '../support/machine';

const INVALID = 'Request contains an invalid argument.';
const NOT_FOUND = 'Requested entity was not found.';
const INSTRUCTED = { systemInstruction: { parts: [{ text: 'Be brief.' }] } };

/** A session that has a handle, and whose new connection has opened with a change of the setup. */
const changed = (policy = {}): Run => {
  const { reconnect } = PATIENT;
  const quiet = run(
    live({ ...PATIENT, ...(reconnect && { reconnect: { ...reconnect, ...policy } }) }),
    received(handleOf('h')),
    received(PROOF),
    commanded(updateInstruction('Be brief.')),
  );
  return run(quiet.state, closed(1000), dialled(2), opened(2));
};
const open = (state: State): Run => run(state, dialled(state.memory.generation), opened(state.memory.generation));
const refuse = (state: State, code: number, reason = ''): Run => run(state, closed(code, reason, { generation: state.memory.generation }));
const setupIn = ({ effects }: Run): unknown => sentBy(effects)[0];
const withHandle = (setup: object): object => ({ setup: { model: 'models/any', ...setup, sessionResumption: { handle: 'h' } } });

describe('a change of the setup that the server refuses', () => {
  it.each([
    [1007, INVALID],
    [1008, 'Operation is not implemented, or supported, or enabled.'],
    [1008, 'Publisher model was not found'],
    [1008, ''],
    [4_000, 'who knows'],
  ])('with %d "%s" is taken back at once', (code, reason) => {
    const { state, events } = refuse(changed().state, code, reason);
    expect(errorsOf(events)).toEqual([
      expect.objectContaining({ type: 'SetupRefused', advice: expect.stringContaining('was taken back') as string }),
    ]);
    expect(setupIn(open(stateOf(state, 'Dialling')))).toEqual(withHandle({}));
    expect(state.memory).toMatchObject({ failures: 0, changes: [] });
  });

  it.each([
    [1007, 'API key not valid.'],
    [1011, 'You exceeded your current quota'],
  ])('with %d "%s" is not to blame', (code, reason) => {
    expect(refuse(changed().state, code, reason).state.type).toBe('Ended');
  });

  it.each([
    ['a failure of the server', (state: State): Run => refuse(state, 1011, 'Internal error encountered.')],
    ['nothing', (state: State): Run => run(state, ticked(stateOf(state, 'Opened').deadline))],
    ['a lost connection', (state: State): Run => refuse(state, 1006)],
  ])('with %s is tried again, and left out of the last attempt', (_what, fail) => {
    const once = fail(changed({ attempts: 2 }).state);
    const again = open(run(once.state, ticked(stateOf(once.state, 'Waiting').deadline, 1_000)).state);
    expect(setupIn(again)).toEqual(withHandle(INSTRUCTED));
    const twice = run(again.state, closed(1011, 'Internal error', { generation: 3, at: 1_000 }));
    expect(errorsOf(twice.events)).toEqual([expect.objectContaining({ advice: expect.stringContaining('was taken back') as string })]);
    const last = open(run(twice.state, ticked(stateOf(twice.state, 'Waiting').deadline, 9_000)).state);
    expect(JSON.stringify(setupIn(last))).not.toContain('Be brief.');
    expect(back(twice.state).state.type).toBe('Live');
  });

  it('takes no other change with it that the app made since', () => {
    const later = run(changed().state, commanded(updateSetup({ generationConfig: { topK: 3 } }))).state;
    const again = open(refuse(later, 1007, INVALID).state);
    expect(setupIn(again)).toEqual(withHandle({ generationConfig: { topK: 3 } }));
    expect(stateOf(back(refuse(later, 1007, INVALID).state).state, 'Live')).toMatchObject({ leaves: null });
  });

  it('is taken back with the changes before it, which no server has accepted', () => {
    const quiet = run(
      live(PATIENT),
      received(handleOf('h')),
      commanded(updateInstruction('Be brief.')),
      commanded(updateSetup({ generationConfig: { topK: 3 } })),
    );
    const refused = refuse(run(quiet.state, closed(1000), dialled(2), opened(2)).state, 1007, INVALID);
    expect(setupIn(open(refused.state))).toEqual(withHandle({}));
  });
});

describe('a handle that is refused whatever the setup says', () => {
  it.each([
    [1007, INVALID],
    [1008, NOT_FOUND],
    [1008, ''],
  ])('with %d "%s" is given up, and the change that was taken back is brought back', (code, reason) => {
    const once = open(refuse(changed().state, code, reason).state);
    const twice = refuse(once.state, code, reason);
    expect(errorsOf(twice.events)).toEqual([
      expect.objectContaining({ type: 'ResumeRefused', advice: expect.stringContaining('at fault') as string }),
    ]);
    expect(twice.state.memory).toMatchObject({ resumption: null, suspended: null });
    expect(setupIn(open(twice.state))).toEqual({ setup: { model: 'models/any', ...INSTRUCTED } });
    const { state } = back(twice.state);
    expect(stateOf(state, 'Live')).toMatchObject({ continuity: 'reset', leaves: null });
  });

  it('brings back with it what the app has changed since', () => {
    const once = refuse(changed().state, 1007, INVALID).state;
    const later = open(run(once, commanded(updateSetup({ generationConfig: { topK: 3 } }))).state);
    const twice = open(refuse(later.state, 1007, INVALID).state);
    expect(setupIn(twice)).toEqual({ setup: { model: 'models/any', ...INSTRUCTED, generationConfig: { topK: 3 } } });
  });

  it('brings nothing back that is refused without it, too', () => {
    const fresh = open(refuse(open(refuse(changed().state, 1007, INVALID).state).state, 1007, INVALID).state);
    const last = refuse(fresh.state, 1007, INVALID);
    expect(errorsOf(last.events)).toEqual([expect.objectContaining({ type: 'SetupRefused' })]);
    expect(setupIn(open(last.state))).toEqual({ setup: { model: 'models/any' } });
  });

  it('is one thing, and the next one another: what worked without the change leaves it taken back', () => {
    const up = back(refuse(changed().state, 1007, INVALID).state).state;
    expect(stateOf(up, 'Live').memory).toMatchObject({ suspended: null, resumption: { handle: 'h' } });
  });
});
