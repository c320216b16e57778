import { throwError } from 'rxjs';
import { customEndpoint, ephemeralToken, geminiApi, liveSession, vertexAi, type Credential, type Endpoint } from '../../lib';
import { leaksOf, watchForFailures } from '../support/leaks';
import { see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { stage } from '../support/session';
import { configErrorOf, overhear } from './all-that-is-told';
import { platformEchoes, serverEchoes, type Echo } from './echoes';
import { kinds, LOOKS, SECRET, ways } from './secret-endpoints';

const HOME = 'https://live.example/';

/** Runs one session in virtual time, to its end, and gives all that was told; promises get the turns that they need. */
const listenTo = async (endpoint: Endpoint, { script, transport }: Echo): Promise<readonly unknown[]> => {
  const { config, advance } = stage(script, { endpoint, reconnect: false, ...(transport !== undefined && { env: { transport } }) });
  const { session, told, stop } = overhear(config);
  advance(0);
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  advance(100);
  session.close();
  advance(20_000);
  const all = told();
  stop();
  return all;
};

const spellings = [SECRET, encodeURIComponent(SECRET)];
const allEchoes: readonly Echo[] = [...serverEchoes.flatMap((echo) => spellings.map((said) => echo(said))), ...platformEchoes];

const isRedacted = (values: readonly unknown[]): boolean => leaksOf('[redacted]', values).length > 0;

describe('a secret that the other side says aloud', () => {
  it.each(ways)('is told to nobody: $name', async ({ endpoint }) => {
    const leaks: string[] = [];
    const silent: string[] = [];
    for (const echo of allEchoes) {
      const told = await listenTo(endpoint(SECRET, HOME), echo);
      leaks.push(...leaksOf(SECRET, told).map((text) => `${echo.name}: ${text}`));
      if (!isRedacted(told)) silent.push(echo.name);
    }
    expect(leaks.slice(0, 3)).toEqual([]);
    // Each of them did say it: something was taken out.
    expect(silent).toEqual([]);
  });
});

describe('a credential function that fails with its key in the message', () => {
  const fails: Readonly<Record<string, (message: string) => Credential>> = {
    'throws an error': (message) => () => {
      throw new Error(message);
    },
    'throws a string': (message) => () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- apps do
      throw message;
    },
    'is rejected': (message) => () => Promise.reject(new Error(message, { cause: message })),
    'errors as an observable': (message) => () => throwError(() => new Error(message)),
  };
  const cases = (['geminiApi', 'ephemeralToken', 'vertexAi'] as const).flatMap((kind) =>
    Object.entries(fails).map(([how, credential]) => ({ kind, how, credential })),
  );

  it.each(cases)('$kind, which $how', async ({ kind, credential }) => {
    const secret = LOOKS[kind];
    const messages = [`The key ${secret} has expired`, `GET https://keys.example/?key=${encodeURIComponent(secret)} answered 500`];
    for (const message of messages) {
      const told = await listenTo(kinds[kind](credential(message), HOME), { name: '', script: {} });
      expect(leaksOf(secret, told)).toEqual([]);
      expect(isRedacted(told)).toBe(true);
      expect(JSON.stringify(told)).toContain('CredentialFailed');
    }
  });
});

describe('a config that cannot work', () => {
  const encoded = encodeURIComponent(SECRET);
  const calls: Readonly<Record<string, () => unknown>> = {
    'an API key with a line break': () => geminiApi({ apiKey: `${SECRET}\n` }),
    'an API key in a list': () => geminiApi({ apiKey: [SECRET] as unknown as string }),
    'a token with a space': () => ephemeralToken({ token: ` ${SECRET}` }),
    'an access token with its scheme': () => vertexAi({ project: 'p', location: 'us', accessToken: `Bearer ${SECRET}` }),
    'a secret as the location': () => vertexAi({ project: 'p', location: SECRET, accessToken: SECRET }),
    'a base URL with a query': () => geminiApi({ apiKey: SECRET, baseUrl: `https://proxy.example/?key=${encoded}` }),
    'a secret as the version': () => geminiApi({ apiKey: SECRET, apiVersion: SECRET }),
    'a URL with a password': () => customEndpoint({ url: `wss://me:${encoded}@relay.example/` }),
    'a URL that is not encrypted': () => customEndpoint({ url: `ws://relay.example/?key=${encoded}` }),
    'a URL of another kind': () => customEndpoint({ url: `ftp://relay.example/?key=${SECRET}` }),
    'a URL with a fragment': () => customEndpoint({ url: `wss://relay.example/#${SECRET}` }),
    'no URL': () => customEndpoint({ url: SECRET }),
    'a header with a line break': () => customEndpoint({ url: HOME, headers: { Authorization: `Bearer ${SECRET}\r\n` } }),
    'a header that is a list': () => customEndpoint({ url: HOME, headers: { Authorization: [SECRET] as unknown as string } }),
    'headers as a text': () => customEndpoint({ url: HOME, headers: `Authorization: ${SECRET}` as unknown as Record<string, string> }),
    'a secret as the endpoint': () => liveSession({ endpoint: SECRET as unknown as Endpoint, model: 'gemini-3.8-live' }),
  };

  it.each(Object.entries(calls))('says what is wrong without the secret: %s', (_name, call) => {
    const error = configErrorOf(call);
    expect(error.problems.length).toBeGreaterThan(0);
    expect(leaksOf(SECRET, [error, error.problems, error.message])).toEqual([]);
  });

  it('is told without the secret where it comes from a source', () => {
    const { config, advance } = stage();
    const source$ = throwError(() => new Error(`GET /config?key=${LOOKS.geminiApi} failed`));
    const seen = see(liveSession(source$).events$);
    advance(100);
    expect(leaksOf('[redacted]', seen.values)).toHaveLength(1);
    expect(leaksOf(LOOKS.geminiApi, [...seen.values, config.env])).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    ['plain', SECRET],
    ['URL-encoded', encodeURIComponent(SECRET)],
    ['base64', Buffer.from(SECRET).toString('base64')],
  ])('finds a %s secret in what a session tells', async (_spelling, said) => {
    const { config, advance, socket } = stage(undefined, { endpoint: geminiApi({ apiKey: SECRET }) });
    const { told } = overhear(config);
    advance(10);
    socket().frame(message.text('nothing to see'));
    expect(leaksOf(SECRET, told())).toEqual([]);
    socket().frame(message.text(`I was dialled with ${said}`));
    await Promise.resolve();
    // The event, and the conversation in which it stands.
    expect(leaksOf(SECRET, told())).toHaveLength(3);
  });

  it('finds a secret in the log, in an error and in a failure', () => {
    const error = new Error('outer', { cause: new Error(`inner ${SECRET}`) });
    expect(leaksOf(SECRET, [{ fields: { url: `?key=${encodeURIComponent(SECRET)}` } }, error, 'nothing'])).toHaveLength(2);
  });

  it('was made with secrets that have every spelling', () => {
    expect(new Set([SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString('base64')]).size).toBe(3);
  });

  it('leaves nothing that nobody caught', async () => {
    const watch = watchForFailures();
    for (const echo of platformEchoes) await listenTo(geminiApi({ apiKey: SECRET }), echo);
    await watch.settle();
    watch.stop();
    expect(watch.caught).toEqual([]);
  });
});
