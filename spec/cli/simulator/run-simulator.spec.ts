import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { runSimulator } from '../../../lib/cli/simulator/run-simulator';

const PATH = '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=my-secret-key';
const SETUP = JSON.stringify({ setup: { model: 'models/gemini-3.8-live' } });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Runs the command; `meet` is called with its address, and the command is stopped after that. */
const run = async (argv: readonly string[], meet: (url: string) => Promise<void> = () => Promise.resolve()) => {
  let out = '';
  let complaints = '';
  const code = await runSimulator(argv, {
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      complaints += text;
    },
    hasColors: false,
    untilStopped: () => meet(/ws:\/\/[\d.]+:\d+/.exec(out)?.[0] ?? ''),
  });
  return { code, out, complaints };
};

/** A plain client: sets up, and hears the answer. */
const greet = async (url: string): Promise<void> => {
  const socket = new WebSocket(`${url}${PATH}`);
  await once(socket, 'open');
  socket.send(SETUP);
  await once(socket, 'message');
  socket.close(1000);
  await once(socket, 'close');
};

const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

describe('gemini-live-simulator', () => {
  it('serves a plain client, logs each frame, records without the key, and stops', async () => {
    const record = join(folder, 'session.ndjson');
    const { code, out, complaints } = await run(['--port', '0', '--scenario', 'talk', '--record', record, '--frames', 'text'], greet);
    expect([code, complaints]).toEqual([0, '']);
    expect(out).toMatch(/^Listening at ws:\/\/127\.0\.0\.1:\d+ /);
    expect(out).toContain('#1 < {"setup":');
    expect(out).toContain('#1 > { "setupComplete": {} }');
    const lines = (await readFile(record, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { readonly type?: string }).type)).toEqual([
      undefined,
      'Dialled',
      'Opened',
      'Frame',
      'Frame',
      'Closed',
    ]);
    expect((JSON.parse(lines[1] ?? '{}') as { readonly url?: string }).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/ws\/google/);
    expect(`${out}${lines.join('')}`).not.toContain('my-secret-key');
  });

  it('makes what is asked for go wrong, and says so', async () => {
    const { out } = await run(['--port', '0', '--fault', 'status:503@1'], async (url) => {
      const socket = new WebSocket(`${url}${PATH}`);
      const [error] = (await once(socket, 'error')) as [Error];
      expect(error.message).toBe('Unexpected server response: 503');
    });
    expect(out).toContain('#1 fault status');
  });

  it('is quiet where it is told to be', async () => {
    const { out } = await run(['--port', '0', '--quiet'], greet);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });

  it('takes a scenario from a file, with its faults', async () => {
    const path = await written('mine.json', '{ "script": [{ "text": "Hello." }], "faults": ["drop@1.1"], "seed": 3 }');
    const { code, out } = await run(['--port', '0', '--scenario', path], async (url) => {
      const socket = new WebSocket(`${url}${PATH}`);
      await once(socket, 'open');
      socket.send(SETUP);
      const [closed] = (await once(socket, 'close')) as [number];
      expect(closed).toBe(1006);
    });
    expect(code).toBe(0);
    expect(out).toContain('#1 fault drop');
  });

  it('helps, with the names of what there is', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/--scenario NAME/);
    expect(out).toMatch(/Scenarios: .*talk/);
    expect(out).toMatch(/slowReader :MS/);
  });

  it.each<[readonly string[], RegExp]>([
    [['--scenario', 'tolk'], /^There is no scenario "tolk"\. Did you mean talk\? There are talk, .*; a file ends in \.json\.\n$/],
    [['--scenario', 'none/there.json'], /^none\/there\.json: there is no such file or folder\.\n$/],
    [['--fault', 'drp'], /^--fault drp: There is no fault "drp"\. Did you mean drop\? .*\nTry --help\.\n$/],
    [['--port', 'x'], /^--port must be a port from 0 to 65535, and is "x"\.\nTry --help\.\n$/],
  ])('says what is wrong with %j, with exit code 2', async (argv, words) => {
    const { code, complaints, out } = await run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(complaints).toMatch(words);
  });

  it.each([
    ['{ "script": [ }', 'line 1, column 15: "}" is no JSON here.'],
    ['{ "scirpt": [] }', 'scirpt is not known, did you mean script?.'],
    ['{ "script": [{ "txet": "a" }] }', 'script[0].txet is not known, did you mean text?.'],
    ['{ "script": [{ "text": 5 }] }', 'script[0].text must be a text, and is 5.'],
    ['{ "script": [{ "call": [{ "nome": "a" }] }] }', 'script[0].call[0].nome is not known, did you mean name?.'],
    ['{ "script": [{ "captions": "never" }] }', `script[0].captions must be 'inTime' or 'late', and is "never".`],
    ['{ "models": { "mine": { "role": 1 } } }', /^models\.mine\.\S+ is missing\.$/],
    ['{ "script": {} }', 'script must be a list, and is an object with no keys.'],
    ['{ "wire": [{ "sned": {} }] }', 'wire[0].sned is not known, did you mean send?.'],
    ['{ "faults": ["drp"] }', /^faults\[0\]: There is no fault "drp"\. Did you mean drop\?/],
    ['{ "faults": [{ "fault": { "type": "drop" }, "at": 0 }] }', /^faults\[0\]: drop can strike at/],
    ['[]', 'it must be an object, and is an array of 0.'],
  ])('says what is wrong with the scenario %s', async (text, problem) => {
    const path = await written('bad.json', text);
    const { code, complaints } = await run(['--scenario', path]);
    expect(code).toBe(2);
    const said = complaints.slice(`${path}: `.length).trimEnd();
    if (problem instanceof RegExp) expect(said).toMatch(problem);
    else expect(said).toBe(problem);
  });

  it('says that a port is taken, and keeps the recording sound', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, complaints } = await run(['--port', String(port), '--record', join(folder, 'none.ndjson')]);
    other.close();
    expect(code).toBe(1);
    expect(complaints).toBe(
      `Port ${String(port)} is taken by another program. Choose another one with --port, or --port 0 for any that is free.\n`,
    );
  });

  it('says where it cannot record, before it listens', async () => {
    const { code, complaints, out } = await run(['--port', '0', '--record', folder]);
    expect([code, complaints, out]).toEqual([1, `${folder} is a folder.\n`, '']);
  });

  it('says which values of a scenario cannot work', async () => {
    const path = await written('slow.json', '{ "speed": 0 }');
    const { code, complaints } = await run(['--port', '0', '--scenario', path]);
    expect(code).toBe(1);
    expect(complaints).toMatch(/speed/);
  });
});
