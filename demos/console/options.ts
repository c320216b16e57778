import { parseArgs } from 'node:util';
import { commandLine } from '../shared/command-line';
import { reserveFile } from './save-wav';

const USAGE = `npm start                      a conversation, shown as it happens
npm start -- --chaos           a conversation that outlives five connections, drawn at the end; always with the simulator
npm start -- --interactive     you type, the model speaks; end with Ctrl-D
npm start -- --wav FILE        also saves what the model said
With GEMINI_API_KEY in the environment the same code talks to the real service.`;

/** What the command line asks for. */
export interface Options {
  readonly chaos: boolean;
  readonly interactive: boolean;
  readonly wav: string | null;
}

/** Reads the command line; says how it goes and ends where it is wrong. */
export const readOptions = (): Options =>
  commandLine(USAGE, () => {
    const { values } = parseArgs({
      options: {
        chaos: { type: 'boolean', default: false },
        interactive: { type: 'boolean', default: false },
        wav: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return null;
    if (values.wav !== undefined) reserveFile(values.wav);
    return { chaos: values.chaos, interactive: values.interactive, wav: values.wav ?? null };
  });
