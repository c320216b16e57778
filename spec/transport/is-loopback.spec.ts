import { isLoopback } from '../../lib/transport/is-loopback';

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', 'localhost.', 'a.b.localhost', '127.0.0.1', '127.255.0.9', '[::1]'])('takes %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '',
    'example.com',
    'localhost.example.com',
    'notlocalhost',
    '127.0.0.1.example.com',
    '128.0.0.1',
    '10.0.0.1',
    '0.0.0.0',
    '[::]',
    '[::2]',
  ])('does not take %p', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
