import { secretsOf } from '../../lib/transport/secrets-of';

const secrets = (url: string, headers: Record<string, string> = {}) => secretsOf({ url, headers, protocols: [] });

describe('secretsOf', () => {
  it('finds a credential in a header with and without its scheme', () => {
    expect(secrets('wss://a.example', { Authorization: 'Bearer abc' })).toEqual(expect.arrayContaining(['Bearer abc', 'abc']));
  });

  it('finds a key however short it is', () => {
    expect(secrets('wss://a.example', { 'X-Goog-Api-Key': 'k' })).toContain('k');
  });

  it('finds the decoded values of the query', () => {
    expect(secrets('wss://a.example/x?key=k%2F1&session=0123456789')).toEqual(expect.arrayContaining(['k/1', '0123456789']));
  });

  it('finds the values of the query as they are written', () => {
    expect(secrets('wss://a.example/x?room=blue&tok=a+b%2Fcdefgh%41=#end')).toEqual(['a b/cdefghA=', 'b/cdefghA=', 'a+b%2Fcdefgh%41=']);
  });

  it('leaves short words of other headers and parameters readable', () => {
    expect(secrets('wss://a.example/x?room=blue', { 'x-tenant': 'red' })).toEqual([]);
  });

  it('survives a query that is not well encoded, and an empty value', () => {
    expect(secrets('wss://a.example/x?key=%', { 'x-goog-api-key': '' })).toContain('%');
  });
});
