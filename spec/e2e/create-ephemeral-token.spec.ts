import { firstValueFrom, lastValueFrom, map, type Observable } from 'rxjs';
import {
  createEphemeralToken,
  ephemeralToken,
  EphemeralTokenFailure,
  liveSession,
  type CreateEphemeralTokenOptions,
  type LiveSession,
  type SessionEvent,
  type Setup,
  type TokenLock,
} from '../../lib';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../lib/simulator';
import { watchForFailures, type Watch } from '../support/leaks';

const MODEL = 'gemini-3.8-live';
/** What is said comes as text, too: this is how the tests know whose setup is in force. */
const HEARD: Setup = { outputAudioTranscription: {} };
const AUDIO: Setup = { generationConfig: { responseModalities: ['AUDIO'] } };

const ends: (() => unknown)[] = [];
let watch: Watch;

beforeEach(() => {
  watch = watchForFailures();
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await watch.settle();
  watch.stop();
  expect(watch.caught).toEqual([]);
});

const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const simulator = await startSimulator({ speed: 500, script: [{ text: 'Hello.' }, { text: 'Hello again.' }], ...options });
  ends.push(simulator.close);
  return simulator;
};

type Terms = Omit<CreateEphemeralTokenOptions, 'apiKey' | 'baseUrl'>;

/** The server: makes a token at each subscription. */
const minting = ({ url }: Simulator, terms: Terms): Observable<string> =>
  createEphemeralToken({ apiKey: 'a-key', baseUrl: url, ...terms }).pipe(map(({ name }) => name));

/** The browser: opens a session with a token. */
const open = ({ url }: Simulator, token: string | (() => Observable<string>), setup: Setup): LiveSession => {
  const session = liveSession({ endpoint: ephemeralToken({ token, baseUrl: url }), model: MODEL, setup, reconnect: false });
  ends.push(() => {
    session.close();
  });
  return session;
};

/** What comes of one question, up to the end of the turn. */
const ask = async (session: LiveSession): Promise<readonly SessionEvent[]> => {
  const events: SessionEvent[] = [];
  const subscription = session.events$.subscribe((event) => events.push(event));
  const turn = firstValueFrom(session.turns$, { defaultValue: null });
  session.sendText('Hi');
  await turn;
  subscription.unsubscribe();
  return events;
};

const saidIn = (events: readonly SessionEvent[]): string =>
  events.flatMap((event) => (event.type === 'OutputTranscription' ? [event.text] : [])).join('');

const has = (events: readonly SessionEvent[], type: SessionEvent['type']): boolean => events.some((event) => event.type === type);

const talk = async (lock: TokenLock | undefined, setup: Setup): Promise<readonly SessionEvent[]> => {
  const simulator = await start();
  const name = await firstValueFrom(minting(simulator, lock === undefined ? {} : { lock }), { defaultValue: '' });
  return ask(open(simulator, name, setup));
};

