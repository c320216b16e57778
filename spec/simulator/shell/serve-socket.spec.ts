import { VirtualTimeScheduler } from 'rxjs';
import type { Simulator } from '../../../lib/simulator';
import { startSimulator } from '../../../lib/simulator';
import { GEMINI, SETUP, dial } from '../dialled';

let simulator: Simulator | undefined;

afterEach(async () => {
  await simulator?.close();
});

describe('serveSocket', () => {
  it('answers pings as late as it is told', async () => {
    const scheduler = new VirtualTimeScheduler();
    const pass = (ms: number): void => {
      scheduler.maxFrames = ms;
      scheduler.flush();
    };
    let [heard, ponged] = [(): void => undefined, (): void => undefined];
    const [setup, pong] = [new Promise<void>((resolve) => (heard = resolve)), new Promise<void>((resolve) => (ponged = resolve))];
    const log = (line: string): void => (line.includes('"setup"') ? heard() : undefined);
    simulator = await startSimulator({ speed: 200, scheduler, pongMs: 30_000, log });
    const client = dial(`${simulator.url}${GEMINI}?key=k`);
    await client.opened;
    let pongs = 0;
    client.socket.on('pong', () => {
      pongs += 1;
      ponged();
    });
    client.socket.ping();
    client.send(SETUP);
    await setup;
    pass(29_999);
    await client.until('setupComplete');
    expect(pongs).toBe(0);
    pass(30_000);
    await pong;
    expect(pongs).toBe(1);
  });
});
