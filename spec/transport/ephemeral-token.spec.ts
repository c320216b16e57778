import { ephemeralToken } from '../../lib/transport/ephemeral-token';
import { fieldsOf } from './problems-of';
import { requestOf } from './request-of';

describe('ephemeralToken', () => {
  it('dials the constrained method with the token in a header', () => {
    expect(requestOf(ephemeralToken({ token: 'auth_tokens/abc' }), 'auth_tokens/abc')).toEqual({
      url: 'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContentConstrained',
      headers: { Authorization: 'Token auth_tokens/abc' },
      protocols: [],
    });
  });

  it('speaks to the backend of the Gemini API', () => {
    expect(ephemeralToken({ token: 'auth_tokens/abc' }).backend).toEqual({ type: 'geminiApi', apiVersion: 'v1beta' });
  });

  it('takes another base and version', () => {
    expect(requestOf(ephemeralToken({ token: 't', baseUrl: 'https://proxy.example/x/', apiVersion: 'v1alpha' })).url).toBe(
      'wss://proxy.example/x/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained',
    );
  });

  it.each([[''], [null], [undefined]])('leaves the absent token %p to the dial', (token) => {
    expect(ephemeralToken({ token }).access).toMatchObject({ type: 'secret', credential: token });
  });

  it('names every bad field at once', () => {
    expect(fieldsOf(() => ephemeralToken({ token: {} as never, baseUrl: 'ws://proxy.example', apiVersion: '' }))).toEqual([
      'endpoint.token',
      'endpoint.baseUrl',
      'endpoint.apiVersion',
    ]);
  });
});
