import { text } from '../client';
import { SETUP } from '../dialled';
import type { Client, World } from '../world';
import { typesOf, world } from '../world';

const RESUMABLE = { setup: { ...SETUP.setup, sessionResumption: {} } };

const begin = ({ dial, wait }: World, setup: object = SETUP): Client => {
  const client = dial();
  wait(0);
  client.send(setup);
  wait(1000);
  return client;
};

const handlesOf = (client: Client): readonly string[] =>
  client.frames().flatMap((frame) => /"newHandle": "([^"]+)"/.exec(frame)?.slice(1, 2) ?? []);

describe('the connections of a service', () => {
  it('never give the same handle, however many there are', () => {
    const here = world({ speed: 100 });
    const handles = Array.from({ length: 40 }, () => {
      const client = begin(here, { setup: { model: 'models/gemini-live-2.5-flash-preview', sessionResumption: {} } });
      client.send(text('Hi'));
      here.wait(10_000);
      client.subscription.unsubscribe();
      return handlesOf(client);
    }).flat();
    expect(handles).toHaveLength(80);
    expect(new Set(handles).size).toBe(80);
  });

  it('give handles that no other connection has the digits of', () => {
    const here = world();
    const [first, second] = [begin(here, RESUMABLE), begin(here, RESUMABLE)].map((client) => handlesOf(client)[0]?.slice('sim-'.length));
    expect(first).toMatch(/^[0-9a-f]{24}$/);
    expect(second).not.toContain(first?.slice(1, 9));
  });

  it('end one by one when the simulator itself fails, and the session is free', () => {
    const lines: string[] = [];
    const here = world({ script: [{ text: 'One.' }, { also: [{ odd: 1n }] }], log: (line) => lines.push(line) });
    const [client, other] = [begin(here, RESUMABLE), begin(here)];
    client.send(text('Hi'));
    here.wait(10_000);
    client.send(text('Go on'));
    here.wait(10_000);
    expect(client.end()).toEqual({ type: 'Closed', code: 1011, reason: 'Internal error encountered.' });
    expect(lines.join('\n')).toContain('the simulator failed: Do not know how to serialize a BigInt');
    expect(typesOf(other)).not.toContain('Closed');
    const again = begin(here, { setup: { ...SETUP.setup, sessionResumption: { handle: handlesOf(client).at(-1) } } });
    expect(again.end()).toBeUndefined();
  });
});
