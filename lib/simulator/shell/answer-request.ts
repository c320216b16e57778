import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRequest, HttpResponse } from '../dial/http-request';
import { headersOf } from './headers-of';

/** A request for a token holds a setup at most. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What a page of any origin may send. */
const PERMISSIONS = {
  'access-control-allow-headers': 'content-type, authorization, x-goog-api-key, x-goog-api-client',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-max-age': '3600',
};

/** Answers a request over plain HTTP when all of it is there. */
export const answerRequest = (request: IncomingMessage, response: ServerResponse, answer: (request: HttpRequest) => HttpResponse): void => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  request.on('error', () => response.destroy());
  request.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > MOST_BYTES) response.writeHead(413).end(() => request.destroy());
    else pieces.push(piece);
  });
  request.on('end', () => {
    if (response.headersSent) return;
    const { method = 'GET', url = '/' } = request;
    const { status, body } = answer({ method, url, headers: headersOf(request), body: Buffer.concat(pieces).toString() });
    // A page of somebody may ask for a token too: there is nothing here that would have to be kept from it.
    const open = { 'access-control-allow-origin': '*' };
    if (body === null) response.writeHead(status, { ...open, ...PERMISSIONS }).end();
    else
      response.writeHead(status, { ...open, 'content-type': 'application/json; charset=UTF-8' }).end(`${JSON.stringify(body, null, 2)}\n`);
  });
};
