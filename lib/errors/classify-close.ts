/** What a close frame means, as far as its code and its words tell. */
export type CloseKind = 'clean' | 'auth' | 'quota' | 'badRequest' | 'model' | 'location' | 'endOfLife' | 'resume' | 'transient' | 'unknown';

/** Whether another dial can help: never, once, yes (with back-off), or only as a fresh session without a handle. */
export type RetryAdvice = 'never' | 'once' | 'yes' | 'fresh';

/** A WebSocket close, explained. */
export interface ClassifiedClose {
  readonly code: number;
  readonly reason: string;
  readonly kind: CloseKind;
  readonly retry: RetryAdvice;
  /** One sentence for the person who reads the log. */
  readonly advice: string;
}

interface Rule {
  readonly says: RegExp;
  readonly kind: CloseKind;
  readonly retry: RetryAdvice;
  readonly advice: string;
}

const REFUSED = 'The server refused what was sent. Check the setup and the last message against what this model accepts.';

/**
 * Words come before codes: 1007, 1008 and 1011 each stand for a dozen causes, and the reason is the only thing that
 * tells them apart. It is cut at 123 bytes by the protocol, so every pattern matches a beginning.
 */
const WORDS: readonly Rule[] = [
  // First, because it quotes the name of the field, which may be any of the words below: setup.session_resumption, setup.apiKey.
  { says: /invalid json|unknown name|cannot find field|invalid value at/i, kind: 'badRequest', retry: 'never', advice: REFUSED },
  {
    says: /quota|billing|prepaid|\bcredits?\b|\brate.?limit|resource.{0,10}exhausted|too many requests/i,
    kind: 'quota',
    retry: 'never',
    advice: 'Check the quota and the billing of the project, or wait before you start another session.',
  },
  {
    says: /token has been used too many times/i,
    kind: 'auth',
    retry: 'never',
    advice: 'Create a new ephemeral token for each new session, or create it with more uses.',
  },
  {
    says: /api key|unregistered callers|unauthenticated|authentication|credential|permission|access.?token|token.*expired/i,
    kind: 'auth',
    retry: 'never',
    advice: 'Check the API key or the token: it is missing, wrong, expired or not allowed to use this API.',
  },
  {
    says: /location is not supported/i,
    kind: 'location',
    retry: 'never',
    advice: 'The service is not offered where this request comes from.',
  },
  {
    says: /is not found for api version|not supported for bidi|publisher model|model.*not found/i,
    kind: 'model',
    retry: 'never',
    advice: 'Check the model name: it is unknown, retired, or not offered on this endpoint, region or API version.',
  },
  {
    says: /session not found|session.*expired|resumption/i,
    kind: 'resume',
    retry: 'fresh',
    advice: 'The resumption handle is unknown or too old. Start a fresh session without it.',
  },
  {
    says: /deadline expired|goaway|session durat/i,
    kind: 'endOfLife',
    retry: 'yes',
    advice: 'The connection reached the end of its life. Continue on a new one with the newest resumption handle.',
  },
  {
    says: /operation was aborted/i,
    kind: 'transient',
    retry: 'yes',
    advice: 'The server gave the connection up, often after it heard nothing for long. Dial again.',
  },
  {
    says: /not implemented, or supported, or enabled|requested entity was not found/i,
    kind: 'transient',
    retry: 'once',
    advice: 'A feature that this model does not have, or a passing fault around a tool call. Try once more with the newest handle.',
  },
  {
    says: /invalid.argument|precondition|no turn to complete|response modalities|cannot extract voices/i,
    kind: 'badRequest',
    retry: 'never',
    advice: REFUSED,
  },
];

const CODES: Readonly<Record<number, Omit<Rule, 'says'>>> = {
  1000: { kind: 'clean', retry: 'never', advice: 'The connection was closed as agreed.' },
  1001: { kind: 'transient', retry: 'yes', advice: 'The server is going away. Dial again.' },
  1005: { kind: 'clean', retry: 'never', advice: 'The connection was closed without a code.' },
  1006: { kind: 'transient', retry: 'yes', advice: 'The connection was lost without a close frame. Check the network and dial again.' },
  1007: { kind: 'badRequest', retry: 'never', advice: REFUSED },
  1009: { kind: 'badRequest', retry: 'never', advice: 'A message was too big. Send media in smaller pieces.' },
  1011: { kind: 'transient', retry: 'yes', advice: 'The server failed. Dial again after a pause.' },
  1012: { kind: 'transient', retry: 'yes', advice: 'The server restarts. Dial again after a pause.' },
  1013: { kind: 'transient', retry: 'yes', advice: 'The server is overloaded. Dial again after a pause.' },
};

const UNKNOWN: Omit<Rule, 'says'> = { kind: 'unknown', retry: 'once', advice: 'The cause is not known. Look at the code and the reason.' };

/**
 * Explains a WebSocket close: what kind of end it was, and whether dialling again can help.
 *
 * @param code the close code, e.g. `1011`
 * @param reason the close reason as it came, at most 123 bytes, possibly empty
 * @see protocol reference, close codes
 * @example
 * classifyClose(1007, 'API key not valid. Please pass a valid API key.').kind; // 'auth'
 */
export const classifyClose = (code: number, reason: string): ClassifiedClose => {
  // A clean close is clean whatever it says, but a spent quota stays spent.
  const isClean = code === 1000 || code === 1005;
  const speaks = (rule: Rule): boolean => (!isClean || rule.kind === 'quota') && rule.says.test(reason);
  const { kind, retry, advice } = WORDS.find(speaks) ?? CODES[code] ?? UNKNOWN;
  return { code, reason, kind, retry, advice };
};
