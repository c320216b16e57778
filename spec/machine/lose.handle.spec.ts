import type { Reconnection, Settings } from '../../lib/machine/settings';
import { DEFAULT_RECONNECTION, DEFAULT_RESEED } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import {
  back,
  closed,
  decided,
  dialled,
  errorsOf,
  handleOf,
  live,
  openedState,
  opened,
  PATIENT,
  PROOF,
  received,
  run,
  sentBy,
  stateOf,
  ticked,
} from '../support/machine';

const policy = (changes: Partial<Reconnection> = {}): Partial<Settings> => ({
  ...PATIENT,
  reconnect: { ...DEFAULT_RECONNECTION, reseed: DEFAULT_RESEED, decides: 'rules', ...changes },
});

/** A session that was lost, and whose next connection has opened with its handle. */
const resuming = (changes: Partial<Reconnection> = {}): State => {
  const gone = run(live(policy(changes)), received(handleOf('h')), received(PROOF), closed(1006)).state;
  const lost = run(gone, decided('yes')).state;
  return run(lost, ticked(stateOf(lost, 'Waiting').deadline, 250), dialled(2), opened(2)).state;
};
const refuse = (state: State, code: number, reason = '', at = 250): State =>
  run(state, closed(code, reason, { generation: state.memory.generation, at })).state;
const again = (state: State): State => {
  const { retryAt, deadline } = stateOf(state, 'Waiting');
  const generation = state.memory.generation + 1;
  return run(state, ticked(deadline, retryAt), dialled(generation), opened(generation)).state;
};

describe('a handle that the server refuses', () => {
  it.each([
    [1007, 'Request contains an invalid argument.'],
    [1007, ''],
    [1008, 'BidiGenerateContent session not found'],
    [1008, 'Requested entity was not found.'],
    [1008, ''],
  ])('with %d "%s" is given up, and the session begins anew at once', (code, reason) => {
    const { state, events } = run(resuming(), closed(code, reason, { generation: 2 }));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'ResumeRefused' })]);
    expect(stateOf(state, 'Dialling').memory.resumption).toBe(null);
  });

  it.each([
    [1008, 'models/x is not found for API version v1beta'],
    [1007, 'API key not valid.'],
  ])('is not what %d "%s" is about', (code, reason) => {
    expect(refuse(resuming(), code, reason)).toMatchObject({ type: 'Ended', memory: { resumption: { handle: 'h' } } });
  });

  it('right after the setup is given up as well', () => {
    const up = run(resuming(), received({ setupComplete: {} }, 250, 2)).state;
    const lost = refuse(up, 1007, 'Request contains an invalid argument.');
    expect(stateOf(lost, 'Waiting').memory).toMatchObject({ resumption: null, failures: 2 });
    const worked = run(up, received(PROOF, 250, 2)).state;
    expect(refuse(worked, 1007, 'Request contains an invalid argument.').type).toBe('Ended');
  });

  it('is not kept, whatever follows', () => {
    const refused = run(openedState({ ...PATIENT, reconnect: null, handle: 'h' }), closed(1008, 'session not found')).state;
    expect(refused).toMatchObject({ type: 'Ended', memory: { resumption: null } });
    const asked = refuse(resuming({ decides: 'app' }), 1008, 'session not found');
    expect(asked.type).toBe('Deciding');
    expect(run(asked, decided('never', 2)).state).toMatchObject({ type: 'Ended', memory: { resumption: null } });
    expect(run(asked, decided('yes', 2)).state).toMatchObject({ type: 'Waiting', memory: { resumption: null } });
  });
});

describe('a server that fails each time it is asked to resume', () => {
  it('is asked for a new session with the last attempt', () => {
    const first = refuse(resuming({ attempts: 3 }), 1011);
    expect(stateOf(first, 'Waiting').memory.resumption).toMatchObject({ standing: 'current' });
    const second = refuse(again(first), 1011, '', 1_000);
    expect(stateOf(second, 'Waiting').memory).toMatchObject({ failures: 3, resumption: { handle: 'h', standing: 'inDoubt' } });
    const last = again(second);
    expect(stateOf(last, 'Opened').continuity).toBe('reset');
    expect(stateOf(back(second).state, 'Live').memory.resumption).toBe(null);
  });

  it('leaves the handle to another session where that fails, too', () => {
    const last = again(refuse(resuming({ attempts: 2 }), 1011));
    expect(stateOf(last, 'Opened').continuity).toBe('reset');
    expect(refuse(last, 1011, '', 2_000)).toMatchObject({ type: 'Ended', memory: { resumption: { handle: 'h' } } });
  });

  it('and for a reason that is tried again once, is asked for a new session then', () => {
    const state = refuse(resuming(), 4_001, 'who knows');
    expect(stateOf(state, 'Waiting').memory.resumption).toMatchObject({ standing: 'inDoubt' });
    expect(refuse(again(state), 4_001, 'who knows', 1_000).type).toBe('Ended');
  });

  it('is not at fault where the network is', () => {
    const lost = refuse(resuming({ attempts: 3 }), 1006);
    const generation = lost.memory.generation + 1;
    const { deadline, retryAt } = stateOf(lost, 'Waiting');
    const { state } = run(lost, ticked(deadline, retryAt), closed(1006, '', { generation, at: retryAt }));
    expect(stateOf(state, 'Waiting').memory.resumption).toMatchObject({ standing: 'current' });
  });

  it('gets the handle that it gives then', () => {
    const { state } = back(refuse(resuming({ attempts: 2 }), 1011));
    const { generation } = state.memory;
    const lost = run(
      state,
      received(handleOf('h2'), 0, generation),
      received(PROOF, 0, generation),
      closed(1006, '', { generation }),
    ).state;
    expect(sentBy(back(lost).effects)).toEqual([{ setup: { model: 'models/any', sessionResumption: { handle: 'h2' } } }]);
  });
});
