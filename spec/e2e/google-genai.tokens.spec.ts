import type { AuthToken, CreateAuthTokenConfig, LiveConnectConfig } from '@google/genai';
import { ApiError, Modality } from '@google/genai';
import type { SchedulerLike, Subscription } from 'rxjs';
import { asyncScheduler } from 'rxjs';
import type { Simulator } from '../../lib/simulator';
import { clientOf, meet, refusalOf, saidIn } from './google-genai';
import type { Dial, Talk } from './google-genai';
import { googleGenaiStage } from './google-genai-stage';

const start = googleGenaiStage();

const MODEL = 'gemini-3.8-live';
const HEARD: LiveConnectConfig = { outputAudioTranscription: {} };

const mint = ({ httpUrl: url }: Simulator, apiVersion: string, config: CreateAuthTokenConfig = {}): Promise<AuthToken> =>
  clientOf(url, { apiKey: 'a-key', httpOptions: { apiVersion } }).authTokens.create({ config });

const by = ({ httpUrl: url }: Simulator, apiVersion: string, { name = '' }: AuthToken, config = HEARD): Dial => ({
  url,
  options: { apiKey: name, httpOptions: { apiVersion } },
  model: MODEL,
  config,
});

/** Real time, on a clock that can be put forward. */
const movableClock = () => {
  let ahead = 0;
  const scheduler: SchedulerLike = {
    now: () => asyncScheduler.now() + ahead,
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is bound where it is called
    schedule: (...args: readonly unknown[]) => Reflect.apply(asyncScheduler.schedule, asyncScheduler, args) as Subscription,
  };
  return { scheduler, advance: (ms: number): void => void (ahead += ms) };
};

const ask = async ({ session, turn }: Talk): Promise<string> => {
  session.sendRealtimeInput({ text: 'Hi' });
  return saidIn(await turn());
};

describe.each(['v1alpha', 'v1beta'])('a token of the client of Google, in %s', (version) => {
  it('opens a session', async () => {
    const simulator = await start({ script: [{ text: 'Hello.' }] });
    const token = await mint(simulator, version);
    expect(token.name).toMatch(/^auth_tokens\/./);
    expect(await ask(await meet(by(simulator, version, token)))).toBe('Hello.');
  });

  it('opens as many sessions as it says', async () => {
    const simulator = await start();
    const token = await mint(simulator, version, { uses: 2 });
    await meet(by(simulator, version, token));
    await meet(by(simulator, version, token));
    expect(await refusalOf(by(simulator, version, token))).toEqual({ code: 1011, reason: 'Token has been used too many times' });
  });

  it('is not used up by a session that goes on', async () => {
    const simulator = await start({ script: [{ text: 'One.' }, { text: 'Two.' }] });
    const token = await mint(simulator, version);
    const first = await meet(by(simulator, version, token, { ...HEARD, sessionResumption: {} }));
    expect(await ask(first)).toBe('One.');
    const updates = await first.until('a handle', ({ sessionResumptionUpdate }) => sessionResumptionUpdate?.resumable === true);
    first.session.close();
    await first.ended();
    const { newHandle = '' } = updates.at(-1)?.sessionResumptionUpdate ?? {};
    expect(await ask(await meet(by(simulator, version, token, { ...HEARD, sessionResumption: { handle: newHandle } })))).toBe('Two.');
  });

  it('may say how the session is set up', async () => {
    const simulator = await start({ script: [{ text: 'Hello.' }] });
    const token = await mint(simulator, version, {
      liveConnectConstraints: { model: MODEL, config: { responseModalities: [Modality.AUDIO], outputAudioTranscription: {} } },
    });
    expect(await ask(await meet(by(simulator, version, token, {})))).toBe('Hello.');
  });

  it('may say only a part of that', async () => {
    const simulator = await start({ script: [{ text: 'Hello.' }] });
    const token = await mint(simulator, version, {
      liveConnectConstraints: { model: MODEL, config: { responseModalities: [Modality.AUDIO] } },
      lockAdditionalFields: [],
    });
    // TEXT would be refused, were it not for the token.
    const talk = await meet(by(simulator, version, token, { ...HEARD, responseModalities: [Modality.TEXT] }));
    expect(await ask(talk)).toBe('Hello.');
  });

  it('begins nothing after a minute', async () => {
    const clock = movableClock();
    const simulator = await start({ scheduler: clock.scheduler });
    const token = await mint(simulator, version, { uses: 0 });
    await meet(by(simulator, version, token));
    clock.advance(60_000);
    expect(await refusalOf(by(simulator, version, token))).toEqual({ code: 1008, reason: 'Token has expired.' });
  });

  it('cannot be over before it begins', async () => {
    const tooLate = mint(await start(), version, { expireTime: new Date(0).toISOString() });
    await expect(tooLate).rejects.toThrow(ApiError);
  });

  it('is not made up', async () => {
    const simulator = await start({ accepts: (credential) => credential === 'a-key' });
    expect(await refusalOf(by(simulator, version, { name: 'auth_tokens/made-up' }))).toMatchObject({ code: 1007 });
  });

  it('is given to nobody with a wrong key', async () => {
    const simulator = await start({ accepts: () => false });
    const refused = mint(simulator, version);
    await expect(refused).rejects.toThrow(ApiError);
    await expect(refused).rejects.toThrow(/API key not valid/);
  });
});
