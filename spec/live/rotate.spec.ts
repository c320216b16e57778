import type { LiveConfig } from '../../lib/index';
import { liveSession, sendToolResponse } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { liveMarbles } from '../../lib/testing/index';
import { see, storyOf } from '../support/log';
import { stage, type ServerOptions } from '../support/session';

const HANDLE = { r: { handle: 'h-1' } };
const RESUMES = { S: { setup: { sessionResumption: { handle: 'h-1' } } } };

describe('a session whose connection will be ended', () => {
  it('moves to a new one at once, where nothing would be cut', () => {
    liveMarbles(({ server, user, expectEvents, expectSent, expectSockets }) => {
      server('      --C-u-r-g', '         --C---t-T', HANDLE);
      user('        --------       -----t');
      expectEvents('--C-u-r-g-C---t-(XT)');
      expectSent(1, 'S-------|');
      expectSent(2, '--------       S----t', RESUMES);
      expectSockets('^-------!', '--------       ^');
    });
  });

  it('moves when the turn is over, and the handle holds it', () => {
    liveMarbles(({ server, expectEvents, expectSent }) => {
      server('      --C-r-t-g-t---T----r', '              --C', HANDLE);
      expectEvents('--C-r-t-g-t---(XT)----r-C');
      expectSent(1, 'S-------------   -----|');
    });
  });

  it('is told in phases and nothing else: no error, no end', () => {
    liveMarbles(({ server, expectEvents }) => {
      server('      -   -C   -u-r-g', '           --C', HANDLE);
      expectEvents('(pp)-(pC)-u-r-(gpppp)-(pC)');
    });
  });
});

/** A session that is up at 10 ms, and has a handle then. */
const up = (config: Partial<LiveConfig> = {}, script?: ServerOptions) => {
  const world = stage(script, { reconnect: {}, ...config });
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(10);
  world.socket().frame(message.sessionResumptionUpdate('h-1'));
  world.socket().frame(message.usage({ totalTokenCount: 1 }));
  return {
    ...world,
    session,
    seen,
    connection: () => see(session.connection$).values.at(-1),
    story: () => storyOf(seen).filter((line) => line !== 'SessionResumeUpdate' && line !== 'Usage'),
  };
};

const CALL = message.toolCall({ id: 'c-1', name: 'look', args: {} });

describe('the moment of a move', () => {
  it('is put off while a call is open, but not beyond the margin before the end', () => {
    const { socket, sockets, advance, connection, story } = up();
    socket().frame(CALL);
    socket().frame(message.goAway('50s'));
    expect(connection()).toMatchObject({ type: 'Up', closesAt: 50_010 });
    advance(44_999);
    expect(sockets).toHaveLength(1);
    advance(1);
    expect(connection()).toEqual({ type: 'Rotating', because: 'goAway' });
    advance(20);
    expect(story()).toEqual([
      'Connected',
      'ToolCall c-1',
      'GoAway',
      'Interrupted by drop',
      'TurnComplete 1',
      'Connected',
      'ToolCallCancelled',
    ]);
  });

  it('comes with the answer of the call, once the server has its say and the handle holds it', () => {
    const { session, socket, sockets, advance } = up();
    socket().frame(CALL);
    socket().frame(message.goAway('50s'));
    session.send(sendToolResponse([{ id: 'c-1', response: { output: 1 } }]));
    expect(sockets).toHaveLength(1);
    socket().frame(message.text('It is red.'));
    socket().frame(message.turnComplete());
    expect(socket().closeCalls).toEqual([]);
    socket().frame(message.sessionResumptionUpdate('h-2'));
    expect(socket().closeCalls).toEqual([{ code: 1000, reason: '' }]);
    advance(10);
    expect(socket(1).sent).toMatchObject([{ setup: { sessionResumption: { handle: 'h-2' } } }]);
  });

  it.each<readonly [string, object, Partial<LiveConfig>, number]>([
    ['the margin of the config before the announced end', message.goAway('50s'), { rotate: { marginMs: 20_000 } }, 30_000],
    ['half of the time that is left, where that is sooner', message.goAway('3s'), {}, 1_500],
    ['at once, where no time is left', message.goAway('0s'), {}, 0],
    ['after 5 s, where the server does not say how much time is left', { goAway: {} }, {}, 5_000],
  ])('comes at the latest %s', (_what, goAway, config, ms) => {
    const { socket, advance } = up(config);
    socket().frame(message.text('Once upon a time'));
    socket().frame(goAway);
    advance(ms - 1);
    expect(socket().closeCalls).toHaveLength(ms === 0 ? 1 : 0);
    advance(1);
    expect(socket().closeCalls).toHaveLength(1);
  });

  it('does not come where the session does not move: the server ends it, and it is dialled again', () => {
    const { socket, sockets, advance, story } = up({ rotate: false });
    socket().frame(message.goAway('50s'));
    advance(60_000);
    expect(sockets).toHaveLength(1);
    socket().closed({ code: 1008, reason: 'Connection aborted: the session deadline expired' });
    advance(1_000);
    expect(story()).toEqual(['Connected', 'GoAway', 'Error ConnectionLost', 'Connected']);
  });

  it('does not come where there is but one connection', () => {
    const { socket, sockets, advance } = up({ reconnect: false });
    socket().frame(message.goAway('50s'));
    advance(60_000);
    expect([sockets.length, socket().state]).toEqual([1, 'open']);
  });

  it('comes with the age of the connection, where the config says so, and again with that of the next', () => {
    const { socket, sockets, advance, connection } = up({ rotate: { afterMs: 60_000 } });
    advance(59_995);
    expect(sockets).toHaveLength(1);
    advance(1);
    expect(connection()).toEqual({ type: 'Rotating', because: 'afterMs' });
    advance(10);
    expect(connection()).toMatchObject({ type: 'Up', connection: 2, continuity: 'resumed' });
    socket(1).frame(message.sessionResumptionUpdate('h-2'));
    advance(60_010);
    expect(sockets).toHaveLength(3);
    expect(socket(2).sent).toMatchObject([{ setup: { sessionResumption: { handle: 'h-2' } } }]);
  });
});