describe('a session that is opened with a token', () => {
  it.each<readonly [string, TokenLock | undefined, Setup, string]>([
    ['is set up by the client where the token locks nothing', undefined, HEARD, 'Hello.'],
    ['has what it asks for and no more where the token locks nothing', undefined, {}, ''],
    ['is set up by the token where that locks all', { model: MODEL, setup: HEARD, fields: 'all' }, {}, 'Hello.'],
    ['has nothing else where the token locks all', { model: MODEL, setup: AUDIO, fields: 'all' }, HEARD, ''],
    ['is set up by the token so far as that gives a setup', { model: MODEL, setup: HEARD, fields: 'given' }, AUDIO, 'Hello.'],
    ['is set up by the client beside that', { model: MODEL, setup: AUDIO, fields: 'given' }, HEARD, 'Hello.'],
    ['has the default of what is only locked', { model: MODEL, setup: AUDIO, fields: ['outputAudioTranscription'] }, HEARD, ''],
    ['is set up by the client beside a list', { model: MODEL, setup: AUDIO, fields: ['tools'] }, HEARD, 'Hello.'],
  ])('%s', async (_what, lock, setup, said) => {
    const events = await talk(lock, setup);
    expect(has(events, 'AudioData')).toBe(true);
    expect(saidIn(events)).toBe(said);
  });

  it.each([
    ['all', true],
    ['given', false],
  ] as const)('hears of resumption without asking where the token locks %s: %p', async (fields, isTold) => {
    expect(has(await talk({ model: MODEL, setup: HEARD, fields }, HEARD), 'SessionResumeUpdate')).toBe(isTold);
  });

  it('has the model of the token', async () => {
    const simulator = await start();
    const name = await firstValueFrom(minting(simulator, { lock: { model: 'models/none', fields: 'given' } }), { defaultValue: '' });
    const events = await ask(open(simulator, name, HEARD));
    expect(events.at(-1)).toMatchObject({ type: 'Disconnected', cause: { type: 'SetupRefused', close: { kind: 'model' } } });
  });

  it('may be the only one', async () => {
    const simulator = await start();
    const name = await firstValueFrom(minting(simulator, {}), { defaultValue: '' });
    expect(saidIn(await ask(open(simulator, name, HEARD)))).toBe('Hello.');
    const events = await ask(open(simulator, name, HEARD));
    expect(events.at(-1)).toMatchObject({ type: 'Disconnected', cause: { message: expect.stringContaining('too many times') as unknown } });
  });

  it('may be one of many', async () => {
    const simulator = await start();
    const name = await firstValueFrom(minting(simulator, { uses: 0 }), { defaultValue: '' });
    expect(saidIn(await ask(open(simulator, name, HEARD)))).toBe('Hello.');
    expect(saidIn(await ask(open(simulator, name, HEARD)))).toBe('Hello.');
  });

  it('may get its token by itself, where all is one process', async () => {
    const simulator = await start();
    const names: string[] = [];
    const token = jest.fn(() => minting(simulator, {}));
    const session = open(
      simulator,
      () =>
        token().pipe(
          map((name) => {
            names.push(name);
            return name;
          }),
        ),
      HEARD,
    );
    expect(saidIn(await ask(session))).toBe('Hello.');
    expect(token).toHaveBeenCalledTimes(1);
    expect(names).toEqual([expect.stringMatching(/^auth_tokens\/./)]);
  });

  it('goes on for longer than its token may open others', async () => {
    const simulator = await start();
    const newSessionExpireTime = new Date(Date.now() + 400);
    const name = await firstValueFrom(minting(simulator, { uses: 0, newSessionExpireTime }), { defaultValue: '' });
    const session = open(simulator, name, HEARD);
    expect(saidIn(await ask(session))).toBe('Hello.');
    await new Promise((done) => setTimeout(done, 500));
    expect((await ask(open(simulator, name, HEARD))).at(-1)).toMatchObject({ type: 'Disconnected', cause: { type: 'SetupRefused' } });
  });
});

const failureOf = async (simulator: Simulator, terms: Terms = {}): Promise<EphemeralTokenFailure> => {
  const outcome: unknown = await firstValueFrom(minting(simulator, terms), { defaultValue: '' }).catch((error: unknown) => error);
  if (outcome instanceof EphemeralTokenFailure) return outcome;
  throw new Error(`There was no failure, but ${String(outcome)}.`);
};

describe('a token that is not made', () => {
  it('is refused to a wrong key', async () => {
    expect((await failureOf(await start({ accepts: () => false }))).error).toEqual({
      type: 'TokenRefused',
      message: 'The service made no token, but answered with HTTP 400 INVALID_ARGUMENT: "API key not valid. Please pass a valid API key.".',
      advice: expect.stringContaining('API key') as unknown,
      kind: 'auth',
      httpStatus: 400,
      status: 'INVALID_ARGUMENT',
    });
  });

  it('is refused where the service knows the field of a setup by no name', async () => {
    const setup = { historyConfig: { unheardOf: true } } as Setup;
    expect((await failureOf(await start(), { lock: { model: MODEL, setup, fields: 'all' } })).error).toMatchObject({
      type: 'TokenRefused',
      kind: 'badRequest',
      message: expect.stringContaining('unheardOf') as unknown,
    });
  });

  it('is refused where nothing makes tokens', async () => {
    expect((await failureOf(await start(), { apiVersion: 'v9' })).error).toMatchObject({
      type: 'TokenRefused',
      kind: 'address',
      httpStatus: 404,
    });
  });

  it('ends a session that needs it', async () => {
    const simulator = await start({ accepts: () => false });
    const session = open(simulator, () => minting(simulator, {}), HEARD);
    const last = await lastValueFrom(session.events$, { defaultValue: null });
    expect(last).toMatchObject({
      type: 'Disconnected',
      cause: { type: 'CredentialFailed', message: expect.stringContaining('API key not valid') as unknown },
    });
  });
});
