import { requestWithoutHeaders } from '../../lib/transport/request-without-headers';

const url = 'wss://a.example/ws/x';
const moved = (headers: Record<string, string>, at = url) => requestWithoutHeaders({ url: at, headers, protocols: ['p'] });

describe('requestWithoutHeaders', () => {
  it('moves an API key into the query', () => {
    expect(moved({ 'X-Goog-Api-Key': 'a/b&c' })).toEqual({
      request: { url: `${url}?key=a%2Fb%26c`, headers: {}, protocols: ['p'] },
      left: [],
    });
  });

  it('moves an ephemeral token into the query', () => {
    const { request, left } = moved({ authorization: 'Token auth_tokens/a+b&c' });
    expect(new URL(request.url).searchParams.get('access_token')).toBe('auth_tokens/a+b&c');
    expect(left).toEqual([]);
  });

  it('goes on with a query that is there', () => {
    expect(moved({ 'x-goog-api-key': 'k' }, `${url}?room=7`).request.url).toBe(`${url}?room=7&key=k`);
  });

  it('names what a URL cannot carry, and only the names', () => {
    expect(moved({ Authorization: 'Bearer ya29.token', 'x-tenant': 'blue', 'x-goog-api-key': 'k' })).toEqual({
      request: { url: `${url}?key=k`, headers: {}, protocols: ['p'] },
      left: ['Authorization', 'x-tenant'],
    });
  });

  it('leaves a request without headers as it is', () => {
    expect(moved({}).request).toEqual({ url, headers: {}, protocols: ['p'] });
  });
});
