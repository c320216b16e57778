import { isLeft } from 'fp-ts/lib/Either.js';
import { startSimulator } from '../../simulator/shell/start-simulator';
import type { Simulator } from '../../simulator/shell/start-simulator';
import type { SimulatorOptions } from '../../simulator/simulator-options';
import type { RunArguments } from './arguments';
import { readArguments } from './arguments';
import { colorLine } from './color-line';
import { fileFailure, startFailure } from './failure-in-words';
import { findScenario, scenarioNames } from './find-scenario';
import type { RecordingFile } from './recording-file';
import { openRecording } from './recording-file';
import { usage } from './usage';

/** Where the command writes, and what ends it. */
export interface Console {
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly hasColors: boolean;
  /** Called once the simulator listens; resolves when it shall stop. */
  readonly untilStopped: () => Promise<void>;
}

const OK = 0;
const FAILED = 1;
const MISUSED = 2;

const openFor = async (path: string | null): Promise<RecordingFile | null> => (path === null ? null : openRecording(path));

const serveUntilStopped = async (
  { port, record, quiet }: RunArguments,
  options: SimulatorOptions,
  { out, complain, hasColors, untilStopped }: Console,
): Promise<number> => {
  let file: RecordingFile | null;
  try {
    file = await openFor(record);
  } catch (error) {
    complain(`${fileFailure(error, record ?? '')}\n`);
    return FAILED;
  }
  const log = (line: string): void => out(`${hasColors ? colorLine(line) : line}\n`);
  let simulator: Simulator;
  try {
    simulator = await startSimulator({
      ...options,
      port,
      ...(!quiet && { log }),
      ...(file !== null && { record: file.write }),
    });
  } catch (error) {
    complain(`${startFailure(error, port)}\n`);
    await file?.close();
    return FAILED;
  }
  out(`Listening at ${simulator.url} (any key is good; end with Ctrl-C)\n`);
  await untilStopped();
  await simulator.close();
  try {
    await file?.close();
  } catch (error) {
    complain(`${fileFailure(error, record ?? '')}\n`);
    return FAILED;
  }
  return OK;
};

/** The command: reads what is asked for, runs a simulator until it is stopped, and gives the exit code. */
export const runSimulator = async (argv: readonly string[], world: Console): Promise<number> => {
  const read = readArguments(argv);
  if (isLeft(read)) {
    world.complain(`${read.left}\nTry --help.\n`);
    return MISUSED;
  }
  if (read.right.type === 'help') {
    world.out(usage(scenarioNames));
    return OK;
  }
  const { scenario, faults, seed, speed, frames } = read.right;
  const found = await findScenario(scenario);
  if (isLeft(found)) {
    world.complain(`${found.left}\n`);
    return MISUSED;
  }
  const options: SimulatorOptions = {
    ...found.right,
    faults: [...(found.right.faults ?? []), ...faults],
    ...(seed !== null && { seed }),
    ...(speed !== null && { speed }),
    ...(frames !== null && { frames }),
  };
  return serveUntilStopped(read.right, options, world);
};
