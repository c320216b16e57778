import { parseArgs } from 'node:util';
import { commandLine } from '../shared/command-line';

const USAGE = `npm run demo:tools             a house that is run by talking to it: six functions, and what becomes of their calls
npm run demo:tools -- --plain  only the timeline, without the marbles and the table at the end
With GEMINI_API_KEY in the environment the same code talks to the real service, in writing, and ends after about two minutes at the latest.

On the left are the calls that are open, one column each:
  ? called   > runs   + a response, and others follow   = answered   ! failed   x taken back   : waits   | runs on`;

/** What the command line asks for. */
export interface Options {
  readonly plain: boolean;
}

/** Reads the command line; says how it goes and ends where it is wrong. */
export const readOptions = (): Options =>
  commandLine(USAGE, () => {
    const { values } = parseArgs({ options: { plain: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
    return values.help ? null : { plain: values.plain };
  });
