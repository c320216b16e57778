import { isRight, left } from 'fp-ts/lib/Either.js';
import { openSocket } from '../../lib/transport/open-socket';
import { fakeNodePlatform, fakePlatform } from './fake-web-socket';

const request = { url: 'wss://a.example/ws', headers: { 'x-goog-api-key': 'k3y' }, protocols: ['p'] };

const onNode = (options?: object, at = request) => {
  const platform = fakeNodePlatform();
  const opened = openSocket({ type: 'node', WebSocket: platform.WebSocket }, at, options);
  return { opened, platform };
};

const onBrowser = (options?: object, at = request) => {
  const platform = fakePlatform();
  const opened = openSocket({ type: 'standard', WebSocket: platform.WebSocket }, at, options);
  return { opened, platform };
};

describe('openSocket', () => {
  it('sends headers on Node, and sets what ws would set worse', () => {
    expect(onNode().platform.only().args).toEqual([
      'wss://a.example/ws',
      ['p'],
      {
        headers: { 'x-goog-api-key': 'k3y' },
        perMessageDeflate: false,
        closeTimeout: 2000,
        maxPayload: 104857600,
        followRedirects: false,
      },
    ]);
  });

  it('hands the options over and leaves them as they are', () => {
    const options = { agent: 'an agent', closeTimeout: 50, headers: { 'user-agent': 'spec', 'x-goog-api-key': 'other' } };
    const [, , handed] = onNode(options).platform.only().args;
    expect(handed).toMatchObject({ agent: 'an agent', closeTimeout: 50, headers: { 'user-agent': 'spec', 'x-goog-api-key': 'k3y' } });
    expect(options.headers['x-goog-api-key']).toBe('other');
  });

  it('never lets a redirect take the key along', () => {
    expect(onNode({ followRedirects: true }).platform.only().args[2]).toMatchObject({ followRedirects: false });
  });

  it('puts the key into the query where no headers can be sent', () => {
    expect(onBrowser().platform.only().args).toEqual(['wss://a.example/ws?key=k3y', ['p']]);
  });

  it('hands options to any class that is given them', () => {
    expect(onBrowser({ dispatcher: 1 }).platform.only().args[2]).toEqual({ dispatcher: 1 });
  });

  it('asks for binary frames as buffers', () => {
    expect(onNode().platform.only().binaryType).toBe('arraybuffer');
    expect(onBrowser().platform.only().binaryType).toBe('arraybuffer');
  });

  it('tells what to do where a needed header cannot be sent, and does not dial', () => {
    const { opened, platform } = onBrowser(undefined, { ...request, headers: { Authorization: 'Bearer ya29.s3cret' } as never });
    expect(opened).toEqual(left(expect.stringMatching(/cannot send headers.*Authorization.*ephemeralToken\(\).*proxy/)));
    expect(JSON.stringify(opened)).not.toContain('s3cret');
    expect(platform.sockets).toEqual([]);
  });

  it.each([['ws://a.example/ws'], ['wss://user:s3cret@a.example'], ['nonsense']])('does not dial %s', (url) => {
    const { opened, platform } = onNode(undefined, { ...request, url });
    expect(opened).toEqual(left(expect.stringContaining('The URL of the connection must')));
    expect(JSON.stringify(opened)).not.toContain('s3cret');
    expect(platform.sockets).toEqual([]);
  });

  it('dials this machine without encryption', () => {
    expect(isRight(onNode(undefined, { ...request, url: 'ws://127.0.0.1:8080' }).opened)).toBe(true);
  });

  it('says which option to set where there is no WebSocket', () => {
    expect(openSocket({ type: 'none' }, request, undefined)).toEqual(left(expect.stringContaining('webSocketTransport({ WebSocket })')));
  });

  it('gives what the constructor threw', () => {
    const thrown = new SyntaxError('no');
    const constructing = (): never => {
      throw thrown;
    };
    const { WebSocket } = fakePlatform({ constructing });
    expect(openSocket({ type: 'standard', WebSocket }, request, undefined)).toEqual(left(thrown));
  });
});
