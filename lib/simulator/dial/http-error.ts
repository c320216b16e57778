/** Why a request over HTTP is refused, as Google's services say it. */
export interface HttpError {
  readonly code: 400 | 403 | 404 | 500;
  readonly status: 'INVALID_ARGUMENT' | 'PERMISSION_DENIED' | 'NOT_FOUND' | 'INTERNAL';
  readonly message: string;
}

/** A request that is wrong. */
export const badRequest = (message: string): HttpError => ({ code: 400, status: 'INVALID_ARGUMENT', message });

/** A request at which the service itself fails. */
export const INTERNAL: HttpError = { code: 500, status: 'INTERNAL', message: 'Internal error encountered.' };
