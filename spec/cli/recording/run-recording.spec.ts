import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runRecording } from '../../../lib/cli/recording/run-recording';
import { recording, webSocketLog } from './session';

const given = async function* (text: string): AsyncGenerator<string> {
  await Promise.resolve();
  yield text;
};

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly complaints: string;
}

const run = async (args: readonly string[], stdin = '', env: Readonly<Record<string, string>> = {}, isTTY = false): Promise<Ran> => {
  const out: string[] = [];
  const complaints: string[] = [];
  const stdout = Object.assign(
    new Writable({
      write: (chunk, _encoding, done) => {
        out.push(String(chunk));
        done();
      },
    }),
    { isTTY },
  );
  const code = await runRecording(args, { stdin: given(stdin), stdout, stderr: { write: (text) => complaints.push(text) }, env });
  return { code, out: out.join(''), complaints: complaints.join('') };
};

describe('gemini-live-recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows a recording as a drawing', async () => {
    const { code, out, complaints } = await run(['show', file('session.ndjson', recording), '--width', '60']);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(out.split('\n').slice(0, 3)).toEqual([
      'time        |0        |300ms    |600ms    |900ms',
      'notes                                     1',
      'connection    C---------------------------e',
    ]);
  });

  it('prints its events, one JSON object a line', async () => {
    const { code, out } = await run(['events', file('session.ndjson', recording)]);
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly at: number; readonly type: string });
    expect(code).toBe(0);
    expect(events.filter(({ type }) => type !== 'PhaseChanged').map(({ at, type }) => `${String(at)} ${type}`)).toEqual([
      '60 Connected',
      '500 AudioData',
      '700 Usage',
      '700 TurnComplete',
      '900 Error',
      '900 Disconnected',
    ]);
  });

  it('prints its frames, of a .websocket.log from the standard input too', async () => {
    const { code, out } = await run(['frames', '-'], webSocketLog);
    expect(code).toBe(0);
    expect(out).toContain('< {"setupComplete":{}}\n');
    expect(out).not.toContain('\u001b');
  });

  it('uses colours on a terminal, but not under NO_COLOR', async () => {
    expect((await run(['frames', '-'], recording, {}, true)).out).toContain('\u001b[36m>\u001b[39m');
    expect((await run(['frames', '-'], recording, { NO_COLOR: '1' }, true)).out).not.toContain('\u001b');
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('show FILE') as string, complaints: '' });
  });

  it('says what is wrong with the command line, with code 2', async () => {
    expect(await run(['show'])).toEqual({
      code: 2,
      out: '',
      complaints: "Say which FILE to read: 'show FILE', or 'show -' for the standard input. See gemini-live-recording --help.\n",
    });
  });

  it.each([
    { name: 'no file', path: () => join(folder, 'none'), words: 'there is no such file.' },
    { name: 'a directory', path: () => folder, words: 'it is a directory, not a file.' },
    { name: 'an empty file', path: () => file('empty', ''), words: 'there is no frame in it.' },
    { name: 'another file', path: () => file('other', 'Hello,\nworld.\n'), words: 'line 1 is not JSON: "Hello,".' },
  ])('says in words that it is $name, with code 1', async ({ path, words }) => {
    const { code, out, complaints } = await run(['frames', path()]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(complaints.startsWith(path())).toBe(true);
    expect(complaints.endsWith(`${words}\n`)).toBe(true);
  });

  it('gives what comes before a broken line, and names the line', async () => {
    const { code, out, complaints } = await run(['frames', '-'], recording.replace('"type":"Closed"', '"type":"Shut"'));
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 1, lines: 6 });
    expect(complaints).toContain('line 8 has a "type"');
  });

  it('ends quietly, and reads no further, when nobody reads its output any more', async () => {
    let isReleased = false;
    const endless = async function* (): AsyncGenerator<string> {
      try {
        yield recording;
        for (let at = 1_000; ; at += 1) {
          await Promise.resolve();
          yield `{"type":"Left","at":${String(at)},"connection":1}\n`;
        }
      } finally {
        isReleased = true;
      }
    };
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })) });
    const complaints: string[] = [];
    const code = await runRecording(['frames', '-'], {
      stdin: endless(),
      stdout,
      stderr: { write: (text) => complaints.push(text) },
      env: {},
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect({ code, complaints, isReleased }).toEqual({ code: 0, complaints: [], isReleased: true });
  });

  it('says that it is the output that cannot be written', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })),
    });
    const complaints: string[] = [];
    const stderr = { write: (text: string) => complaints.push(text) };
    const code = await runRecording(['frames', '-'], { stdin: given(recording), stdout, stderr, env: {} });
    expect({ code, complaints }).toEqual({ code: 1, complaints: ['the output: ENOSPC: no space left\n'] });
  });

  it('does not take an input that breaks off for an output that nobody reads', async () => {
    const broken = async function* (): AsyncGenerator<string> {
      yield recording;
      await Promise.resolve();
      throw Object.assign(new Error('read EPIPE'), { code: 'EPIPE' });
    };
    const complaints: string[] = [];
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
    const stderr = { write: (text: string) => complaints.push(text) };
    const code = await runRecording(['frames', '-'], { stdin: broken(), stdout, stderr, env: {} });
    expect({ code, complaints }).toEqual({ code: 1, complaints: ['the standard input: read EPIPE\n'] });
  });
});
