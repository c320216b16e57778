import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstValueFrom } from 'rxjs';
import { createEphemeralToken, EphemeralTokenFailure, type EphemeralToken } from '../../lib';
import { watchForFailures, type Watch } from '../support/leaks';
import { see } from '../support/log';
import { deadUrl } from '../transport/local-server';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const ends: (() => unknown)[] = [];
let watch: Watch;

beforeEach(() => {
  watch = watchForFailures();
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await watch.settle();
  watch.stop();
  expect(watch.caught).toEqual([]);
});

/** A service on this machine; `gone` resolves when the other side has left the connection of the first request. */
const serve = async (answer: Answer) => {
  const server = createServer();
  const gone = new Promise<void>((resolve) => {
    server.once('request', ({ socket }: IncomingMessage) => socket.once('close', resolve));
  });
  const asked = once(server, 'request');
  server.on('request', answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return { baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked, gone };
};

const failureAt = async (baseUrl: string, timeoutMs = 5_000): Promise<EphemeralTokenFailure> => {
  const token = firstValueFrom<EphemeralToken, null>(createEphemeralToken({ apiKey: 'a-key', baseUrl, timeoutMs }), { defaultValue: null });
  const outcome: unknown = await token.catch((error: unknown) => error);
  if (outcome instanceof EphemeralTokenFailure) return outcome;
  throw new Error(`There was no failure, but ${String(outcome)}.`);
};

describe('createEphemeralToken, before a service in trouble,', () => {
  it('tells of HTTP 500', async () => {
    const { baseUrl } = await serve((_request, response) => response.writeHead(500).end('{"error":{"code":500,"status":"INTERNAL"}}'));
    expect((await failureAt(baseUrl)).error).toMatchObject({ type: 'TokenRefused', kind: 'server', httpStatus: 500, status: 'INTERNAL' });
  });

  it('follows no redirect, so that the key goes nowhere else', async () => {
    const asked = jest.fn();
    const other = await serve((_request, response) => {
      asked();
      response.end();
    });
    const { baseUrl } = await serve((_request, response) => response.writeHead(307, { location: other.baseUrl }).end());
    expect((await failureAt(baseUrl)).error).toMatchObject({ type: 'TokenRefused', kind: 'address', httpStatus: 307 });
    expect(asked).not.toHaveBeenCalled();
  });

  it('waits no longer than it is told for an answer, and leaves', async () => {
    const { baseUrl, gone } = await serve(() => undefined);
    expect((await failureAt(baseUrl, 60)).error).toMatchObject({ type: 'TokenTimeout', timeoutMs: 60 });
    await gone;
  });

  it('waits no longer than that for the rest of an answer, and leaves', async () => {
    const { baseUrl, gone } = await serve((_request, response) => void response.write('{"name":'));
    expect((await failureAt(baseUrl, 60)).error).toMatchObject({ type: 'TokenTimeout' });
    await gone;
  });

  it('leaves at once when it is left', async () => {
    const { baseUrl, asked, gone } = await serve(() => undefined);
    const { subscription, values, end } = see(createEphemeralToken({ apiKey: 'a-key', baseUrl }));
    await asked;
    subscription.unsubscribe();
    await gone;
    expect([values, end()]).toEqual([[], 'none']);
  });

  it.each([200, 500])('reads no endless answer of HTTP %d', async (status) => {
    let sent = 0;
    const { baseUrl, gone } = await serve((_request, response) => {
      const piece = Buffer.alloc(64 * 1024, 'x');
      response.writeHead(status);
      const pour = (): void => {
        while (!response.destroyed && sent < 100 * 1024 * 1024) {
          sent += piece.length;
          if (!response.write(piece)) {
            response.once('drain', pour);
            return;
          }
        }
      };
      pour();
    });
    expect((await failureAt(baseUrl)).error.type).toBe(status === 200 ? 'TokenUnreadable' : 'TokenRefused');
    await gone;
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('tells of an answer that breaks off', async () => {
    const { baseUrl } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"name":', () => response.destroy());
    });
    expect((await failureAt(baseUrl)).error).toMatchObject({ type: 'TokenUnreadable', httpStatus: 200 });
  });

  it('tells of a page in the place of a token', async () => {
    const { baseUrl } = await serve((_request, response) => response.end('<html>Sign in to the network</html>'));
    expect((await failureAt(baseUrl)).error).toMatchObject({
      type: 'TokenUnreadable',
      message: 'The answer of HTTP 200 holds no token: it is not JSON.',
    });
  });

  it('tells of a connection that is cut', async () => {
    const { baseUrl } = await serve(({ socket }) => socket.destroy());
    expect((await failureAt(baseUrl)).error).toMatchObject({ type: 'TokenServiceUnreachable' });
  });

  it('tells of a port on which nobody listens', async () => {
    expect((await failureAt(await deadUrl())).error).toMatchObject({
      type: 'TokenServiceUnreachable',
      message: expect.stringContaining('nothing listens at that address and port') as unknown,
    });
  });
});
