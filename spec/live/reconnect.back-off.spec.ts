import { NEVER, Subject, throwError } from 'rxjs';
import { geminiApi, LiveFailure, liveSession, type LiveConfig, type Transport } from '../../lib/index';
import { linesOf, see, storyOf } from '../support/log';
import { stage, type ServerOptions } from '../support/session';
import { played } from '../support/session-configs';

const LOSS = { code: 1011, reason: 'Internal error encountered.' };

/** A session that was up and lost its connection at 100 ms. Each wait is half of what it may be. */
const lost = (config: Partial<LiveConfig> = {}, script?: ServerOptions) => {
  const world = stage(script, { reconnect: {}, ...config });
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(100);
  world.socket().closed(LOSS);
  return { ...world, session, seen, connection: () => see(session.connection$).values.at(-1) };
};

/** The times at which sockets are dialled within a minute, where none ever opens. */
const dialTimes = (config: Partial<LiveConfig>): readonly number[] => {
  const times: number[] = [];
  const world = stage({ script: (socket) => socket.closed({ status: 503 }) }, config);
  const transport: Transport = (request) => {
    times.push(world.scheduler.now());
    return world.transport(request);
  };
  const env = { ...world.config.env, ...config.env, transport };
  see(liveSession({ ...world.config, env }).events$);
  world.advance(120_000);
  return times;
};

describe('the wait before the next dial', () => {
  it.each<readonly [string, Partial<LiveConfig>, readonly number[]]>([
    ['doubles, five times', { reconnect: {} }, [0, 250, 750, 1_750, 3_750, 7_750]],
    ['is at most maxMs', { reconnect: { maxMs: 1_000 } }, [0, 250, 750, 1_250, 1_750, 2_250]],
    ['begins with baseMs', { reconnect: { baseMs: 100, attempts: 3 } }, [0, 50, 150, 350]],
    ['is drawn: nothing', { reconnect: { attempts: 2 }, env: { random: () => 0 } }, [0, 0, 0]],
    ['is drawn: almost all', { reconnect: { attempts: 2 }, env: { random: () => 0.999 } }, [0, 499, 1_498]],
    ['is not, where there may be no attempt', { reconnect: { attempts: 0 } }, [0]],
    ['is not, where nobody reconnects', { reconnect: false }, [0]],
    ['comes so often in the life of a session', { reconnect: { total: 2 } }, [0, 250, 750]],
  ])('%s', (_what, config, times) => {
    expect(dialTimes(config)).toEqual(times);
  });

  it('is told by connection$, with what comes after it', () => {
    const { connection, advance } = lost();
    expect(connection()).toMatchObject({ type: 'Waiting', attempt: 1, of: 5, retryAt: 350, cause: { type: 'ConnectionLost' } });
    advance(250);
    expect(connection()).toEqual({ type: 'Dialling', attempt: 2, resuming: false });
  });

  it('is cut short by connect(), which holds the session as ever', () => {
    const { session, sockets, advance, seen } = lost({ lingerMs: 1_000 });
    expect(sockets).toHaveLength(1);
    const hold = session.connect();
    seen.subscription.unsubscribe();
    expect(sockets).toHaveLength(2);
    advance(60_000);
    expect(sockets).toHaveLength(2);
    hold.unsubscribe();
    advance(1_010);
    expect(sockets[1]?.state).toBe('closed');
  });

  it('is cut short by ready(), which waits for the next connection', () => {
    const { session, sockets, advance } = lost();
    const ready = see(session.ready());
    expect([sockets.length, ready.values]).toEqual([2, []]);
    advance(10);
    expect([ready.values, ready.end()]).toEqual([[{ type: 'Connected', resumed: false }], 'complete']);
  });

  it('is not cut short by a further subscriber', () => {
    const { session, sockets, advance } = lost();
    see(session.audio$);
    advance(249);
    expect(sockets).toHaveLength(1);
  });

  it('is cut short by wake$, but not twice at a time: then it goes on', () => {
    const wake$ = new Subject<null>();
    const { sockets, socket, advance } = lost({ reconnect: { wake$ } });
    advance(10);
    wake$.next(null);
    expect(sockets).toHaveLength(2);
    socket(1).closed(LOSS);
    wake$.next(null);
    expect(sockets).toHaveLength(2);
    advance(240);
    expect(sockets).toHaveLength(3);
    wake$.next(null);
    expect(sockets).toHaveLength(3);
  });

  it('goes on to the linger where the last holder leaves in it', () => {
    const { seen, session, sockets, advance, scheduler } = lost({ lingerMs: 100 });
    seen.subscription.unsubscribe();
    advance(100);
    expect(see(session.connection$).values).toEqual([{ type: 'Ended' }]);
    expect(scheduler.actions).toEqual([]);
    expect(sockets).toHaveLength(1);
  });

  it('ends with close(), at once', () => {
    const { session, seen, scheduler } = lost();
    session.close();
    expect(linesOf(seen).slice(-3)).toEqual(['Error ConnectionLost', 'Active > Disconnected', 'Disconnected']);
    expect(seen.end()).toBe('complete');
    expect(scheduler.actions).toEqual([]);
  });

  it('ends with the config that comes next', () => {
    const { give, config, news, advance, socket, sockets } = played(undefined, { reconnect: {} });
    give(config);
    advance(10);
    socket().closed(LOSS);
    give(config);
    advance(10);
    expect(news()).toEqual(['Connected', 'Error ConnectionLost', 'Disconnected', 'Connected']);
    expect(sockets).toHaveLength(2);
    advance(60_000);
    expect(sockets).toHaveLength(2);
  });
});

