import { VirtualTimeScheduler } from 'rxjs';
import { LiveConfigError } from '../../../lib/errors/live-config-error';
import { startSimulator } from '../../../lib/simulator';
import type { Simulator, SimulatorOptions } from '../../../lib/simulator';
import { content, result, text } from '../client';
import { GEMINI, SETUP, VERTEX, dial } from '../dialled';
import type { Dialled } from '../dialled';

const running: Simulator[] = [];

const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const simulator = await startSimulator({ speed: 200, ...options });
  running.push(simulator);
  return simulator;
};

const setUp = async (options?: SimulatorOptions, setup: object = SETUP): Promise<Dialled> => {
  const { url } = await start(options);
  const client = dial(`${url}${GEMINI}?key=k`);
  await client.opened;
  client.send(setup);
  await client.until('setupComplete');
  return client;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
});

describe('startSimulator', () => {
  it('holds a conversation in binary, pretty-printed frames', async () => {
    const client = await setUp({ script: [{ text: 'Hello, Ada.' }] });
    client.send(text('Hi'));
    await client.until('serverContent.turnComplete');
    expect(client.frames.every(({ isBinary }) => isBinary)).toBe(true);
    expect(client.frames[0]?.text).toBe('{\n  "setupComplete": {}\n}\n');
  });

  it('writes text frames if told to', async () => {
    const client = await setUp({ frames: 'text' });
    expect(client.frames.map(({ isBinary }) => isBinary)).toEqual([false]);
  });

  it('takes binary frames', async () => {
    const client = await setUp();
    client.socket.send(Buffer.from(JSON.stringify(content('Hi'))));
    await client.until('serverContent.turnComplete');
  });

  it('lets itself be interrupted', async () => {
    const client = await setUp({ speed: 20, script: [{ text: 'word '.repeat(40) }, { text: 'Yes.' }] });
    client.send(text('Hi'));
    await client.until('serverContent.modelTurn');
    client.send(text('Stop'));
    await client.until('serverContent.interrupted');
    await client.until('usageMetadata');
    await client.until('serverContent.generationComplete');
    expect(client.frames.filter(({ text: frame }) => frame.includes('generationComplete'))).toHaveLength(1);
  });

  it('ends a connection that it has announced the end of', async () => {
    const client = await setUp({ script: [{ goAway: '2s' }] });
    client.send(text('Hi'));
    await client.until('goAway');
    expect(await client.ended).toMatchObject({ code: 1008, reason: expect.stringMatching(/^Connection aborted/) as string });
  });

  it.each([
    ['a key in the query', `${GEMINI}?key=k`, {}],
    ['two slashes', `/${GEMINI}?key=k`, {}],
    ['a key in a header', GEMINI, { 'x-goog-api-key': 'k' }],
    ['a token in the query', `${GEMINI}Constrained?access_token=auth_tokens/k`, {}],
    ['a token in a header', `${GEMINI}Constrained`, { Authorization: 'Token auth_tokens/k' }],
  ])('takes %s', async (_what, path, headers) => {
    const client = dial(`${(await start()).url}${path}`, headers);
    await client.opened;
    client.send(SETUP);
    expect(await client.until('setupComplete')).toEqual({ setupComplete: {} });
  });

  it('stands in for Vertex AI', async () => {
    const client = dial(`${(await start()).url}${VERTEX}`, { Authorization: 'Bearer t' });
    await client.opened;
    client.send({ setup: { model: 'projects/p/locations/l/publishers/google/models/gemini-live-2.5-flash-native-audio' } });
    expect(await client.until('setupComplete.sessionId')).toBeDefined();
  });

  it('opens for a caller without a credential and closes at once', async () => {
    const client = dial(`${(await start()).url}${GEMINI}`);
    await client.opened;
    expect((await client.ended).code).toBe(1008);
  });

  it.each([
    ['that is refused', () => false],
    [
      'that the check stumbles over',
      () => {
        throw new Error('no');
      },
    ],
  ])('closes on the setup for a credential %s', async (_what, accepts) => {
    const client = dial(`${(await start({ accepts })).url}${GEMINI}?key=k`);
    await client.opened;
    client.send(SETUP);
    expect(await client.ended).toEqual({ code: 1007, reason: 'API key not valid. Please pass a valid API key.' });
  });

  it('asks for the credential once a dial', async () => {
    const accepts = jest.fn(() => true);
    const { url } = await start({ accepts });
    const client = dial(`${url}${GEMINI}?key=a%20key`);
    await client.opened;
    expect(accepts.mock.calls).toEqual([['a key']]);
  });

  it('answers 404 where nothing is', async () => {
    const { url } = await start();
    const statuses = new Promise((resolve) =>
      dial(`${url}/elsewhere`).socket.on('unexpected-response', (_request, response) => resolve(response.statusCode)),
    );
    expect(await statuses).toBe(404);
    expect((await fetch(url.replace('ws:', 'http:'))).status).toBe(404);
  });

  it('gives each connection ids of its own', async () => {
    const { url } = await start();
    const handles = [1, 2].map(async () => {
      const client = dial(`${url}${GEMINI}?key=k`);
      await client.opened;
      client.send({ setup: { ...SETUP.setup, sessionResumption: {} } });
      return JSON.stringify(await client.until('sessionResumptionUpdate.newHandle'));
    });
    expect(new Set(await Promise.all(handles)).size).toBe(2);
  });

  it('goes by the scheduler', async () => {
    const scheduler = new VirtualTimeScheduler();
    const { url } = await start({ scheduler });
    const client = dial(`${url}${GEMINI}?key=k`);
    await client.opened;
    client.send(SETUP);
    client.socket.ping();
    await new Promise((resolve) => client.socket.once('pong', resolve));
    expect(client.frames).toEqual([]);
    scheduler.flush();
    await client.until('setupComplete');
  });

  it('tells what happens, and no credential', async () => {
    const lines: string[] = [];
    const { url } = await start({ log: (line) => lines.push(line) });
    const client = dial(`${url}${GEMINI}?key=AIzaSecretSecret`);
    await client.opened;
    client.send(SETUP);
    await client.until('setupComplete');
    client.socket.close(1000, 'done');
    await client.ended;
    await running.splice(0)[0]?.close();
    expect(lines).toEqual([
      `#1 ${GEMINI}`,
      '#1 < {"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{}}}',
      '#1 > { "setupComplete": {} }',
      '#1 closed 1000 done',
    ]);
  });

  it('cuts media short in the log', async () => {
    const lines: string[] = [];
    const client = await setUp({ log: (line) => lines.push(line) });
    client.send(text('Hi'));
    await client.until('serverContent.turnComplete');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(200);
  });

  it('tells of what it ignores', async () => {
    const lines: string[] = [];
    const client = await setUp({ script: [{ call: { name: 'ping' } }], log: (line) => lines.push(line) });
    client.send(text('Hi'));
    const [, id = ''] = /"id": ?"([^"]+)"/.exec(JSON.stringify(await client.until('toolCall'))) ?? [];
    [1, 2].forEach(() => client.send(result(id, 'ping', {})));
    await client.until('serverContent.turnComplete');
    expect(lines).toContain(`#1 ignored a response to ping (${id}): no such call is open`);
  });

  it.each([0, -1, NaN, Infinity])('refuses a speed of %p', async (speed) => {
    await expect(startSimulator({ speed })).rejects.toThrow(LiveConfigError);
  });

  it('says so when the port is taken', async () => {
    const { url } = await start();
    await expect(startSimulator({ port: Number(new URL(url).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('close', () => {
  it('closes every socket, in whatever state it is, and leaves no timer', async () => {
    const scheduler = new VirtualTimeScheduler();
    const simulator = await start({ scheduler });
    const [settingUp, fresh] = [dial(`${simulator.url}${GEMINI}?key=k`), dial(`${simulator.url}${GEMINI}?key=k`)];
    await Promise.all([settingUp.opened, fresh.opened]);
    settingUp.send(SETUP);
    settingUp.socket.ping();
    await new Promise((resolve) => settingUp.socket.once('pong', resolve));
    const closed = simulator.close();
    expect(simulator.close()).toBe(closed);
    await closed;
    expect(scheduler.actions.filter(({ closed: isOver }) => !isOver)).toEqual([]);
    expect(await Promise.all([settingUp.ended, fresh.ended])).toEqual([
      { code: 1001, reason: 'The simulator was stopped.' },
      { code: 1001, reason: 'The simulator was stopped.' },
    ]);
  });

  it('does not wait for ever for a client that does not answer', async () => {
    const simulator = await start();
    const client = dial(`${simulator.url}${GEMINI}?key=k`);
    await client.opened;
    client.socket.pause();
    await simulator.close();
    client.socket.terminate();
  });

  it('does not let anybody in any more', async () => {
    const simulator = await start();
    const closed = simulator.close();
    expect((await dial(`${simulator.url}${GEMINI}?key=k`).ended).code).toBe(1006);
    await closed;
  });

  it('can be called from the log, and then starts no timer', async () => {
    const scheduler = new VirtualTimeScheduler(undefined, 1000);
    let close = (): unknown => undefined;
    const log = (line: string): void => {
      if (line.includes('goAway')) close();
    };
    const simulator = await start({ log, scheduler, script: [{ goAway: '5000s' }] });
    close = simulator.close;
    const client = dial(`${simulator.url}${GEMINI}?key=k`);
    await client.opened;
    for (const message of [SETUP, text('Hi')]) {
      client.send(message);
      client.socket.ping();
      await new Promise((resolve) => client.socket.once('pong', resolve));
      scheduler.flush();
    }
    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
    expect((await client.ended).code).toBe(1001);
  });
});
