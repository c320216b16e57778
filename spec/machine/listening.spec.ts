import { isTransparent, setupOf } from '../../lib/machine/listening';
import { updateInstruction } from '../../lib/wire/commands';
import { blueprintOf, closing, commanded, live, openedState, PATIENT, run, stateOf, TRANSPARENT } from '../support/machine';

const labelled = { blueprint: blueprintOf({ labels: { a: '1' } }) };

describe('setupOf', () => {
  it.each([openedState(labelled), live(labelled), closing(labelled)])(
    'is that of the connection that is listened to, when $type',
    (state) => {
      expect(setupOf(state)).toEqual(labelled.blueprint.message);
    },
  );

  it('is not that of the next one', () => {
    const { state } = run(live({ ...PATIENT, ...labelled }), commanded(updateInstruction('Be brief.')));
    expect(setupOf(stateOf(state, 'Live'))).toEqual(labelled.blueprint.message);
  });
});

describe('isTransparent', () => {
  it.each([
    [live(), false],
    [live({ blueprint: blueprintOf({ sessionResumption: {} }) }), false],
    [live({ blueprint: TRANSPARENT }), true],
    [closing({ blueprint: TRANSPARENT }), true],
    [openedState({ blueprint: TRANSPARENT }), true],
  ])('is what the setup asked for: %#', (state, expected) => {
    expect(isTransparent(state)).toBe(expected);
  });
});
