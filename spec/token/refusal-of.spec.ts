import { refusalOf } from '../../lib/token/refusal-of';

const google = (code: number, status: string, message: string): string => JSON.stringify({ error: { code, status, message } });

describe('refusalOf', () => {
  it('says what the service says', () => {
    const text = google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.');
    expect(refusalOf(400, text, [])).toEqual({
      type: 'TokenRefused',
      message: 'The service made no token, but answered with HTTP 400 INVALID_ARGUMENT: "API key not valid. Please pass a valid API key.".',
      advice: expect.stringMatching(/^Check the API key/) as unknown,
      kind: 'auth',
      httpStatus: 400,
      status: 'INVALID_ARGUMENT',
    });
  });

  it.each([
    [400, "Invalid value at 'auth_token.uses' (TYPE_INT32)", 'badRequest'],
    [400, 'User location is not supported for the API use.', 'location'],
    [400, 'API key expired. Please renew the API key.', 'auth'],
    [400, '', 'badRequest'],
    [401, 'Request had invalid authentication credentials.', 'auth'],
    [403, "Method doesn't allow unregistered callers.", 'auth'],
    [404, 'Method not found.', 'address'],
    [405, '', 'address'],
    [408, '', 'server'],
    [409, '', 'badRequest'],
    [429, 'Resource has been exhausted (e.g. check quota).', 'quota'],
    [500, 'Internal error encountered.', 'server'],
    [503, 'The model is overloaded. Please try again later.', 'server'],
    [307, '', 'address'],
    [0, '', 'address'],
  ])('takes HTTP %d "%s" for %s', (httpStatus, message, kind) => {
    expect(refusalOf(httpStatus, google(httpStatus, 'ANY', message), [])).toMatchObject({ kind, httpStatus });
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<html>Bad Gateway</html>'],
    ['other JSON', '{"oops":true}'],
    ['a list', '[]'],
    ['an error that is a text', '{"error":"no"}'],
    ['an error of other types', '{"error":{"code":"x","message":7,"status":{}}}'],
    ['a status that is no word of the service', '{"error":{"status":"<b>"}}'],
  ])('says only the status where the answer is %s', (_what, text) => {
    expect(refusalOf(502, text, [])).toEqual({
      type: 'TokenRefused',
      message: 'The service made no token, but answered with HTTP 502.',
      advice: expect.any(String) as unknown,
      kind: 'server',
      httpStatus: 502,
    });
  });

  it('takes the secrets out of what the service says, and cuts it', () => {
    const { message } = refusalOf(400, google(400, 'INVALID_ARGUMENT', `The key s3cret/1 or s3cret%2F1 is bad. ${'x'.repeat(1000)}`), [
      's3cret/1',
    ]);
    expect(message).toContain('The key [redacted] or [redacted] is bad.');
    expect(message.length).toBeLessThan(450);
  });
});
