import { wordsOf } from '../../errors/words-of';
import { ENDINGS } from '../service/endings';
import { close } from '../service/outcome';
import type { WireEffect } from '../service/wire-effect';

/** What becomes of a connection whose step threw: it ends as at the service when that breaks, and takes nothing else with it. */
export const failed = (error: unknown): readonly WireEffect[] => [
  { type: 'Note', line: `the simulator failed: ${wordsOf(error)}` },
  close(ENDINGS.internal),
];
