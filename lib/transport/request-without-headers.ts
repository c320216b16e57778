import type { TransportRequest } from './transport';

/** A request for a platform that cannot send headers, such as a browser. */
export interface HeaderlessRequest {
  readonly request: TransportRequest;
  /** The names of the headers that a URL cannot carry either. */
  readonly left: readonly string[];
}

/** Moves the credentials that the Gemini API also takes in the query out of the headers; says which headers nothing can carry. */
export const requestWithoutHeaders = ({ url, headers, protocols }: TransportRequest): HeaderlessRequest => {
  const headerList = Object.entries(headers);
  const params = headerList.flatMap(([name, value]) => paramOf(name, value) ?? []);
  const left = headerList.filter(([name, value]) => paramOf(name, value) === undefined).map(([name]) => name);
  return { request: { url: params.reduce(withParam, url), headers: {}, protocols }, left };
};

const paramOf = (name: string, value: string): string | undefined => {
  const token = /^Token\s+(.+)$/i.exec(value)?.[1];
  if (name.toLowerCase() === 'x-goog-api-key') return `key=${encodeURIComponent(value)}`;
  return name.toLowerCase() === 'authorization' && token !== undefined ? `access_token=${encodeURIComponent(token)}` : undefined;
};

const withParam = (url: string, param: string): string => `${url}${url.includes('?') ? '&' : '?'}${param}`;
