import { left, right } from 'fp-ts/lib/Either.js';
import { serviceUrl } from '../../lib/transport/service-url';

const path = (version: string): string => `ws/service.${version}`;

describe('serviceUrl', () => {
  it('joins base, prefix and path with one slash each', () => {
    expect(serviceUrl({ baseUrl: 'https://a.example//x///y/', apiVersion: 'v1', path })).toEqual(
      right('wss://a.example/x/y/ws/service.v1'),
    );
  });

  it('refuses a base with a query, which would end up in the middle', () => {
    expect(serviceUrl({ baseUrl: 'https://a.example/?x=1', apiVersion: 'v1', path })).toMatchObject(left([{ field: 'endpoint.baseUrl' }]));
  });

  it.each([[''], ['v1/../x'], ['..'], [1], [null]])('refuses the version %p', (apiVersion) => {
    expect(serviceUrl({ baseUrl: 'https://a.example', apiVersion: apiVersion as string, path })).toMatchObject(
      left([{ field: 'endpoint.apiVersion' }]),
    );
  });

  it('tells of a bad base and a bad version together', () => {
    expect(serviceUrl({ baseUrl: 'x', apiVersion: '', path })).toMatchObject(
      left([{ field: 'endpoint.baseUrl' }, { field: 'endpoint.apiVersion' }]),
    );
  });
});
