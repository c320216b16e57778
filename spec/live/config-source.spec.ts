import { NEVER } from 'rxjs';
import { liveSession } from '../../lib/live/live-session';
import type { LiveConfig } from '../../lib/session/live-config';
import { see } from '../support/log';
import { message } from '../../lib/testing/builders/message';
import { letters, stage } from '../support/session';
import { played } from '../support/session-configs';
import { virtual } from '../streams/virtual';

describe('a session over configs', () => {
  it('begins with the first config, and asks for none before it is subscribed', () => {
    virtual(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const { config } = stage({ autoOpen: 1 }, { timeouts: { setup: 5 } }, scheduler);
      const configs$ = cold<LiveConfig | null>('        --a------', { a: config });
      const session = liveSession(configs$);
      const subscribed = '                              -^----------';
      expectObservable(session.events$.pipe(letters()), subscribed).toBe('---pp----(epD)');
      expectSubscriptions(configs$.subscriptions).toBe('-^');
    });
  });

  it('ends the running session and begins the next with each config', () => {
    const { give, config, sockets, advance, news, seen } = played();
    give(config);
    advance(10);
    expect(news()).toEqual(['Connected']);
    give({ ...config, model: 'gemini-live-2.5-flash' });
    expect(sockets.map(({ state }) => state)).toEqual(['closing']);
    advance(1);
    expect(sockets).toHaveLength(1);
    advance(20);
    expect(news()).toEqual(['Disconnected 1000', 'Connected']);
    expect(sockets.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(sockets[1]?.sent).toMatchObject([{ setup: { model: 'gemini-live-2.5-flash' } }]);
    expect(seen.end()).toBe('none');
  });

  it('does not wait for ever for a mute peer', () => {
    const { give, config, sockets, advance } = played({ autoSetup: 6 }, { timeouts: { close: 50 } });
    give(config);
    advance(10);
    give(config);
    advance(50);
    expect(sockets.map(({ state }) => state)).toEqual(['abandoned', 'open']);
  });

  it('only ends with null', () => {
    const { give, config, sockets, advance, news } = played();
    give(null);
    give(config);
    advance(10);
    give(null);
    advance(60_000);
    expect(news()).toEqual(['Connected', 'Disconnected 1000']);
    expect(sockets).toHaveLength(1);
  });

  it('takes the last of many quick configs', () => {
    const { give, config, sockets, advance, news } = played();
    give({ ...config, model: 'one' });
    advance(10);
    give({ ...config, model: 'two' });
    give(null);
    give({ ...config, model: 'three' });
    advance(20);
    expect(sockets.map(({ sent }) => sent[0])).toMatchObject([{ setup: { model: 'one' } }, { setup: { model: 'three' } }]);
    expect(news()).toEqual(['Connected', 'Disconnected 1000', 'Connected']);
  });

  it('dials for none that was replaced before its dial', () => {
    const { give, config, sockets, advance, news } = played();
    give({ ...config, model: 'one' });
    give({ ...config, model: 'two' });
    advance(10);
    expect(sockets.map(({ sent }) => sent[0])).toMatchObject([{ setup: { model: 'two' } }]);
    expect(news()).toEqual(['Disconnected', 'Connected']);
  });

  it('begins again where a subscriber gives the next config at the end', () => {
    const { give, config, session, socket, sockets, advance, news } = played();
    session.events$.subscribe(({ type }) => {
      if (type === 'Disconnected' && sockets.length < 3) give(config);
    });
    give(config);
    advance(10);
    socket(0).closed({ code: 1011 });
    advance(10);
    socket(1).closed({ code: 1011 });
    advance(10);
    const lost = ['Connected', 'Error ConnectionLost, fatal', 'Disconnected 1011 ConnectionLost'];
    expect(news()).toEqual([...lost, ...lost, 'Connected']);
  });

  it('counts turns on, and keeps the states of the object', () => {
    const { give, config, session, socket, advance, news } = played();
    const turns = see(session.turns$);
    const totals = see(session.usageTotal$);
    const phases = see(session.phase$);
    const connections = see(session.connection$);
    for (const n of [0, 1]) {
      give(config);
      advance(10);
      socket(n).frame(message.text(`answer ${String(n)}`));
      socket(n).frame(message.usage({ totalTokenCount: 5 }));
      socket(n).frame(message.turnComplete());
    }
    give(null);
    advance(10);
    expect(news().filter((line) => line.startsWith('TurnComplete'))).toEqual(['TurnComplete 1', 'TurnComplete 2']);
    expect(turns.values.map(({ turn }) => turn)).toEqual([1, 2]);
    expect(totals.values.map(({ totalTokenCount }) => totalTokenCount)).toEqual([0, 5, 10]);
    expect(see(session.conversation$).values[0]?.map(({ text }) => text)).toEqual(['answer 0', 'answer 1']);
    expect(connections.values.map(({ type }) => type)).toEqual(['Idle', 'Dialling', 'Up', 'Ended', 'Dialling', 'Up', 'Ended']);
    expect(connections.values.filter(({ type }) => type === 'Up')).toMatchObject([{ connection: 1 }, { connection: 2 }]);
    expect(phases.values.filter((phase) => phase === 'Active')).toHaveLength(4);
    expect([phases.end(), connections.end(), turns.end()]).toEqual(['none', 'none', 'none']);
  });
});

describe("a session over configs whose `dial` is 'connect'", () => {
  it('dials only while somebody asks for it, each session anew', () => {
    const { give, config, session, sockets, advance } = played(undefined, { dial: 'connect' });
    const holding = session.connect();
    give(config);
    advance(10);
    expect(sockets).toHaveLength(1);
    give(config);
    advance(10);
    expect(sockets).toHaveLength(2);
    holding.unsubscribe();
    give(config);
    advance(10);
    expect(sockets).toHaveLength(2);
    session.connect();
    advance(10);
    expect(sockets).toHaveLength(3);
  });
});

it('never asks a source that nobody subscribes to', () => {
  const session = liveSession(NEVER);
  expect(see(session.connection$).values).toEqual([{ type: 'Idle' }]);
});
