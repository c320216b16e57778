import type { Endpoint } from '../../lib/transport/endpoint';
import type { TransportRequest } from '../../lib/transport/transport';

/** The request that an endpoint makes of a secret. */
export const requestOf = ({ access }: Endpoint, secret = 'the-secret'): TransportRequest =>
  access.type === 'open' ? access.request : access.request(secret);
