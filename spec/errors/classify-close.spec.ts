import { classifyClose } from '../../lib/errors/classify-close';
import type { CloseKind, RetryAdvice } from '../../lib/errors/classify-close';

/** What a careful person says of a close: code, reason, what it was, and whether another dial can help. */
type Judgement = readonly [code: number, reason: string, kind: CloseKind, retry: RetryAdvice];

/** Closes that were really seen, cut at 123 bytes as they came. */
const SEEN: readonly Judgement[] = [
  [1007, 'API key not valid. Please pass a valid API key.', 'auth', 'never'],
  [
    1008,
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API c",
    'auth',
    'never',
  ],
  [
    1008,
    'models/gemini-nope-live is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ModelService',
    'model',
    'never',
  ],
  [1007, 'Invalid JSON payload received. Unknown name "bogusField" at \'setup\': Cannot find field.', 'badRequest', 'never'],
  [1007, 'Request contains an invalid argument.', 'badRequest', 'never'],
  [1007, 'Precondition check failed.', 'badRequest', 'never'],
  [1008, 'BidiGenerateContent session not found', 'resume', 'fresh'],
  [
    1007,
    'Invalid JSON payload received. Unknown name "transparent" at \'setup.session_resumption\': Cannot find field.',
    'badRequest',
    'never',
  ],
  [
    1008,
    'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session durat',
    'endOfLife',
    'yes',
  ],
  [1011, 'Internal error encountered.', 'transient', 'yes'],
  [1011, 'Deadline expired before operation could complete.', 'endOfLife', 'yes'],
  [1011, 'Token has been used too many times', 'auth', 'never'],
  [1008, 'The operation was aborted.', 'transient', 'yes'],
];

/** Closes that the protocol reference tells of. */
const TOLD: readonly Judgement[] = [
  [1000, '', 'clean', 'never'],
  [1005, '', 'clean', 'never'],
  [1006, '', 'transient', 'yes'],
  [1007, '', 'badRequest', 'never'],
  [1007, 'API key expired. Please renew the API key.', 'auth', 'never'],
  [1007, 'User location is not supported for the API use.', 'location', 'never'],
  [1007, 'Cannot extract voices from a non-audio request.', 'badRequest', 'never'],
  [1007, 'Internal error. [ORIGINAL ERROR] generic::invalid_argument: No turn to complete; nothing is pending', 'badRequest', 'never'],
  [1007, 'The requested combination of response modalities (TEXT) is not supported by the model.', 'badRequest', 'never'],
  [1008, 'Operation is not implemented, or supported, or enabled.', 'transient', 'once'],
  [1008, 'Requested entity was not found.', 'transient', 'once'],
  [
    1008,
    'models/gemini-2.0-flash-live-001 is not found for API version v1beta, or is not supported for bidiGenerateContent',
    'model',
    'never',
  ],
  [1008, 'Publisher model projects/p/locations/l/publishers/google/models/m was not found', 'model', 'never'],
  [1008, '', 'unknown', 'once'],
  [1011, 'Internal error occurred.', 'transient', 'yes'],
  [1011, 'The service is currently unavailable.', 'transient', 'yes'],
  [1011, 'You exceeded your current quota, please check your plan and billing details.', 'quota', 'never'],
  [1011, 'keepalive ping timeout', 'transient', 'yes'],
  [1011, '', 'transient', 'yes'],
  [1001, '', 'transient', 'yes'],
  [1012, '', 'transient', 'yes'],
  [1013, '', 'transient', 'yes'],
];

/** Closes that look like others. */
const TRICKY: readonly Judgement[] = [
  [1008, 'You exceeded your current quota', 'quota', 'never'],
  [1007, 'Resource has been exhausted (e.g. check quota).', 'quota', 'never'],
  [1011, 'Resource has been exhausted', 'quota', 'never'],
  [1011, 'RESOURCE_EXHAUSTED: too many requests', 'quota', 'never'],
  [1011, 'Your prepayment credits are depleted.', 'quota', 'never'],
  [1007, 'Invalid JSON payload received. Unknown name "apiKey" at \'setup\': Cannot find field.', 'badRequest', 'never'],
  [1007, 'Unknown name "billing" at \'setup.tools[0]\'', 'badRequest', 'never'],
  [1007, "Invalid value at 'setup.session_resumption.handle' (TYPE_STRING), 5", 'badRequest', 'never'],
  [
    1007,
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication c',
    'auth',
    'never',
  ],
  [1008, 'The caller does not have permission', 'auth', 'never'],
  [1008, 'Session expired.', 'resume', 'fresh'],
  [1007, 'The input token count exceeds the maximum number of tokens allowed', 'badRequest', 'never'],
  [1011, 'The model is overloaded. Please try again later.', 'transient', 'yes'],
  [1011, 'Failed to generate limited output.', 'transient', 'yes'],
  [1009, '', 'badRequest', 'never'],
  [1000, 'credentials released by the app', 'clean', 'never'],
  [1000, 'You exceeded your current quota', 'quota', 'never'],
  [1002, '', 'unknown', 'once'],
  [4000, 'anything else', 'unknown', 'once'],
  [0, '', 'unknown', 'once'],
];

describe('classifyClose', () => {
  it.each([...SEEN, ...TOLD, ...TRICKY])('says of %d %j: %s, retry %s', (code, reason, kind, retry) => {
    const { advice, ...close } = classifyClose(code, reason);
    expect(close).toStrictEqual({ code, reason, kind, retry });
    expect(advice).toMatch(/^[A-Z].*\.$/);
  });

  it('hears the words whatever their case', () => {
    expect(classifyClose(1007, 'api KEY NOT valid').kind).toBe('auth');
  });
});
