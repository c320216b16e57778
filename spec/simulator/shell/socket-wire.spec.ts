import { startSimulator } from '../../../lib/simulator';
import type { Simulator, SimulatorOptions } from '../../../lib/simulator';
import type { Fault, FaultMoment } from '../../../lib/simulator/fault/fault';
import { text } from '../client';
import { GEMINI, SETUP, dial } from '../dialled';
import type { Dialled } from '../dialled';

const running: Simulator[] = [];

const connect = async (options: SimulatorOptions): Promise<Dialled> => {
  const simulator = await startSimulator({ speed: 200, ...options });
  running.push(simulator);
  return dial(`${simulator.url}${GEMINI}?key=k`);
};

const struck = (fault: Fault, at: FaultMoment = 'dial', options: SimulatorOptions = {}): Promise<Dialled> =>
  connect({ ...options, faults: [{ fault, at }] });

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
});

describe('a socket of the simulator', () => {
  it.each([
    [1000, 1000, ''],
    [1005, 1005, ''],
    [1006, 1006, ''],
    [1011, 1011, 'Why.'],
    [1015, 1006, ''],
    [4999, 4999, 'Why.'],
  ])('is closed with %p', async (code, seen, reason) => {
    const client = await struck({ type: 'close', code, reason });
    expect(await client.ended).toEqual({ code: seen, reason });
  });

  it('writes a close frame that ws would not', async () => {
    const client = await struck({ type: 'close', code: 1015, reason: 'odd' });
    const error = new Promise<Error>((resolve) => client.socket.on('error', resolve));
    expect((await error).message).toMatch(/Invalid WebSocket frame: invalid status code 1015/);
  });

  it.each(['binary', 'text'] as const)('is cut in mid-frame: %s', async (frames) => {
    const client = await struck({ type: 'cut' }, 3, { frames, script: [{ text: 'A long reply, in which there is a lot to be heard.' }] });
    await client.opened;
    client.send(SETUP);
    await client.until('setupComplete');
    client.send(text('Hi'));
    expect(await client.ended).toEqual({ code: 1006, reason: '' });
    expect(client.frames).toHaveLength(2);
  });

  it('is cut behind what was written', async () => {
    const client = await struck({ type: 'drop' }, 2);
    await client.opened;
    client.send({ setup: { ...SETUP.setup, sessionResumption: {} } });
    expect(await client.ended).toEqual({ code: 1006, reason: '' });
    expect(client.frames).toHaveLength(1);
  });

  it('is read again after a pause', async () => {
    const client = await struck({ type: 'slowReader', ms: 50 });
    await client.opened;
    client.send(SETUP);
    await client.until('setupComplete');
  });

  it('is let go of when nothing is read from it', async () => {
    const client = await struck({ type: 'halfOpen' });
    await client.opened;
    client.send(SETUP);
    client.socket.close();
    await running.splice(0)[0]?.close();
    expect(await client.ended).toEqual({ code: 1001, reason: 'The simulator was stopped.' });
  });
});

describe('a socket that never is one', () => {
  const failureOf = (client: Dialled): Promise<string> =>
    new Promise((resolve) => {
      client.socket.on('error', ({ message }) => resolve(message));
      client.socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    });

  it.each([
    [{ type: 'refuse' }, 'socket hang up'],
    [{ type: 'reset' }, 'read ECONNRESET'],
    [{ type: 'status', status: 429 }, '429'],
  ] as const)('meets %p', async (fault, failure) => {
    expect(await failureOf(await connect({ faults: [{ fault }] }))).toBe(failure);
  });

  it('hangs, until the simulator is stopped', async () => {
    const lines: string[] = [];
    let dialled = (): void => undefined;
    const heard = new Promise<void>((resolve) => (dialled = resolve));
    const log = (line: string): void => {
      lines.push(line);
      if (line.includes('fault')) dialled();
    };
    const client = await connect({ log, faults: [{ fault: { type: 'hang' } }] });
    const failure = failureOf(client);
    await heard;
    expect(lines).toEqual([`#1 ${GEMINI}`, '#1 fault hang']);
    await running.splice(0)[0]?.close();
    expect(await failure).toBe('socket hang up');
  });
});
