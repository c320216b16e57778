import { geminiApi } from '../../lib/transport/gemini-api';
import { fieldsOf, problemsOf } from './problems-of';
import { requestOf } from './request-of';

describe('geminiApi', () => {
  it('dials Google with the key in a header and not in the URL', () => {
    expect(requestOf(geminiApi({ apiKey: 'k3y' }), 'k3y')).toEqual({
      url: 'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent',
      headers: { 'x-goog-api-key': 'k3y' },
      protocols: [],
    });
  });

  it('names its backend', () => {
    expect(geminiApi({ apiKey: 'k3y' }).backend).toEqual({ type: 'geminiApi', apiVersion: 'v1beta' });
  });

  it('takes another version', () => {
    expect(requestOf(geminiApi({ apiKey: 'k3y', apiVersion: 'v1alpha' })).url).toContain('.v1alpha.GenerativeService.');
  });

  it.each([
    ['https://proxy.example', 'wss://proxy.example/ws/'],
    ['https://proxy.example/', 'wss://proxy.example/ws/'],
    ['https://proxy.example/x/', 'wss://proxy.example/x/ws/'],
    ['https://proxy.example//x//y//', 'wss://proxy.example/x/y/ws/'],
    ['wss://proxy.example:8443/x', 'wss://proxy.example:8443/x/ws/'],
    ['http://localhost:8080', 'ws://localhost:8080/ws/'],
    ['ws://[::1]:8080/', 'ws://[::1]:8080/ws/'],
  ])('dials %s as %s', (baseUrl, beginning) => {
    const { url } = requestOf(geminiApi({ apiKey: 'k3y', baseUrl }));
    expect(url).toBe(`${beginning}google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent`);
  });

  it.each([[''], [null], [undefined]])('leaves the absent key %p to the dial', (apiKey) => {
    expect(geminiApi({ apiKey }).access).toMatchObject({ type: 'secret', credential: apiKey });
  });

  it('keeps a function for the dial and does not call it', () => {
    const apiKey = jest.fn(() => 'k3y');
    expect(geminiApi({ apiKey }).access).toMatchObject({ credential: apiKey });
    expect(apiKey).not.toHaveBeenCalled();
  });

  it('names every bad field at once', () => {
    expect(fieldsOf(() => geminiApi({ apiKey: 7 as never, baseUrl: 'proxy', apiVersion: '../v1' }))).toEqual([
      'endpoint.apiKey',
      'endpoint.baseUrl',
      'endpoint.apiVersion',
    ]);
  });

  it('refuses a key with the line break of the file it was read from, without quoting it', () => {
    const [problem] = problemsOf(() => geminiApi({ apiKey: 'AIzaSecretSecret\n' }));
    expect(problem?.field).toBe('endpoint.apiKey');
    expect(problem?.problem).not.toContain('Secret');
  });
});
