import { content } from '../client';
import { SETUP } from '../dialled';
import { world } from '../world';

describe('a script of the wire', () => {
  it('is played instead of a model', () => {
    const { dial, wait, transport, timers } = world({
      wire: [
        { expect: 'setup' },
        { send: { setupComplete: {} } },
        { wait: 100 },
        { send: 'no JSON' },
        { close: { code: 1011, reason: 'Over.' } },
        { dial: true },
        { refuse: { status: 503 } },
        { dial: true },
        { expect: 'setup' },
        { drop: true },
      ],
    });
    expect(transport.verify).toThrow(/not played/);
    const first = dial('wss://host/anything');
    wait(0);
    first.send(SETUP);
    wait(0);
    expect(first.frames()).toEqual([expect.stringContaining('setupComplete')]);
    wait(100);
    expect(first.end()).toEqual({ type: 'Closed', code: 1011, reason: 'Over.' });
    expect(first.frames().at(-1)).toBe('no JSON');
    const second = dial();
    wait(0);
    expect(second.end()).toMatchObject({ status: 503 });
    const third = dial();
    wait(0);
    third.send(SETUP);
    wait(0);
    expect(third.end()).toMatchObject({ code: 1006 });
    expect(transport.verify).not.toThrow();
    expect(timers()).toBe(0);
  });

  it('tells where a client does not follow it', () => {
    const lines: string[] = [];
    const { dial, wait, transport } = world({ wire: [{ expect: 'setup' }], log: (line) => lines.push(line) });
    const client = dial();
    wait(0);
    client.send(content('Hi'));
    wait(0);
    expect(client.end()).toMatchObject({ code: 1008, reason: expect.stringMatching(/^Not in the script/) as string });
    expect(transport.verify).toThrow(/setup/);
    expect(lines.join('\n')).toContain('clientContent');
  });
});
