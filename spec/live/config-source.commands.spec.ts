import { Subject } from 'rxjs';
import { sendText } from '../../lib/wire/commands';
import { see } from '../support/log';
import { played } from '../support/session-configs';

const said = (text: string) => ({ realtimeInput: { text } });

describe('what is sent over configs', () => {
  it('ends nothing but the running session where it is a disconnect', () => {
    const { give, config, session, advance, news } = played();
    const phases = see(session.phase$);
    session.disconnect();
    give(config);
    advance(10);
    session.disconnect();
    advance(10);
    session.disconnect();
    expect(phases.end()).toBe('none');
    give(config);
    advance(10);
    expect(news()).toEqual(['Connected', 'Disconnected 1000', 'Connected']);
  });

  it('waits for the first session, and between two for the next', () => {
    const { give, config, session, socket, advance } = played();
    session.sendText('first');
    give(config);
    advance(10);
    give(null);
    advance(10);
    session.sendText('second');
    expect(see(session.outbox$).values).toMatchObject([{ queued: 1 }]);
    give(config);
    advance(10);
    expect(socket(0).sent.slice(1)).toEqual([said('first')]);
    expect(socket(1).sent.slice(1)).toEqual([said('second')]);
  });

  it('waits for the next session where the end of one is being told', () => {
    const { give, config, session, socket, advance } = played();
    session.events$.subscribe(({ type }) => {
      if (type === 'Disconnected' || type === 'Error') session.sendText(`after ${type}`);
    });
    give(config);
    advance(10);
    socket().closed({ code: 1011 });
    give(config);
    advance(10);
    expect(socket(1).sent.slice(1)).toEqual([said('after Error'), said('after Disconnected')]);
  });

  it('is told to be lost where no session comes any more', () => {
    const { give, finish, config, session, advance, news, seen } = played();
    give(config);
    advance(10);
    give(null);
    advance(10);
    news();
    session.sendText('nobody hears');
    finish();
    expect(news()).toEqual(['Error CommandsDropped', 'Disconnected 1000']);
    expect(seen.end()).toBe('complete');
  });

  it('comes from one feed over all sessions', () => {
    const { give, config, session, socket, advance } = played();
    const source$ = new Subject<ReturnType<typeof sendText>>();
    session.feed(source$);
    for (const n of [0, 1]) {
      give(config);
      advance(10);
      source$.next(sendText(`to ${String(n)}`));
      expect(socket(n).sent.at(-1)).toEqual(said(`to ${String(n)}`));
    }
    session.close();
    advance(10);
    expect(source$.observed).toBe(false);
  });
});
