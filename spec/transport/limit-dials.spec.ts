import { NEVER, Subscription, VirtualTimeScheduler } from 'rxjs';
import { limitDials } from '../../lib/transport/limit-dials';
import { manualTransport } from '../../lib/testing/scripted/manual-transport';
import { fieldsOf } from './problems-of';

const request = { url: 'wss://a.example', headers: {}, protocols: [] };

const limited = (limit: number, dials: number) => {
  const link = manualTransport({ scheduler: new VirtualTimeScheduler() });
  const transport = limitDials(link, limit);
  const heard: string[] = [];
  const subscriptions = Array.from({ length: dials }, (_, index) =>
    transport({ ...request, url: `wss://${index}.example` }).subscribe(({ type }) => heard.push(`${index} ${type}`)),
  );
  const leave = (index: number) => (subscriptions[index] ?? Subscription.EMPTY).unsubscribe();
  const at = (index: number) => {
    const socket = link.sockets[index];
    if (socket === undefined) throw new Error(`Dial ${index} has not begun.`);
    return socket;
  };
  return { link, heard, leave, at, dialled: () => link.sockets.map((socket) => socket.request.url) };
};

describe('limitDials', () => {
  it('dials up to the limit at once, and the next when one is open', () => {
    const { dialled, at } = limited(2, 4);
    expect(dialled()).toEqual(['wss://0.example', 'wss://1.example']);
    at(1).open();
    expect(dialled()).toHaveLength(3);
    at(1).frame('x');
    expect(dialled()).toEqual(['wss://0.example', 'wss://1.example', 'wss://2.example']);
  });

  it('goes on after a dial that failed, and does not count its end twice', () => {
    const { dialled, at, heard } = limited(1, 4);
    at(0).closed({ status: 503 });
    expect(dialled()).toHaveLength(2);
    at(1).open();
    expect(dialled()).toHaveLength(3);
    at(1).closed();
    expect(dialled()).toHaveLength(3);
    expect(heard).toEqual(['0 Closed', '1 Opened', '1 Closed']);
  });

  it('goes on after a dial that was given up', () => {
    const { dialled, leave, at } = limited(1, 2);
    leave(0);
    expect(at(0).state).toBe('abandoned');
    expect(dialled()).toEqual(['wss://0.example', 'wss://1.example']);
  });

  it('goes on after a dial that threw', () => {
    const { link, dialled } = limited(1, 0);
    let dials = 0;
    const flaky = limitDials((given) => {
      dials += 1;
      if (dials === 1) throw new Error('no network');
      return link(given);
    }, 1);
    const failures: unknown[] = [];
    flaky(request).subscribe({ error: (error: unknown) => failures.push(error) });
    flaky(request).subscribe();
    expect([failures, dialled()]).toEqual([[new Error('no network')], [request.url]]);
  });

  it('passes over those who left while they waited', () => {
    const { dialled, leave, at } = limited(1, 3);
    leave(1);
    at(0).open();
    expect(dialled()).toEqual(['wss://0.example', 'wss://2.example']);
  });

  it('tells all there is to tell', () => {
    const { at, heard } = limited(1, 1);
    at(0).open();
    at(0).frame('x');
    at(0).closed();
    expect(heard).toEqual(['0 Opened', '0 Frame', '0 Closed']);
  });

  it.each([0, -1, 1.5, NaN])('refuses the limit %d', (limit) => {
    expect(fieldsOf(() => limitDials(() => NEVER, limit))).toEqual(['limit']);
  });
});
