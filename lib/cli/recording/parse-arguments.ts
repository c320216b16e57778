import { parseArgs } from 'node:util';
import { wordsOf } from '../../errors/words-of';

/** What the command line asks for. */
export type Request =
  | { readonly type: 'help' }
  | { readonly type: 'show'; readonly file: string; readonly width: number | null; readonly notes: number | null }
  | { readonly type: 'events'; readonly file: string; readonly media: boolean }
  | { readonly type: 'frames'; readonly file: string; readonly media: boolean }
  | { readonly type: 'wrong'; readonly problem: string };

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  media: { type: 'boolean', default: false },
  width: { type: 'string' },
  notes: { type: 'string' },
} as const;

/** Which options a command takes beside `--help`. */
const TAKES = { show: ['width', 'notes'], events: ['media'], frames: ['media'] } as const;

const isCommand = (name: string): name is keyof typeof TAKES => Object.hasOwn(TAKES, name);

const wrong = (problem: string): Request => ({ type: 'wrong', problem });

const wholeNumber = (name: string, text: string | undefined, least: number): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,6}$/.test(text) || Number(text) < least)
    throw new Error(`--${name} should be a whole number from ${String(least)}, not '${text}'.`);
  return Number(text);
};

const read = (args: readonly string[]): Request => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) return { type: 'help' };
  const [command, file, ...others] = positionals;
  if (command === undefined) return wrong('Say what to do: show, events or frames.');
  if (!isCommand(command)) return wrong(`There is no command '${command}': it is show, events or frames.`);
  if (file === undefined) return wrong(`Say which FILE to read: '${command} FILE', or '${command} -' for the standard input.`);
  if (others.length > 0) return wrong(`One FILE at a time: '${others[0] ?? ''}' is one too many.`);
  const taken: readonly string[] = TAKES[command];
  const stray = (['media', 'width', 'notes'] as const).find(
    (name) => values[name] !== undefined && values[name] !== false && !taken.includes(name),
  );
  if (stray !== undefined) return wrong(`--${stray} is not for '${command}'.`);
  return command === 'show'
    ? { type: command, file, width: wholeNumber('width', values.width, 60), notes: wholeNumber('notes', values.notes, 0) }
    : { type: command, file, media: values.media };
};

/** Reads the arguments after the name of the command. */
export const parseArguments = (args: readonly string[]): Request => {
  try {
    return read(args);
  } catch (error) {
    // What Node adds behind the first sentence is about arguments that begin with a dash; before it may stand the name of the error.
    const [problem = ''] = wordsOf(error)
      .replace(/^\w*Error( \[\w+\])?: /, '')
      .split('. ');
    return wrong(`${problem.replace(/\.$/, '')}.`);
  }
};
