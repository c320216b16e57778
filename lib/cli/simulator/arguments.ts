import { parseArgs } from 'node:util';
import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../../errors/words-of';
import type { FaultPlan } from '../../simulator/fault/fault';
import { nearest } from '../../errors/nearest';
import { parseFault } from '../../simulator/fault/parse-fault';

/** What the command line asks for; `null` where it says nothing. */
export interface RunArguments {
  readonly type: 'run';
  readonly port: number;
  /** The name of a scenario, or the path of a JSON file. */
  readonly scenario: string | null;
  readonly faults: readonly FaultPlan[];
  readonly seed: number | null;
  readonly speed: number | null;
  /** The file for the recording. */
  readonly record: string | null;
  readonly frames: 'binary' | 'text' | null;
  readonly quiet: boolean;
}

export type Arguments = RunArguments | { readonly type: 'help' };

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  scenario: { type: 'string' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  seed: { type: 'string' },
  speed: { type: 'string' },
  record: { type: 'string' },
  frames: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const inWords = (error: unknown): string => {
  const message = wordsOf(error);
  const [, unknown] = /Unknown option '(-[^']*)'/.exec(message) ?? [];
  if (unknown !== undefined) {
    const near = nearest(unknown.replace(/^-+/, ''), Object.keys(OPTIONS));
    return `There is no option ${unknown}.${near === undefined ? '' : ` Did you mean --${near}?`}`;
  }
  const [, stray] = /Unexpected argument '([^']*)'/.exec(message) ?? [];
  return stray === undefined ? message : `"${stray}" stands alone: every value follows an option, such as --scenario.`;
};

const parsed = (argv: readonly string[]) => {
  try {
    return right(parseArgs({ args: [...argv], options: OPTIONS }).values);
  } catch (error) {
    return left(inWords(error));
  }
};

interface Range {
  readonly isGood: (value: number) => boolean;
  readonly expected: string;
}

const PORT: Range = { isGood: (value) => Number.isInteger(value) && value >= 0 && value <= 65_535, expected: 'a port from 0 to 65535' };
const SEED: Range = {
  isGood: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32,
  expected: 'a whole number from 0 to 4294967295',
};
const SPEED: Range = { isGood: (value) => Number.isFinite(value) && value > 0, expected: 'a number above 0' };

const numberOf = (option: string, text: string | undefined, { isGood, expected }: Range): Either<string, number | null> => {
  if (text === undefined) return right(null);
  const value = text.trim() === '' ? NaN : Number(text);
  return isGood(value) ? right(value) : left(`--${option} must be ${expected}, and is "${text}".`);
};

const framesOf = (text: string | undefined): Either<string, 'binary' | 'text' | null> => {
  if (text === undefined) return right(null);
  return text === 'binary' || text === 'text' ? right(text) : left(`--frames must be binary or text, and is "${text}".`);
};

const faultsOf = (texts: readonly string[]): Either<string, readonly FaultPlan[]> => {
  const plans: FaultPlan[] = [];
  for (const text of texts) {
    const plan = parseFault(text);
    if (isLeft(plan)) return left(`--fault ${text}: ${plan.left}`);
    plans.push(plan.right);
  }
  return right(plans);
};

/** Reads the command line. To the left is what is wrong with it, in words. */
export const readArguments = (argv: readonly string[]): Either<string, Arguments> => {
  const values = parsed(argv);
  if (isLeft(values)) return values;
  if (values.right.help) return right({ type: 'help' });
  const { scenario = null, record = null, quiet } = values.right;
  const port = numberOf('port', values.right.port, PORT);
  if (isLeft(port)) return port;
  const seed = numberOf('seed', values.right.seed, SEED);
  if (isLeft(seed)) return seed;
  const speed = numberOf('speed', values.right.speed, SPEED);
  if (isLeft(speed)) return speed;
  const frames = framesOf(values.right.frames);
  if (isLeft(frames)) return frames;
  const faults = faultsOf(values.right.fault);
  if (isLeft(faults)) return faults;
  return right({
    type: 'run',
    port: port.right ?? 0,
    scenario,
    faults: faults.right,
    seed: seed.right,
    speed: speed.right,
    record,
    frames: frames.right,
    quiet,
  });
};
