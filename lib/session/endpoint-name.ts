import type { Endpoint } from '../transport/endpoint';

/**
 * The name of the service that an endpoint leads to, the same for every credential: what a resumption handle is good for. A token and a key of the Gemini
 * API lead to the same service.
 */
export const endpointName = ({ backend, access }: Endpoint): string => {
  try {
    const { url } = access.type === 'open' ? access.request : access.request('');
    const { host, pathname } = new URL(url);
    return backend.type === 'custom' ? `custom:${host}${pathname}` : `${backend.type}:${host}`;
  } catch {
    // An endpoint by another hand may want a credential to say where it leads; the dial will tell what is wrong with it.
    return `${backend.type}:`;
  }
};
