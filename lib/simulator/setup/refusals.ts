import type { Caller } from '../dial/caller';

/** Why the server closes a connection, in the words of the service; cut where it is sent. */
export interface Refusal {
  readonly code: 1007 | 1008;
  readonly reason: string;
}

const badRequest = (reason: string): Refusal => ({ code: 1007, reason });
const notAllowed = (reason: string): Refusal => ({ code: 1008, reason });

/** The refusals that are the same for everybody. */
export const REFUSALS = {
  unregistered: notAllowed(
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  ),
  badKey: badRequest('API key not valid. Please pass a valid API key.'),
  invalidArgument: badRequest('Request contains an invalid argument.'),
  notJson: badRequest('Invalid JSON payload received. Unexpected token.'),
  preconditionFailed: badRequest('Precondition check failed.'),
  noTurn: badRequest('Request contains an invalid argument: No turn to complete.'),
  noVoices: badRequest('Cannot extract voices from a non-audio request.'),
  noSession: notAllowed('BidiGenerateContent session not found'),
  wentAway: notAllowed(
    'Connection aborted because the client failed to close the connection after receiving a GoAway signal once the session duration limit was reached.',
  ),
} as const;

/** A field that the service does not know. */
export const unknownField = (name: string, path: string): Refusal =>
  badRequest(`Invalid JSON payload received. Unknown name "${name}" at '${path}': Cannot find field.`);

/** A field with a value of the wrong kind. */
export const invalidValue = (path: string, found: string): Refusal => badRequest(`Invalid value at '${path}', ${found}`);

/** A model that is not there, as each backend says it. */
export const unknownModel = ({ backend, apiVersion }: Caller, model: string): Refusal =>
  notAllowed(
    backend === 'vertexAi'
      ? `Publisher model \`${model}\` was not found or your project does not have access to it.`
      : `models/${model.slice(model.lastIndexOf('/') + 1)} is not found for API version ${apiVersion}, or is not supported for bidiGenerateContent. ` +
          'Call ModelService.ListModels to see the list of available models and their supported methods.',
  );

/** A model that cannot write. */
export const noText = (model: string): Refusal =>
  badRequest(`The requested combination of response modalities (TEXT) is not supported by the model. ${model} accepts AUDIO.`);
