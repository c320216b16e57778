import { customEndpoint } from '../../lib/transport/custom-endpoint';
import { ephemeralToken } from '../../lib/transport/ephemeral-token';
import { geminiApi } from '../../lib/transport/gemini-api';
import { vertexAi } from '../../lib/transport/vertex-ai';
import { strangeOptions } from '../../lib/transport/strange-options';
import { fieldsOf, problemsOf } from './problems-of';

describe('strangeOptions', () => {
  it('has nothing against what is known, be it undefined', () => {
    expect(strangeOptions({ a: 1, b: undefined }, ['a', 'b'], 'f({ a })')).toEqual([]);
  });

  it('names what is not known, and what is', () => {
    expect(strangeOptions({ key: 'AIzaSecret', a: 1 }, ['a', 'b'], 'f({ a })')).toEqual([
      { field: 'endpoint.key', problem: 'is not known; there are a, b' },
    ]);
  });

  it.each([undefined, null, 'AIzaSecret', 7, ['AIzaSecret']])('throws for %j, and does not quote it', (given) => {
    expect(problemsOf(() => strangeOptions(given, ['a'], "f({ a: '…' })"))).toEqual([
      { field: 'endpoint', problem: "needs its options as an object: f({ a: '…' })" },
    ]);
  });

  const places: readonly (readonly [string, (options?: unknown) => unknown, object])[] = [
    ['geminiApi', geminiApi as (options?: unknown) => unknown, { apiKey: 'k' }],
    ['ephemeralToken', ephemeralToken as (options?: unknown) => unknown, { token: 't' }],
    ['vertexAi', vertexAi as (options?: unknown) => unknown, { project: 'p', location: 'us-central1', accessToken: 't' }],
    ['customEndpoint', customEndpoint as (options?: unknown) => unknown, { url: 'wss://a.example' }],
  ];

  it.each(places)('is asked by %s', (_name, make, good) => {
    expect(() => make(good)).not.toThrow();
    expect(fieldsOf(() => make())).toEqual(['endpoint']);
    expect(fieldsOf(() => make('AIzaSecret'))).toEqual(['endpoint']);
    expect(fieldsOf(() => make({ ...good, key: 'AIzaSecret' }))).toEqual(['endpoint.key']);
  });
});
