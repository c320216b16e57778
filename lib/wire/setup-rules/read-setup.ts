import type { FrameFault } from '../../errors/live-error';
import { isObject } from '../codec/fields';
import { excerpt } from '../excerpt';
import { salvage } from '../salvage';
import type { Setup, SetupMessage } from '../setup-message';
import { setupMessage } from '../setup-message';
import type { SetupProblem } from '../setup-problem';
import { plainSetup } from './plain-setup';

/** A setup, and what of it is of the wrong shape. */
export interface ReadSetup {
  /** What is of the right shape, in camelCase and without what is null. */
  readonly message: SetupMessage;
  readonly problems: readonly SetupProblem[];
}

const WITH_AN = /^[aeio]/;

const shapeProblem = ({ path, expected, excerpt: found }: FrameFault): SetupProblem => ({
  field: `setup.${path}`,
  problem: `it is ${found}`,
  fix: `give ${WITH_AN.test(expected) ? 'an' : 'a'} ${expected}`,
});

/** Reads a setup as far as it is one. Whatever of it an app without types may give: nothing throws. */
export const readSetup = (setup: Setup): ReadSetup => {
  const given: unknown = setup;
  if (!isObject(given)) return { message: {}, problems: [{ field: 'setup', problem: `it is ${excerpt(given)}`, fix: 'give an object' }] };
  const salvaged = salvage(setupMessage, plainSetup(setup));
  const faults = salvaged._tag === 'Right' ? [] : salvaged.left;
  const { tools, ...rest } = salvaged._tag === 'Left' ? {} : salvaged.right;
  // Where a part of the tools was taken out, the others have moved: what a rule would say of them were at the wrong place.
  const areToolsWhole = tools !== undefined && !faults.some(({ path }) => path.startsWith('tools'));
  return { message: { ...rest, ...(areToolsWhole && { tools }) }, problems: faults.map(shapeProblem) };
};
