import { PROFILES, startSimulator } from '../../../lib/simulator';
import type { Simulator } from '../../../lib/simulator';
import { GEMINI, SETUP, dial } from '../dialled';

let simulator: Simulator;
const lines: string[] = [];

beforeEach(async () => {
  lines.length = 0;
  simulator = await startSimulator({ speed: 200, log: (line) => lines.push(line) });
});

afterEach(() => simulator.close());

const post = (body: string, path = '/v1beta/auth_tokens'): Promise<Response> =>
  fetch(`${simulator.httpUrl}${path}`, { method: 'POST', headers: { 'x-goog-api-key': 'AIzaSecretSecret' }, body });

describe('the simulator over HTTP', () => {
  it('issues tokens that are good for a session', async () => {
    const response = await post('{"uses": 1}');
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    const { name } = (await response.json()) as { name: string };
    const begin = async (): Promise<unknown> => {
      const client = dial(`${simulator.url}${GEMINI}Constrained?access_token=${name}`);
      await client.opened;
      client.send(SETUP);
      return Promise.race([client.until('setupComplete').catch(() => client.ended), client.ended]);
    };
    expect(await begin()).toEqual({ setupComplete: {} });
    expect(await begin()).toEqual({ code: 1011, reason: 'Token has been used too many times' });
    expect(lines[0]).toBe('POST /v1beta/auth_tokens: 200');
    expect(lines.join('\n')).not.toMatch(/AIza|auth_tokens\/sim/);
  });

  it('lets a page of another origin ask', async () => {
    const { status, headers } = await fetch(`${simulator.httpUrl}/v1beta/auth_tokens`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:4200', 'access-control-request-method': 'POST' },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toMatch(/POST/);
    expect(headers.get('access-control-allow-headers')).toMatch(/content-type.*x-goog-api-key/);
    expect((await post('{}')).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('fails by itself where the simulator does, and goes on', async () => {
    await simulator.close();
    const models = { mine: PROFILES['gemini-3.8-live'] };
    simulator = await startSimulator({ models });
    Object.defineProperty(models, 'mine', {
      enumerable: true,
      get: () => {
        throw new Error('gone');
      },
    });
    const list = (): Promise<Response> => fetch(`${simulator.httpUrl}/v1beta/models?key=k`);
    expect((await list()).status).toBe(500);
    expect(await (await list()).json()).toMatchObject({ error: { code: 500, status: 'INTERNAL' } });
    expect((await post('{}')).status).toBe(200);
  });

  it('answers with an error as Google does', async () => {
    const response = await post('{"expireTime": 1}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } });
  });

  it('takes no more than a setup can be', async () => {
    const sent = post(`"${'x'.repeat(5 * 1024 * 1024)}"`).then(({ status }) => status);
    expect([413, 'cut off']).toContain(await sent.catch(() => 'cut off'));
    expect((await post('{}')).status).toBe(200);
  });
});
