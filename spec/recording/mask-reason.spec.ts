import { classifyClose } from '../../lib/errors/classify-close';
import { maskReason } from '../../lib/recording/mask-reason';

describe('maskReason', () => {
  it.each([
    ['Cannot process "my cold"', 'Cannot xxxxxxx "xx xxxx"'],
    ['Unknown name `user` at "cut off by the', 'Unknown name `xxxx` at "xxx xxx xx xxx'],
    ['No [redacted] for Ann', 'No [redacted] for xxx'],
    ['Été 42, RESOURCE_EXHAUSTED', 'xxx 00, RESOURCE_EXHAUSTED'],
  ])('masks what is said in %s', (reason, masked) => {
    expect(maskReason(reason)).toBe(masked);
  });

  it.each([
    [1007, 'API key not valid. Please pass a valid API key.'],
    [1008, "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API c"],
    [1008, 'models/gemini-nope-live is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ModelService'],
    [1007, 'Invalid JSON payload received. Unknown name "bogusField" at \'setup\': Cannot find field.'],
    [1007, "Invalid value at 'setup.session_resumption.handle' (TYPE_STRING), 5"],
    [1007, 'Request contains an invalid argument.'],
    [1007, 'Internal error. [ORIGINAL ERROR] generic::invalid_argument: No turn to complete; nothing is pending'],
    [1007, 'Cannot extract voices from a non-audio request.'],
    [1007, 'The requested combination of response modalities (TEXT) is not supported by the model.'],
    [1007, 'User location is not supported for the API use.'],
    [1007, 'Precondition check failed.'],
    [1008, 'BidiGenerateContent session not found'],
    [1008, 'Session expired.'],
    [1008, 'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session durat'],
    [1008, 'The operation was aborted.'],
    [1008, 'Operation is not implemented, or supported, or enabled.'],
    [1008, 'Requested entity was not found.'],
    [1008, 'Publisher model projects/p/locations/l/publishers/google/models/m was not found'],
    [1008, 'The caller does not have permission'],
    [1011, 'Deadline expired before operation could complete.'],
    [1011, 'Token has been used too many times'],
    [1011, 'You exceeded your current quota, please check your plan and billing details.'],
    [1011, 'Your prepayment credits are depleted.'],
    [1011, 'RESOURCE_EXHAUSTED: too many requests'],
    [1011, 'Internal error encountered.'],
    [1007, 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication c'],
  ])('leaves a close %d %s what it means', (code, reason) => {
    const { reason: _reason, ...meaning } = classifyClose(code, reason);
    expect(classifyClose(code, maskReason(reason))).toMatchObject(meaning);
  });
});
