import { endpointName } from '../../lib/session/endpoint-name';
import { customEndpoint } from '../../lib/transport/custom-endpoint';
import type { Endpoint } from '../../lib/transport/endpoint';
import { ephemeralToken } from '../../lib/transport/ephemeral-token';
import { geminiApi } from '../../lib/transport/gemini-api';
import { vertexAi } from '../../lib/transport/vertex-ai';

const vertexIn = (location: string): Endpoint => vertexAi({ project: 'p', location, accessToken: 'secret-1' });

describe('endpointName', () => {
  it.each<readonly [string, Endpoint, string]>([
    ['the Gemini API', geminiApi({ apiKey: 'secret-1' }), 'geminiApi:generativelanguage.googleapis.com'],
    ['an ephemeral token of it', ephemeralToken({ token: 'auth_tokens/secret-1' }), 'geminiApi:generativelanguage.googleapis.com'],
    ['another version of it', geminiApi({ apiKey: 'k', apiVersion: 'v1alpha' }), 'geminiApi:generativelanguage.googleapis.com'],
    ['a region of Vertex AI', vertexIn('us-central1'), 'vertexAi:us-central1-aiplatform.googleapis.com'],
    ['a proxy of the Gemini API', geminiApi({ apiKey: 'k', baseUrl: 'http://localhost:8080' }), 'geminiApi:localhost:8080'],
    ['a custom endpoint', customEndpoint({ url: 'wss://a.example/live?key=secret-1' }), 'custom:a.example/live'],
  ])('is the service of %s', (_what, endpoint, name) => {
    expect(endpointName(endpoint)).toBe(name);
  });

  it('holds no credential, and asks for none', () => {
    const apiKey = jest.fn(() => 'secret-1');
    expect(endpointName(geminiApi({ apiKey }))).not.toContain('secret');
    expect(apiKey).not.toHaveBeenCalled();
  });

  it('is as much as is known where an endpoint by another hand does not say where it leads', () => {
    const wanting: Endpoint = {
      backend: { type: 'custom' },
      access: {
        type: 'secret',
        credential: 'secret-1',
        request: (secret) => {
          if (secret === '') throw new Error('no credential');
          return { url: `wss://a.example/${secret}`, headers: {}, protocols: [] };
        },
      },
    };
    expect(endpointName(wanting)).toBe('custom:');
    expect(endpointName({ ...wanting, access: { type: 'open', request: { url: 'nowhere', headers: {}, protocols: [] } } })).toBe('custom:');
  });

  it('sets apart what cannot resume each other', () => {
    const names = [
      geminiApi({ apiKey: 'k' }),
      vertexIn('us-central1'),
      vertexIn('europe-west4'),
      customEndpoint({ url: 'wss://a.example/one' }),
      customEndpoint({ url: 'wss://a.example/two' }),
    ].map(endpointName);
    expect(new Set(names).size).toBe(names.length);
  });
});
