import { typesOf, world } from '../world';

describe('a dial that fails', () => {
  it.each([
    ['refuse', { type: 'refuse' }, { code: 1006, cause: expect.stringMatching(/cut the connection/) as string }],
    ['reset', { type: 'reset' }, { code: 1006, cause: expect.stringMatching(/ECONNRESET/) as string }],
    [
      'status',
      { type: 'status', status: 503 },
      { status: 503, cause: 'The server answered the upgrade to a WebSocket with HTTP 503 Service Unavailable.' },
    ],
  ] as const)('tells why: %s', (_what, fault, closed) => {
    const { dial, wait, timers } = world({ faults: [{ fault, connection: 1 }] });
    const [first, second] = [dial(), dial()];
    wait(0);
    expect(first.incoming).toEqual([expect.objectContaining({ type: 'Closed', reason: '', ...closed })]);
    expect(typesOf(second)).toEqual(['Opened']);
    second.subscription.unsubscribe();
    expect(timers()).toBe(0);
  });

  it('lets a dial hang', () => {
    const { dial, wait, timers } = world({ faults: [{ fault: { type: 'hang' } }] });
    const client = dial();
    wait(1_000_000);
    expect(client.incoming).toEqual([]);
    expect(timers()).toBe(0);
  });

  it('answers 404 where nothing is', () => {
    const { dial, wait } = world();
    const client = dial('wss://host/elsewhere');
    wait(0);
    expect(client.end()).toMatchObject({ code: 1006, status: 404 });
  });
});
