import { isObject } from '../wire/codec/fields';
import { describeFailure } from '../transport/describe-failure';
import type { TokenRefusal, TokenRefused } from './ephemeral-token-error';

const ADVICE: Readonly<Record<TokenRefusal, string>> = {
  auth: 'Check the API key: it is missing, wrong, expired, restricted, or its project may not use this API.',
  quota: 'Check the quota and the billing of the project, or ask again after a pause.',
  badRequest: 'Check the options, above all the lock, against what the model accepts.',
  location: 'The service is not offered where this request comes from.',
  address: 'Check baseUrl and apiVersion: nothing that makes tokens answers there.',
  server: 'The service, or a proxy before it, failed. Ask again after a pause.',
};

/** The status does not tell all: a wrong key and a wrong place are answered with 400, too. */
const kindOf = (httpStatus: number, said: string): TokenRefusal => {
  if (httpStatus === 429) return 'quota';
  if (httpStatus === 401 || httpStatus === 403) return 'auth';
  if (httpStatus === 408 || httpStatus >= 500) return 'server';
  if (httpStatus < 400 || httpStatus === 404 || httpStatus === 405) return 'address';
  if (/location is not supported/i.test(said)) return 'location';
  return /\bAPI key\b/i.test(said) ? 'auth' : 'badRequest';
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What Google's services say of an error: `{ error: { code, message, status } }`. */
const toldIn = (text: string): { readonly said: string; readonly status: string } => {
  const answer = parse(text);
  const error = isObject(answer) && isObject(answer['error']) ? answer['error'] : {};
  const { message, status } = error;
  return {
    said: typeof message === 'string' ? message : '',
    status: typeof status === 'string' && /^[A-Z_]{1,40}$/.test(status) ? status : '',
  };
};

/** A refusal explained, without the given secrets. The text is what could be read of the answer. */
export const refusalOf = (httpStatus: number, text: string, secrets: readonly string[]): TokenRefused => {
  const { said, status } = toldIn(text);
  const kind = kindOf(httpStatus, said);
  const quoted = describeFailure(said, secrets);
  const words = [`The service made no token, but answered with HTTP ${String(httpStatus)}`, status].filter((word) => word !== '').join(' ');
  return {
    type: 'TokenRefused',
    message: quoted === undefined ? `${words}.` : `${words}: "${quoted}".`,
    advice: ADVICE[kind],
    kind,
    httpStatus,
    ...(status !== '' && { status }),
  };
};