describe('the end of a session that could not be had again', () => {
  it('is told in words: how often it was tried, and what came of the last time', () => {
    const { seen, session, advance } = lost(
      { reconnect: { attempts: 1 } },
      {
        script: (socket, index) => {
          if (index > 0) socket.closed({ status: 503 });
        },
        autoSetup: 1,
      },
    );
    advance(250);
    expect(seen.values.at(-1)).toMatchObject({
      type: 'Disconnected',
      cause: {
        type: 'RetriesExhausted',
        attempts: 1,
        message: expect.stringContaining('in 1 attempt. The last time: ') as string,
        last: { status: 503 },
      },
    });
    const failed = see(session.ready()).end();
    expect(failed).toBeInstanceOf(LiveFailure);
    expect(failed).toMatchObject({ error: { type: 'RetriesExhausted' } });
  });
});

describe('the credential of a session that dials again', () => {
  it('is asked for anew at each dial', () => {
    let asked = 0;
    const apiKey = (): string => `key-${String((asked += 1))}`;
    const { sockets, advance } = lost({ endpoint: geminiApi({ apiKey }) });
    advance(300);
    expect(sockets.map(({ request }) => request.headers['x-goog-api-key'])).toEqual(['key-1', 'key-2']);
  });

  it('is asked for again where the function failed, which may have been the network', () => {
    let asked = 0;
    const apiKey = () => ((asked += 1) === 1 ? throwError(() => new Error('offline')) : 'key-2');
    const { config, advance, sockets } = stage(undefined, { reconnect: {}, endpoint: geminiApi({ apiKey }) });
    const seen = see(liveSession(config).events$);
    advance(300);
    expect(storyOf(seen)).toEqual(['Error CredentialFailed', 'Connected']);
    expect(sockets).toHaveLength(1);
  });

  it('is not asked for again where it is empty', () => {
    const apiKey = jest.fn(() => '');
    const { config, advance } = stage(undefined, { reconnect: {}, endpoint: geminiApi({ apiKey }) });
    const seen = see(liveSession(config).events$);
    advance(60_000);
    expect(storyOf(seen)).toEqual(['Error CredentialFailed, fatal', 'Disconnected CredentialFailed']);
    expect(apiKey).toHaveBeenCalledTimes(1);
  });

  it('is let go of where it does not come in time, and asked for again', () => {
    const apiKey = jest.fn(() => NEVER);
    const { config, advance } = stage(undefined, { reconnect: { attempts: 1 }, endpoint: geminiApi({ apiKey }) });
    const seen = see(liveSession(config).events$);
    advance(30_000);
    expect(storyOf(seen)).toEqual(['Error CredentialFailed', 'Error RetriesExhausted, fatal', 'Disconnected RetriesExhausted']);
    expect(apiKey).toHaveBeenCalledTimes(2);
  });
});
