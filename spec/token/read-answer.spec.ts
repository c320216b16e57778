import { left, right } from 'fp-ts/lib/Either.js';
import { readAnswer } from '../../lib/token/read-answer';

const read = (text: string, { httpStatus = 200, isWhole = true, secrets = [] as readonly string[] } = {}) =>
  readAnswer({ httpStatus, body: right({ text, isWhole }) }, secrets);

const unreadable = (why: string, httpStatus = 200) =>
  left({
    type: 'TokenUnreadable',
    message: `The answer of HTTP ${httpStatus} holds no token: ${why}.`,
    advice: 'Check baseUrl: something else than the service may answer there.',
    httpStatus,
  });

describe('readAnswer', () => {
  it('finds the name of the token', () => {
    expect(read('{\n  "name": "auth_tokens/abc"\n}\n')).toEqual(right('auth_tokens/abc'));
    expect(read('{"name":"auth_tokens/abc","more":1}', { httpStatus: 201 })).toEqual(right('auth_tokens/abc'));
  });

  it.each([
    ['', 'it is empty'],
    ['<html>secret</html>', 'it is not JSON'],
    ['{"name":"auth_tokens/secr', 'it is not JSON'],
    ['{}', 'it is JSON without a name'],
    ['[{"name":"secret"}]', 'it is JSON without a name'],
    ['null', 'it is JSON without a name'],
    ['"secret"', 'it is JSON without a name'],
    ['{"name":""}', 'it is JSON without a name'],
    ['{"name":7}', 'it is JSON without a name'],
    ['{"token":"secret"}', 'it is JSON without a name'],
    ['{"name":"secret\\r\\nx: y"}', 'the name in it is not that of a token'],
  ])('finds none in %p, and quotes nothing of it', (text, why) => {
    expect(read(text)).toEqual(unreadable(why));
  });

  it('believes no answer that is too long', () => {
    expect(read('{"name":"auth_tokens/abc"}', { isWhole: false })).toEqual(unreadable('it is longer than 64 KiB'));
  });

  it('says why an answer could not be read, without the key', () => {
    const broken = { httpStatus: 200, body: left(new Error('the line of key-1 was cut')) };
    expect(readAnswer(broken, ['key-1'])).toEqual(unreadable('it could not be read (the line of [redacted] was cut)'));
    expect(readAnswer({ ...broken, body: left(undefined) }, [])).toEqual(unreadable('it could not be read (no reason was given)'));
  });

  it('tells a refusal', () => {
    const text = '{"error":{"code":403,"message":"Not key-1.","status":"PERMISSION_DENIED"}}';
    expect(read(text, { httpStatus: 403, secrets: ['key-1'] })).toMatchObject(
      left({ type: 'TokenRefused', kind: 'auth', httpStatus: 403, status: 'PERMISSION_DENIED' }),
    );
    expect(JSON.stringify(read(text, { httpStatus: 403, secrets: ['key-1'] }))).not.toContain('key-1');
  });

  it('tells a refusal of which nothing more could be read', () => {
    expect(readAnswer({ httpStatus: 503, body: left(new Error('cut')) }, [])).toMatchObject(
      left({ type: 'TokenRefused', kind: 'server', httpStatus: 503 }),
    );
    expect(read('x'.repeat(10), { httpStatus: 500, isWhole: false })).toMatchObject(left({ type: 'TokenRefused', kind: 'server' }));
  });
});
