import { VirtualTimeScheduler } from 'rxjs';
import { drawnServer } from '../../../lib/testing/marbles/drawn-server';

describe('drawnServer', () => {
  it('keeps one log a socket, however much is written on it', () => {
    const scheduler = new VirtualTimeScheduler();
    const server = drawnServer(scheduler);
    server.draw(['-'], {});
    let sent: readonly unknown[] | undefined;
    server.transport({ url: 'wss://live.test/', headers: {}, protocols: [] }).subscribe((incoming) => {
      if (incoming.type !== 'Opened') return;
      sent = server.sockets()[0]?.sent;
      incoming.socket.send('{"realtimeInput":{"text":"a"}}');
      incoming.socket.send('{"realtimeInput":{"text":"b"}}');
    });
    scheduler.flush();
    // The log that was there before: a new one for each message would take quadratic time.
    expect(sent).toHaveLength(2);
    expect(server.sockets()[0]?.sent).toBe(sent);
  });
});
