import { stay } from '../../lib/machine/next';
import { proceed } from '../../lib/machine/proceed';
import type { State } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import { commanded, handleOf, INTERRUPTED, live, PATIENT, received, run, say, stateOf } from '../support/machine';

const text = commanded(sendText('Hi'));
const says = received(say('x'));
const after = (...inputs: Parameters<typeof run>[1][]): State => run(live(PATIENT), ...inputs).state;
const progressAfter = (state: State): string => proceed(stay(stateOf(state, 'Live')), 'content', 0).state.memory.turn.progress;

describe('proceed', () => {
  it.each([
    ['fresh', after(), 'going'],
    ['owed', after(text), 'going'],
    ['going', after(says), 'going'],
    ['cut', after(says, received(INTERRUPTED)), 'cut'],
  ])('takes a turn that is %s', (_progress, state, progress) => {
    expect(progressAfter(state)).toBe(progress);
  });

  it.each([
    [['calls'], 'calls'],
    [['calls', 'calls'], 'calls'],
    [['captions'], 'captions'],
    [['content'], 'content'],
    [['calls', 'captions'], 'content'],
    [['captions', 'calls'], 'content'],
    [['calls', 'content'], 'content'],
    [['content', 'calls'], 'content'],
  ] as const)('knows whether there is anything but one thing: after %j there is %s', (things, came) => {
    const begun = things.reduce((next, what) => proceed(next, what, 0), stay(stateOf(after(), 'Live')));
    expect(begun.state.memory.turn.came).toBe(came);
  });

  it('leaves a handle behind', () => {
    const current = after(received(handleOf('h')));
    expect([current, run(current, says).state].map(({ memory }) => memory.resumption?.standing)).toEqual(['current', 'behind']);
  });
});
