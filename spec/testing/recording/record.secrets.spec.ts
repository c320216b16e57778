import { lastValueFrom } from 'rxjs';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { liveSession, webSocketTransport, type Endpoint } from '../../../lib';
import { record, writeFrame } from '../../../lib/testing';
import { kinds, LOOKS, SECRET, ways } from '../../laws/secret-endpoints';
import { see } from '../../support/log';
import { localServer, type LocalServer } from '../../transport/local-server';

let server: LocalServer | undefined;

afterEach(async () => {
  await server?.dispose();
  server = undefined;
});

/** Every way in which the bytes of a file may hold a secret: as it is, as URLs spell it, and inside base64 at each of three places. */
const spellings = (secret: string): readonly string[] => {
  const base64 = ['', 'x', 'xy'].flatMap((before) => {
    const whole = Buffer.from(`${before}${secret}`).toString('base64').replace(/=+$/, '').slice(4, -4);
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const encoded = encodeURIComponent(secret);
  return [secret, encoded, encoded.toLowerCase(), secret.replaceAll('/', '\\/'), ...base64];
};

/** What is found of a secret in a file, and in the bytes of its frames. */
const found = (secret: string, ndjson: string): readonly string[] => {
  const frames = [...ndjson.matchAll(/"bytes":"([^"]*)"/g)].map(([, bytes = '']) => Buffer.from(bytes, 'base64').toString('latin1'));
  return [ndjson, ...frames].flatMap((text) => spellings(secret).filter((spelling) => text.includes(spelling)));
};

const heardIn = ({ url = '', headers }: IncomingMessage): string => {
  const query = new URL(url, 'ws://127.0.0.1/').searchParams;
  const header = headers['x-goog-api-key'] ?? headers['x-relay-pass'] ?? headers.authorization;
  return String(header ?? query.get('key') ?? query.get('access_token') ?? query.get('token')).replace(/^(Bearer|Token) /, '');
};

/** Says what it heard in every way there is. */
const sayAloud = (socket: WebSocket, heard: string): void => {
  socket.once('message', () => {
    const says = [
      heard,
      encodeURIComponent(heard),
      Buffer.from(heard).toString('base64'),
      Buffer.from(`: ${heard}.`).toString('base64url'),
    ];
    socket.send(Buffer.from('{"setupComplete":{}}'));
    for (const said of says) {
      const message = JSON.stringify({ serverContent: { modelTurn: { parts: [{ text: `You are ${said}.` }] } } });
      socket.send(message);
      socket.send(message.replaceAll('/', '\\/'));
      socket.send(Buffer.from(message));
      socket.send(Buffer.from(`not JSON, ${said}`));
      socket.send(Buffer.from([0xff, 0xfe, ...Buffer.from(said)]));
      socket.send(JSON.stringify({ serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: said } }] } } }));
    }
    socket.close(1008, `API key ${heard} not valid`);
  });
};

/** Runs a session to its end, over a real socket, and gives its recording. */
const recordingOf = async (endpoint: Endpoint): Promise<string> => {
  const { transport, frames$ } = record(webSocketTransport());
  const { values } = see(frames$);
  const session = liveSession({ endpoint, model: 'gemini-3.8-live', reconnect: false, env: { transport } });
  session.sendText(`My key is ${SECRET}, and ${LOOKS.vertexAi}.`);
  await lastValueFrom(session.events$, { defaultValue: null });
  return values.map((frame) => `${writeFrame(frame)}\n`).join('');
};

describe('a recording over real sockets', () => {
  it.each(ways)('holds nothing of a credential that the server echoes: $name', async ({ endpoint }) => {
    const heard: string[] = [];
    const listening = await localServer();
    server = listening;
    const accepted = listening.connection().then(({ socket, request }) => {
      heard.push(heardIn(request));
      sayAloud(socket, heardIn(request));
    });
    const ndjson = await recordingOf(endpoint(SECRET, listening.url));
    await accepted;
    expect(heard).toEqual([SECRET]);
    expect(ndjson.split('\n').length).toBeGreaterThan(20);
    expect(ndjson).toContain('[redacted]');
    expect(found(SECRET, ndjson)).toEqual([]);
    expect(found(LOOKS.vertexAi, ndjson)).toEqual([]);
  });

  it.each(['geminiApi', 'ephemeralToken', 'vertexAi'] as const)('holds nothing of it where the upgrade is refused: %s', async (kind) => {
    server = await localServer((socket, request) => {
      const said = heardIn(request);
      socket.end(`HTTP/1.1 403 No ${said}\r\nX-Key: ${said}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
    const ndjson = await recordingOf(kinds[kind](SECRET, server.url));
    expect(ndjson).toContain('"status":403');
    expect(found(SECRET, ndjson)).toEqual([]);
  });

  it('would be found out by this search', () => {
    const said = [SECRET, encodeURIComponent(SECRET), Buffer.from(`ab${SECRET}cd`).toString('base64')];
    said.forEach((text) => {
      expect(found(SECRET, `{"text":"${text}"}`)).not.toEqual([]);
      expect(found(SECRET, `{"bytes":"${Buffer.from(text).toString('base64')}"}`)).not.toEqual([]);
    });
  });
});