describe('a session that moves', () => {
  it('sends on the new connection what is sent meanwhile', () => {
    const { session, socket, advance } = up();
    socket().frame(message.goAway('50s'));
    session.sendText('Hello');
    advance(20);
    expect(socket().sent).toHaveLength(1);
    expect(socket(1).sent).toMatchObject([{ setup: {} }, { realtimeInput: { text: 'Hello' } }]);
  });

  it('tells what the old connection still says', () => {
    const { socket, seen, advance } = up();
    socket().frame(message.goAway('50s'));
    socket().frame(message.usage({ totalTokenCount: 3 }));
    advance(20);
    expect(storyOf(seen)).toEqual(['Connected', 'SessionResumeUpdate', 'Usage', 'GoAway', 'Usage', 'Connected']);
  });

  it('waits no longer than timeouts.close for the old connection to end', () => {
    const { socket, sockets, advance } = up({ timeouts: { close: 500 } }, { autoSetup: 6 });
    socket().frame(message.goAway('50s'));
    advance(499);
    expect(sockets).toHaveLength(1);
    advance(1);
    expect(sockets.map(({ state }) => state)).toEqual(['abandoned', 'open']);
  });

  it('ends by close(), whichever connection it is on', () => {
    const leaving = up();
    leaving.socket().frame(message.goAway('50s'));
    leaving.session.close();
    leaving.advance(100);
    expect(leaving.story()).toEqual(['Connected', 'GoAway', 'Disconnected 1000']);
    expect(leaving.sockets).toHaveLength(1);
    const coming = up();
    coming.socket().frame(message.goAway('50s'));
    coming.advance(2);
    coming.session.close();
    coming.advance(100);
    expect(coming.story().at(-1)).toMatch(/^Disconnected/);
    expect(coming.sockets).toHaveLength(2);
    for (const { scheduler } of [leaving, coming]) expect(scheduler.actions).toEqual([]);
  });

  it('dials again, as after a loss, where the new connection cannot be had', () => {
    const { socket, advance, connection, story } = up(
      {},
      {
        autoSetup: 6,
        autoClose: 2,
        script: (each, index) => {
          if (index === 1) each.closed({ status: 503 });
        },
      },
    );
    socket().frame(message.goAway('50s'));
    advance(10);
    expect(connection()).toMatchObject({ type: 'Waiting', attempt: 1, cause: { type: 'DialFailed' } });
    advance(300);
    expect(story()).toEqual(['Connected', 'GoAway', 'Error DialFailed', 'Connected']);
    expect(connection()).toMatchObject({ type: 'Up', continuity: 'resumed' });
  });
});
