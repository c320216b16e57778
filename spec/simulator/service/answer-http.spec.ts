import { answerHttp } from '../../../lib/simulator/service/answer-http';
import type { Answered } from '../../../lib/simulator/service/answer-http';
import { emptyRegistry } from '../../../lib/simulator/service/registry';

const SETTINGS = { script: [], models: {}, speed: 1, setupMs: 0, lifetime: null };
const KEY = { 'x-goog-api-key': 'k' };

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly accepts?: (credential: string) => boolean;
}

const ask = ({ method = 'POST', url = '/v1beta/auth_tokens', headers = KEY, body = '{}', accepts = () => true }: Asked = {}): Answered =>
  answerHttp(emptyRegistry(1), { method, url, headers, body }, accepts, SETTINGS, 0);

const messageOf = (body: object | string): unknown => ask({ body: typeof body === 'string' ? body : JSON.stringify(body) }).response.body;

const TOO_DEEP = 'Invalid JSON payload received. Message too deep.';

const invalid = (message: string): object => ({ error: { code: 400, status: 'INVALID_ARGUMENT', message } });

describe('POST auth_tokens', () => {
  it.each(['/v1beta/auth_tokens', '/v1alpha/auth_tokens', '//v1alpha/auth_tokens', 'http://127.0.0.1:8080/v1beta/auth_tokens?x=y'])(
    'issues a token at %s',
    (url) => {
      const { registry, response } = ask({ url });
      const [token] = registry.tokens;
      expect(response).toEqual({ status: 200, body: { name: token?.name } });
      expect(token).toEqual({
        name: expect.stringMatching(/^auth_tokens\/sim-[0-9a-f]{32}$/) as string,
        uses: 1,
        expiresAt: 1_800_000,
        closesAt: 60_000,
        lock: { type: 'Open' },
      });
    },
  );

  it('takes all terms, in either spelling', () => {
    const terms = {
      uses: 3,
      expire_time: '1970-01-01T10:00:00Z',
      newSessionExpireTime: '1970-01-01T00:30:00.5+00:00',
      fieldMask: 'generationConfig.temperature,model',
      bidiGenerateContentSetup: { model: 'models/gemini-3.8-live', generationConfig: { temperature: 0.5 } },
    };
    expect(ask({ body: JSON.stringify(terms) }).registry.tokens[0]).toMatchObject({
      uses: 3,
      expiresAt: 36_000_000,
      closesAt: 1_800_500,
      lock: { type: 'Masked', setup: terms.bidiGenerateContentSetup, paths: [['generationConfig', 'temperature'], ['model']] },
    });
  });

  it.each([
    ['a body that is no JSON', '{', 'Invalid JSON payload received. Unexpected token.'],
    ['a list', [], 'Invalid JSON payload received. Root element must be a message.'],
    ['an unknown field', { bogus: 1 }, 'Invalid JSON payload received. Unknown name "bogus": Cannot find field.'],
    [
      'a setup that is wrapped',
      { bidiGenerateContentSetup: { setup: { model: 'm' } } },
      `Invalid JSON payload received. Unknown name "setup" at 'auth_token.bidi_generate_content_setup': Cannot find field.`,
    ],
    [
      'a setup that is none',
      { bidiGenerateContentSetup: { model: 1 } },
      `Invalid value at 'auth_token.bidi_generate_content_setup.model' (TYPE_STRING), 1`,
    ],
    ['a time that is none', { expireTime: 'soon' }, `Invalid value at 'auth_token.expire_time': not a timestamp of RFC 3339.`],
    ['a time that is over', { expireTime: '1970-01-01T00:00:00Z' }, 'expire_time must be in the future.'],
    [
      'a time too far away',
      { newSessionExpireTime: '1970-01-01T20:00:00Z' },
      'new_session_expire_time must be less than 20 hours in the future.',
    ],
    ['half a use', { uses: 0.5 }, `Invalid value at 'auth_token.uses' (TYPE_INT32): must be a whole number from 0.`],
    ['uses of spaces', { uses: ' ' }, `Invalid value at 'auth_token.uses' (TYPE_INT32): must be a whole number from 0.`],
    ['uses in hexadecimal', { uses: '0x2' }, `Invalid value at 'auth_token.uses' (TYPE_INT32): must be a whole number from 0.`],
    ['more uses than an int32 holds', { uses: 2 ** 31 }, `Invalid value at 'auth_token.uses' (TYPE_INT32): must be a whole number from 0.`],
    [
      'a setup with a field of nowhere',
      { bidiGenerateContentSetup: { model: 'm', generationConfig: { bogus: 1 } } },
      `Invalid JSON payload received. Unknown name "bogus" at 'auth_token.bidi_generate_content_setup.generation_config': Cannot find field.`,
    ],
    [
      'a setup with a word of nowhere',
      { bidiGenerateContentSetup: { generationConfig: { responseModalities: ['VIDEO'] } } },
      `Invalid value at 'auth_token.bidi_generate_content_setup.generation_config.response_modalities[0]' ` +
        `(type.googleapis.com/google.ai.generativelanguage.v1beta.Modality), "VIDEO"`,
    ],
    ['what is nested without end', `${'{"bidiGenerateContentSetup":'.repeat(50_000)}{}${'}'.repeat(50_000)}`, TOO_DEEP],
    [
      'a mask that is none',
      { fieldMask: '{}' },
      `Invalid value at 'auth_token.field_mask' (type.googleapis.com/google.protobuf.FieldMask).`,
    ],
  ])('refuses %s', (_what, body, message) => {
    expect(messageOf(body)).toEqual(invalid(message));
  });

  it.each(['system_instruction', 'model, tools', 'model,', 'generationConfig.'])('takes %j for no mask', (fieldMask) => {
    expect(messageOf({ fieldMask })).toEqual(
      invalid(`Invalid value at 'auth_token.field_mask' (type.googleapis.com/google.protobuf.FieldMask).`),
    );
  });

  it.each(['bogus', 'generationConfig.bogus', 'tools.0', 'model.name'])('finds no field at %s', (fieldMask) => {
    expect(messageOf({ fieldMask })).toEqual(invalid('field_mask is invalid for BidiGenerateContentSetup'));
  });

  it('takes uses as digits', () => {
    expect(ask({ body: '{"uses":"2147483647"}' }).registry.tokens[0]?.uses).toBe(2 ** 31 - 1);
  });

  it('issues no token for a token', () => {
    const headers = { 'x-goog-api-key': `auth_tokens/sim-${'0'.repeat(32)}` };
    expect(ask({ headers }).response.body).toEqual(invalid('API key not valid. Please pass a valid API key.'));
  });

  it('looks at the key first', () => {
    expect(ask({ headers: {}, body: '{' }).response).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } });
    expect(ask({ accepts: () => false }).response.body).toEqual(invalid('API key not valid. Please pass a valid API key.'));
    expect(ask({ headers: {}, url: '/v1beta/auth_tokens?key=k', accepts: (key) => key === 'k' }).response.status).toBe(200);
  });
});

describe('GET models', () => {
  it('lists the models of the Gemini API', () => {
    const { status, body } = ask({ method: 'GET', url: '/v1beta/models' }).response;
    expect(status).toBe(200);
    const names = (body as { models: readonly { name: string }[] }).models.map(({ name }) => name);
    expect(names).toContain('models/gemini-3.8-live');
    expect(names).not.toContain('models/gemini-live-2.5-flash-native-audio');
  });
});

it.each(['/v1beta/auth_tokens', '/v1alpha/models'])('OPTIONS %s is for everybody', (url) => {
  expect(ask({ method: 'OPTIONS', url, headers: {}, body: '' }).response).toEqual({ status: 204, body: null });
});

it.each([
  ['OPTIONS', '/elsewhere'],
  ['GET', '/v1beta/auth_tokens'],
  ['POST', '/v1beta/models'],
  ['POST', '/v1/auth_tokens'],
  ['GET', '/'],
])('%s %s is not there', (method, url) => {
  expect(ask({ method, url }).response).toMatchObject({ status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } });
});
