import { scrub } from '../../lib/errors/scrub';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstu';

describe('scrub', () => {
  it.each<[string, string, readonly string[]]>([
    ['Bad key sesame in the query', 'Bad key [redacted] in the query', ['sesame']],
    ['sesame, sesame', '[redacted], [redacted]', ['sesame']],
    ['wss://h/p?x=a%2Fb%20c%3D', 'wss://h/p?x=[redacted]', ['a/b c=']],
    ['plain a/b c= and a%2Fb%20c%3D', 'plain [redacted] and [redacted]', ['a/b c=']],
    ['open sesame', 'open [redacted]', ['', 'sesame']],
    ['long: sesame-street', 'long: [redacted]', ['sesame', 'sesame-street']],
    ['$& and $1 stay what they are', '[redacted] and $1 stay what they are', ['$&']],
    ['(a+b)* is a secret', '[redacted] is a secret', ['(a+b)*']],
    ['any of many, with a [redacted]', '[redacted] of many, with [redacted] [redacted]', ['any', 'a']],
  ])('takes known secrets out of %j', (text, scrubbed, secrets) => {
    expect(scrub(text, Object.freeze(secrets))).toBe(scrubbed);
  });

  it.each([
    [`API key ${KEY} is not valid`, 'API key [redacted] is not valid'],
    [`wss://h/ws?key=${KEY}&alt=json`, 'wss://h/ws?key=[redacted]&alt=json'],
    ['wss://h/ws?alt=json&key=short', 'wss://h/ws?alt=json&key=[redacted]'],
    ['https://h/?access_token=auth_tokens%2Fabc"', 'https://h/?access_token=[redacted]"'],
    ['token auth_tokens/abc-DEF_1.2 expired', 'token [redacted] expired'],
    ['Authorization: Bearer ya29.a0AfH6SMBx-y_z', 'Authorization: Bearer [redacted]'],
    ['Authorization: Bearer abcDEF123456', 'Authorization: Bearer [redacted]'],
    ['Authorization: Token abcdefghijklmnopqrstuvwxyz', 'Authorization: Token [redacted]'],
    [`${KEY} ${KEY}`, '[redacted] [redacted]'],
  ])('takes what looks like a credential out of %j', (text, scrubbed) => {
    expect(scrub(text)).toBe(scrubbed);
  });

  it.each([
    '',
    'connect ECONNREFUSED 127.0.0.1:443',
    'API key not valid. Please pass a valid API key.',
    'Token has been used too many times',
    'Token authentication failed',
    'Bearer credentials expected',
    "Method doesn't allow unregistered callers (callers without established identity).",
    'wss://h/ws?alt=json&monkey=banana&keyboard=1',
    'key=value outside of a URL',
    'The model models/gemini-3.8-live is not found for API version v1beta',
    'Unexpected server response: 401',
  ])('leaves %j alone', (text) => {
    expect(scrub(text, ['sesame'])).toBe(text);
  });

  it.each([
    ['cut off', 'x AKEY/with"quotes-and-mo… (99 characters)'],
    ['in lower-case escapes', 'AKEY%2fwith%22quotes-and-more-of-it'],
    ['in JSON', String.raw`AKEY/with\"quotes-and-more-of-it`],
  ])('takes out a secret that is %s', (_how, text) => {
    expect(scrub(text, ['AKEY/with"quotes-and-more-of-it'])).not.toMatch(/AKEY/);
  });

  it('takes out a token that a URL spells', () => {
    expect(scrub('bad auth_tokens%2Fabc.def')).toBe('bad [redacted]');
  });
});
