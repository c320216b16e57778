import type { Either } from 'fp-ts/lib/Either.js';
import { map } from 'fp-ts/lib/Either.js';
import { isObject } from '../wire/codec/fields';
import type { FunctionResponse } from '../wire/session-command';
import type { Json } from './json-of';
import { jsonOf } from './json-of';

type Response = FunctionResponse['response'];

/** The keys by which the service tells a result from a failure. */
const speaksForItself = (json: Readonly<Record<string, Json>>): boolean => !('output' in json) && !('error' in json);

/**
 * What a tool gave, as the object that the wire wants: an object is its own, anything else is the `output`. One that happens to have a field of that name, or
 * `error`, would be misread, and becomes the `output` too. Nothing is `null`. Left: why it is not JSON.
 */
export const responseOf = (output: unknown): Either<string, Response> =>
  map((json: Json): Response => (isObject(json) && speaksForItself(json) ? json : { output: json }))(jsonOf(output ?? null));
