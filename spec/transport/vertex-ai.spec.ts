import { vertexAi } from '../../lib/transport/vertex-ai';
import { fieldsOf } from './problems-of';
import { requestOf } from './request-of';

const given = { project: 'my-project', location: 'us-central1', accessToken: 'ya29.token' };

describe('vertexAi', () => {
  it('dials with the access token in a header', () => {
    expect(requestOf(vertexAi(given), 'ya29.token')).toEqual({
      url: 'wss://us-central1-aiplatform.googleapis.com/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent',
      headers: { Authorization: 'Bearer ya29.token' },
      protocols: [],
    });
  });

  it.each([
    ['europe-west4', 'europe-west4-aiplatform.googleapis.com'],
    ['global', 'aiplatform.googleapis.com'],
    ['us', 'aiplatform.us.rep.googleapis.com'],
    ['eu', 'aiplatform.eu.rep.googleapis.com'],
  ])('finds the host of %s', (location, host) => {
    expect(new URL(requestOf(vertexAi({ ...given, location })).url).host).toBe(host);
  });

  it('names its project and location', () => {
    expect(vertexAi(given).backend).toEqual({ type: 'vertexAi', project: 'my-project', location: 'us-central1', apiVersion: 'v1beta1' });
  });

  it('dials a given base instead of the host of the location', () => {
    expect(requestOf(vertexAi({ ...given, baseUrl: 'http://127.0.0.1:9000/v/', apiVersion: 'v1' })).url).toBe(
      'ws://127.0.0.1:9000/v/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent',
    );
  });

  it.each([[''], [null], [undefined]])('leaves the absent access token %p to the dial', (accessToken) => {
    expect(vertexAi({ ...given, accessToken }).access).toMatchObject({ type: 'secret', credential: accessToken });
  });

  it.each([[''], ['evil.example/'], ['us-central1.evil.example'], ['US'], [7]])('refuses the location %p', (location) => {
    expect(fieldsOf(() => vertexAi({ ...given, location: location as never }))).toEqual(['endpoint.location']);
  });

  it.each([[''], ['a/b'], ['a b'], [12]])('refuses the project %p', (project) => {
    expect(fieldsOf(() => vertexAi({ ...given, project: project as never }))).toEqual(['endpoint.project']);
  });

  it('names every bad field at once', () => {
    expect(fieldsOf(() => vertexAi({ project: '', location: '', accessToken: 1 as never, baseUrl: '', apiVersion: 'v/1' }))).toEqual([
      'endpoint.project',
      'endpoint.location',
      'endpoint.accessToken',
      'endpoint.baseUrl',
      'endpoint.apiVersion',
    ]);
  });

  it('refuses a token with its scheme', () => {
    expect(fieldsOf(() => vertexAi({ ...given, accessToken: 'Bearer ya29.token' }))).toEqual(['endpoint.accessToken']);
  });
});
