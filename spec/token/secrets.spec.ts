import { of, throwError, VirtualTimeScheduler } from 'rxjs';
import type { Credential } from '../../lib/transport/endpoint';
import { createEphemeralToken } from '../../lib/token/create-ephemeral-token';
import type { CreateEphemeralTokenOptions } from '../../lib/token/create-ephemeral-token-options';
import type { FetchLike } from '../../lib/token/fetch-like';
import { leaksOf } from '../support/leaks';
import { see } from '../support/log';
import { answering, failing, settled, silent } from './service';

/** A secret as it may look: characters that a URL must escape, and nothing that would give it away. */
const SECRET = 's3cret/k+y=Zm9vYmFyYmF6';

/** One that can be known by its looks alone. */
const LOOKS = `AIza${'Sy7-x_'.repeat(6)}`;

const SAID = `I know ${SECRET}, ${encodeURIComponent(SECRET)} and a part of it: ${SECRET.slice(0, 14)}`;

const google = (status: number): FetchLike =>
  answering(status, JSON.stringify({ error: { code: status, message: SAID, status: 'PERMISSION_DENIED' } }));

const echoes: readonly (readonly [string, Partial<CreateEphemeralTokenOptions>])[] = [
  ['the words of a refusal', { fetch: google(403) }],
  ['the words of a wrong request', { fetch: google(400) }],
  ['the status of a refusal', { fetch: answering(500, JSON.stringify({ error: { status: SECRET, message: 'no' } })) }],
  ['a refusal that is no JSON', { fetch: answering(500, SAID) }],
  ['an answer that is no JSON', { fetch: answering(200, SAID) }],
  ['an answer of another shape', { fetch: answering(200, JSON.stringify({ [SECRET]: SECRET })) }],
  ['an answer with a name that is none', { fetch: answering(200, JSON.stringify({ name: SAID })) }],
  ['the error of fetch', { fetch: failing(new Error(SAID)) }],
  ['the cause of that', { fetch: failing(new TypeError('failed', { cause: new Error(SAID, { cause: SAID }) })) }],
  ['a text that fetch throws', { fetch: failing(SAID) }],
  [
    'an error that fetch throws at once',
    {
      fetch: () => {
        throw new Error(SAID);
      },
    },
  ],
];

/** What a failure tells wherever one looks: its words, its data, its stack and its cause. */
const failureOf = async (options: Partial<CreateEphemeralTokenOptions>, apiKey: Credential = SECRET): Promise<unknown> => {
  const seen = see(createEphemeralToken({ apiKey, ...options }));
  await settled();
  expect(seen.values).toEqual([]);
  return seen.end();
};

describe('a key that the other side says aloud', () => {
  it.each(echoes)('is told to nobody: %s', async (_what, options) => {
    for (const apiKey of [SECRET, () => SECRET, () => Promise.resolve(SECRET), () => of(SECRET)]) {
      const failure = await failureOf(options, apiKey);
      expect(failure).toBeInstanceOf(Error);
      expect(leaksOf(SECRET, [failure])).toEqual([]);
      expect(leaksOf(SECRET.slice(0, 14), [failure])).toEqual([]);
    }
  });

  it('was said indeed', async () => {
    for (const [, options] of echoes.filter(([what]) => /words|fetch|cause/.test(what))) {
      expect(leaksOf('[redacted]', [await failureOf(options)])).toHaveLength(1);
    }
  });
});

describe('a token', () => {
  it.each(['{"name":"TOKEN"', '{"token":"TOKEN"}', '["TOKEN"]', 'TOKEN', '{"name":["TOKEN"]}'])(
    'in %s is quoted by nobody',
    async (text) => {
      const failure = await failureOf({ fetch: answering(200, text.replace('TOKEN', 'opaque-token-1')) });
      expect(failure).toMatchObject({ error: { type: 'TokenUnreadable' } });
      expect(leaksOf('opaque', [failure])).toEqual([]);
    },
  );
});

describe('a key that cannot be had', () => {
  it.each<readonly [string, Credential]>([
    ['is no header', `${LOOKS}\n`],
    ['fails', () => throwError(() => new Error(`no ${LOOKS}`, { cause: LOOKS }))],
    ['is rejected', () => Promise.reject(new Error(`no ${LOOKS}`))],
  ])('is told to nobody where it %s', async (_how, credential) => {
    const failure = await failureOf({}, typeof credential === 'string' ? () => credential : credential);
    expect(failure).toMatchObject({ error: { type: 'CredentialFailed' } });
    expect(leaksOf(LOOKS, [failure])).toEqual([]);
  });

  it('stands in no timeout', () => {
    const scheduler = new VirtualTimeScheduler();
    const seen = see(createEphemeralToken({ apiKey: SECRET, scheduler, fetch: silent }));
    scheduler.flush();
    expect(seen.end()).toMatchObject({ error: { type: 'TokenTimeout' } });
    expect(leaksOf(SECRET, [seen.end()])).toEqual([]);
  });
});
