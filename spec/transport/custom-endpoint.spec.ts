import { customEndpoint } from '../../lib/transport/custom-endpoint';
import { fieldsOf, problemsOf } from './problems-of';
import { requestOf } from './request-of';

describe('customEndpoint', () => {
  it('dials what it is given, path and query included', () => {
    expect(customEndpoint({ url: 'wss://relay.example/live?room=7', headers: { 'x-tenant': 'blue' } })).toEqual({
      backend: { type: 'custom' },
      access: { type: 'open', request: { url: 'wss://relay.example/live?room=7', headers: { 'x-tenant': 'blue' }, protocols: [] } },
    });
  });

  it('sends no headers where none are given', () => {
    expect(requestOf(customEndpoint({ url: 'wss://relay.example/' })).headers).toEqual({});
  });

  it('takes http as ws on this machine', () => {
    expect(requestOf(customEndpoint({ url: 'http://localhost:8080/live' })).url).toBe('ws://localhost:8080/live');
  });

  it('does not follow later changes of the headers', () => {
    const headers = { 'x-tenant': 'blue' };
    const endpoint = customEndpoint({ url: 'wss://relay.example/', headers });
    headers['x-tenant'] = 'red';
    expect(requestOf(endpoint).headers).toEqual({ 'x-tenant': 'blue' });
  });

  it.each([
    [{ 'x-tenant': 7 }, 'endpoint.headers.x-tenant'],
    [{ 'x-tenant': null }, 'endpoint.headers.x-tenant'],
    [{ 'x-tenant': 'blue\r\nx-admin: yes' }, 'endpoint.headers.x-tenant'],
    [{ 'x tenant': 'blue' }, 'endpoint.headers'],
    [['x-tenant'], 'endpoint.headers'],
    [null, 'endpoint.headers'],
    ['x-tenant: blue', 'endpoint.headers'],
  ])('refuses the headers %p', (headers, field) => {
    expect(fieldsOf(() => customEndpoint({ url: 'wss://relay.example', headers: headers as never }))).toEqual([field]);
  });

  it('names every bad field at once, without the values', () => {
    const problems = problemsOf(() =>
      customEndpoint({ url: 'wss://user:s3cret@relay.example', headers: { a: 's3cret\n', b: 's3cret\0' } }),
    );
    expect(problems.map(({ field }) => field)).toEqual(['endpoint.url', 'endpoint.headers.a', 'endpoint.headers.b']);
    expect(JSON.stringify(problems)).not.toContain('s3cret');
  });
});
