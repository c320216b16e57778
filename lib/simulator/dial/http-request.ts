import type { DialRequest } from './dial-request';

/** A request over plain HTTP. */
export interface HttpRequest extends DialRequest {
  readonly method: string;
  readonly body: string;
}

/** The answer, in JSON. */
export interface HttpResponse {
  readonly status: number;
  /** `null`: nothing, which a 204 has. */
  readonly body: object | null;
}
