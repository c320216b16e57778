import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { ephemeralToken, geminiApi, liveSession, vertexAi } from '../../lib';
import type { Endpoint, LiveConfig, SessionEvent, Setup } from '../../lib';
import { startSimulator, type Simulator } from '../../lib/simulator';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ speed: 500, script: [{ text: 'Hello.' }] });
});
afterAll(() => simulator.close());

const MODEL = 'gemini-3.8-live';
const gemini = (): Endpoint => geminiApi({ apiKey: 'a-key', baseUrl: simulator.url });
const open = (config: Partial<LiveConfig>) => liveSession({ endpoint: gemini(), model: MODEL, reconnect: false, ...config });

/** All that a session tells that is trusted with a setup. */
const trusted = (setup: unknown, config: Partial<LiveConfig> = {}): Promise<readonly SessionEvent[]> =>
  lastValueFrom(open({ setupCheck: 'warn', setup: setup as Setup, ...config }).events$.pipe(toArray()), { defaultValue: [] });

describe('a session that is trusted with its setup', () => {
  it.each<readonly [string, object, number]>([
    ['toolConfig', { toolConfig: {} }, 1007],
    ['two modalities', { generationConfig: { responseModalities: ['AUDIO', 'TEXT'] } }, 1007],
    ['transparent resumption', { sessionResumption: { transparent: true } }, 1007],
    ['writing', { generationConfig: { responseModalities: ['TEXT'] } }, 1007],
  ])('dials with %s, and is told what may be wrong when the service refuses it', async (_what, setup, code) => {
    const events = await trusted(setup);
    expect(events.at(-1)).toMatchObject({
      type: 'Disconnected',
      code,
      cause: { type: 'SetupRefused', advice: expect.stringMatching(/ It may be this: setup\.\w/) as string },
    });
  });
});

describe('a session', () => {
  it.each<readonly [string, () => Partial<LiveConfig>]>([
    ['a handle that is undefined', () => ({ setup: { sessionResumption: { handle: undefined } } as unknown as Setup })],
    [
      'a translation on Vertex AI',
      () => ({
        endpoint: vertexAi({ project: 'p', location: 'us-central1', accessToken: 'token', baseUrl: simulator.url }),
        model: 'gemini-3.5-live-translate-preview',
        setup: { generationConfig: { translationConfig: { targetLanguageCode: 'pl' } } },
      }),
    ],
  ])('begins with %s', async (_what, config) => {
    const session = open(config());
    await expect(firstValueFrom(session.ready(), { defaultValue: null })).resolves.toMatchObject({ type: 'Connected' });
    session.close();
  });

  it('is told of a page in the place of a token, and does not ask again', async () => {
    const token = jest.fn(() => Promise.resolve('<html>\n<pre>Cannot GET /live-token</pre></html>\n'));
    const session = open({ endpoint: ephemeralToken({ token, baseUrl: simulator.url }), reconnect: {} });
    const events = await lastValueFrom(session.events$.pipe(toArray()), { defaultValue: [] });
    expect(events.at(-1)).toMatchObject({ type: 'Disconnected', cause: { type: 'CredentialFailed' } });
    expect(token).toHaveBeenCalledTimes(1);
  });
});
