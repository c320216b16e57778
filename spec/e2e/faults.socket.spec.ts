import { isLeft } from 'fp-ts/lib/Either.js';
import { webSocketTransport } from '../../lib';
import { parseFault, startSimulator } from '../../lib/simulator';
import { watchForFailures } from '../support/leaks';
import { dialByHand, SCENARIO } from './faults';
import { FAULT_ROWS } from './fault-rows';

/** What comes over a socket, until there is as much as was expected, and nothing more for a moment. */
const storyOverSocket = async (fault: string, count: number): Promise<readonly string[]> => {
  const plan = parseFault(fault);
  if (isLeft(plan)) throw new Error(plan.left);
  const simulator = await startSimulator({ ...SCENARIO, speed: 50, faults: [plan.right] });
  const lines: string[] = [];
  let isComplete: () => void = () => undefined;
  const complete = new Promise<void>((resolve) => {
    isComplete = resolve;
  });
  const subscription = dialByHand(webSocketTransport(), simulator.url, (line) => {
    lines.push(line);
    if (lines.length >= count) isComplete();
  });
  if (count === 0) isComplete();
  await complete;
  await new Promise((resolve) => setTimeout(resolve, 50));
  subscription.unsubscribe();
  await simulator.close();
  return lines;
};

describe('a client over a socket', () => {
  it.each(FAULT_ROWS)('sees %s as one in process does', async (fault, wire) => {
    const watch = watchForFailures();
    const expected = wire.filter((line) => line !== '…');
    expect(await storyOverSocket(fault, expected.length)).toEqual(expected);
    await watch.settle();
    watch.stop();
    expect(watch.caught).toEqual([]);
  });
});
