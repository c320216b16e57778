import { excerpt } from '../../wire/excerpt';
import type { Caller } from '../dial/caller';

/** Why the server closes a connection, in the words of the service; cut where it is sent. */
export interface Refusal {
  readonly code: 1007 | 1008;
  readonly reason: string;
}

const badRequest = (reason: string): Refusal => ({ code: 1007, reason });
const notAllowed = (reason: string): Refusal => ({ code: 1008, reason });

const at = (path: string): string => (path === '' ? '' : ` at '${path}'`);

/** The refusals that are the same for everybody. */
export const REFUSALS = {
  unregistered: notAllowed(
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  ),
  badKey: badRequest('API key not valid. Please pass a valid API key.'),
  invalidArgument: badRequest('Request contains an invalid argument.'),
  notJson: badRequest('Invalid JSON payload received. Unexpected token.'),
  tooDeep: badRequest('Invalid JSON payload received. Message too deep.'),
  preconditionFailed: badRequest('Precondition check failed.'),
  noTurn: badRequest('Request contains an invalid argument: No turn to complete.'),
  noVoices: badRequest('Cannot extract voices from a non-audio request.'),
  noSession: notAllowed('BidiGenerateContent session not found'),
  aborted: notAllowed('The operation was aborted.'),
  notImplemented: notAllowed('Operation is not implemented, or supported, or enabled.'),
  notFound: notAllowed('Requested entity was not found.'),
  noRole: badRequest('Please use a valid role: user, model.'),
} as const;

/** A field that the service does not know; the path is empty at the top. */
export const unknownField = (name: string, path: string): Refusal =>
  badRequest(`Invalid JSON payload received. Unknown name "${name}"${at(path)}: Cannot find field.`);

/** A list where there can only be one. */
export const notRepeating = (name: string, path: string): Refusal =>
  badRequest(`Invalid JSON payload received. Unknown name "${name}"${at(path)}: Proto field is not repeating, cannot start list.`);

/** A field with a value of the wrong kind. */
export const invalidValue = (path: string, kind: string, found: unknown): Refusal =>
  badRequest(`Invalid value at '${path}' (${kind}), ${excerpt(found)}`);

/** Media that is not base64. */
export const invalidBase64 = (path: string, found: string): Refusal =>
  badRequest(`Invalid value at '${path}' (TYPE_BYTES), Base64 decoding failed for ${found}`);

/** Something that can be read but not done, and where. */
export const invalidArgument = (path: string, problem: string): Refusal => badRequest(`${path}: ${problem}`);

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
