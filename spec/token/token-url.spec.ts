import { left, right } from 'fp-ts/lib/Either.js';
import { tokenUrl } from '../../lib/token/token-url';

describe('tokenUrl', () => {
  it.each([
    ['https://generativelanguage.googleapis.com', 'v1beta', 'https://generativelanguage.googleapis.com/v1beta/auth_tokens'],
    ['https://proxy.example/', 'v1alpha', 'https://proxy.example/v1alpha/auth_tokens'],
    ['wss://proxy.example:8443//x//y/', 'v1beta', 'https://proxy.example:8443/x/y/v1beta/auth_tokens'],
    ['http://localhost:8080/ws', 'v1beta', 'http://localhost:8080/ws/v1beta/auth_tokens'],
    ['ws://127.0.0.1:8080', 'v1beta', 'http://127.0.0.1:8080/v1beta/auth_tokens'],
    ['ws://[::1]:8080/', 'v1beta', 'http://[::1]:8080/v1beta/auth_tokens'],
  ])('asks %s in version %s at %s', (baseUrl, apiVersion, url) => {
    expect(tokenUrl(baseUrl, apiVersion)).toEqual(right(url));
  });

  it.each([
    ['http://proxy.example', 'unencrypted'],
    ['ws://proxy.example', 'unencrypted'],
    ['ftp://proxy.example', 'ftp:'],
    ['https://me:secret@proxy.example', 'password'],
    ['https://proxy.example/#x', 'fragment'],
    ['https://proxy.example/?key=secret', 'query'],
    ['proxy.example', 'whole URL'],
    [7, 'whole URL'],
  ])('refuses %s and does not quote what may be secret in it', (baseUrl, words) => {
    expect(tokenUrl(baseUrl, 'v1beta')).toEqual(left([{ field: 'baseUrl', problem: expect.stringContaining(words) as unknown }]));
    expect(JSON.stringify(tokenUrl(baseUrl, 'v1beta'))).not.toContain('secret');
  });

  it.each([[''], ['v1/../x'], ['..'], [1], [null]])('refuses the version %p', (apiVersion) => {
    expect(tokenUrl('https://proxy.example', apiVersion)).toMatchObject(left([{ field: 'apiVersion' }]));
  });

  it('tells of a bad base and a bad version together', () => {
    expect(tokenUrl('', '')).toMatchObject(left([{ field: 'baseUrl' }, { field: 'apiVersion' }]));
  });
});
