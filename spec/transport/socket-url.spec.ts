import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { socketUrl } from '../../lib/transport/socket-url';

describe('socketUrl', () => {
  it.each([
    ['https://a.example/x?y=1', 'wss://a.example/x?y=1'],
    ['wss://a.example:444/', 'wss://a.example:444/'],
    ['HTTP://LOCALHOST/', 'ws://localhost/'],
    ['ws://api.localhost:1/', 'ws://api.localhost:1/'],
    ['ws://127.9.9.9/', 'ws://127.9.9.9/'],
    ['ws://127.1/', 'ws://127.0.0.1/'],
    ['http://[::1]:8080/', 'ws://[::1]:8080/'],
  ])('reads %s as %s', (given, href) => {
    const url = socketUrl('url', given);
    expect(isRight(url) ? url.right.href : url.left).toBe(href);
  });

  it.each([
    ['', 'whole URL'],
    ['proxy.example', 'whole URL'],
    [undefined, 'whole URL'],
    [new URL('https://a.example'), 'whole URL'],
    ['localhost:8080', 'not with localhost:'],
    ['ftp://a.example', 'not with ftp:'],
    ['ws://a.example', 'unencrypted'],
    ['http://127.a.example', 'unencrypted'],
    ['http://localhost.a.example', 'unencrypted'],
    ['http://192.168.0.1', 'unencrypted'],
    ['https://user@a.example', 'user name'],
    ['https://:s3cret@a.example', 'password'],
    ['https://a.example/#x', 'fragment'],
  ])('refuses %p', (given, words) => {
    const url = socketUrl('endpoint.url', given);
    expect(isLeft(url) && url.left.field).toBe('endpoint.url');
    expect(isLeft(url) && url.left.problem).toContain(words);
    expect(isLeft(url) && url.left.problem).not.toContain('s3cret');
  });
});
