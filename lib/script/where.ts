import type { ExpectedMessage } from './script';
import type { ScriptState } from './script-state';
import { stepWords } from './step-words';

const keyOf = (expected: ExpectedMessage): string => (typeof expected === 'string' ? expected : Object.keys(expected).join(' and '));

const count = (steps: number): string => (steps === 1 ? 'its only step' : `its ${String(steps)} steps`);

const numberOf = ({ script, next }: ScriptState): string => `step ${String(next + 1)} of ${String(script.length)}`;

/** Where a script stands, in words that go on a sentence: `step 3 of 7 is: expect clientContent`. */
export const where = (state: ScriptState): string => {
  const step = state.script[state.next];
  if (step === undefined) return `the script is over after ${count(state.script.length)}`;
  return `${numberOf(state)} is: ${stepWords(step)}`;
};

/** The same in few and plain characters, for the reason of a close. */
export const whereBriefly = (state: ScriptState): string => {
  const step = state.script[state.next];
  if (step === undefined) return 'the script is over';
  if ('expect' in step) return `${numberOf(state)} expects ${keyOf(step.expect)}`;
  return 'dial' in step ? `${numberOf(state)} waits for a dial` : numberOf(state);
};

/** Where a script stands, as the field of a problem: nothing where it is over. */
export const stepOf = ({ script, next }: ScriptState): { readonly step?: number } => (next < script.length ? { step: next + 1 } : {});
